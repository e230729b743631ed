package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that Kubernetes knows, those that say only what is so anyway, and those that the cluster writes itself. */
final class KubernetesKeys {
    static final Set<String> OBJECT =
            words("apiVersion kind metadata spec template status data stringData binaryData immutable type"
                    + " secrets imagePullSecrets automountServiceAccountToken items");
    static final Set<String> WORKLOAD = words("replicas selector template strategy updateStrategy minReadySeconds"
            + " revisionHistoryLimit paused progressDeadlineSeconds serviceName volumeClaimTemplates podManagementPolicy"
            + " persistentVolumeClaimRetentionPolicy ordinals parallelism completions activeDeadlineSeconds backoffLimit"
            + " backoffLimitPerIndex maxFailedIndexes podFailurePolicy podReplacementPolicy successPolicy managedBy"
            + " completionMode suspend ttlSecondsAfterFinished manualSelector schedule timeZone concurrencyPolicy"
            + " startingDeadlineSeconds successfulJobsHistoryLimit failedJobsHistoryLimit jobTemplate triggers test"
            + " workloadRef analysis rollbackWindow restartAt progressDeadlineAbort traffic");
    static final Set<String> POD =
            words("activeDeadlineSeconds affinity automountServiceAccountToken containers dnsConfig"
                    + " dnsPolicy enableServiceLinks ephemeralContainers hostAliases hostIPC hostNetwork hostPID hostUsers hostname"
                    + " hostnameOverride imagePullSecrets initContainers nodeName nodeSelector os overhead preemptionPolicy priority"
                    + " priorityClassName readinessGates resourceClaims resources restartPolicy runtimeClassName schedulerName"
                    + " schedulingGates securityContext serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace"
                    + " subdomain terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes workloadRef"
                    + " containerConcurrency timeoutSeconds idleTimeoutSeconds responseStartTimeoutSeconds");
    static final Set<String> CONTAINER = words(
            "args command env envFrom image imagePullPolicy lifecycle livenessProbe name"
                    + " ports readinessProbe resizePolicy resources restartPolicy restartPolicyRules securityContext startupProbe"
                    + " stdin stdinOnce targetContainerName terminationMessagePath terminationMessagePolicy tty volumeDevices volumeMounts workingDir");
    static final Set<String> SERVICE =
            words("allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName"
                    + " externalTrafficPolicy healthCheckNodePort internalTrafficPolicy ipFamilies ipFamilyPolicy loadBalancerClass"
                    + " loadBalancerIP loadBalancerSourceRanges ports publishNotReadyAddresses selector sessionAffinity"
                    + " sessionAffinityConfig trafficDistribution type");
    private static final Set<String> METADATA = words("name namespace generateName labels annotations creationTimestamp"
            + " deletionGracePeriodSeconds deletionTimestamp finalizers generation managedFields ownerReferences"
            + " resourceVersion selfLink uid");
    private static final Set<String> OF_THE_CLUSTER =
            words("creationTimestamp deletionGracePeriodSeconds deletionTimestamp"
                    + " generation managedFields ownerReferences resourceVersion selfLink uid");
    private static final Set<String> UNSAID = words("kubectl.kubernetes.io/last-applied-configuration"
            + " deployment.kubernetes.io/revision kubectl.kubernetes.io/restartedAt deprecated.daemonset.template.generation"
            + " pv.kubernetes.io/bind-completed pv.kubernetes.io/bound-by-controller");
    private static final Map<String, String> USUAL = usual();
    private static final int MOST_KEYS_NAMED = 12;

    private KubernetesKeys() {}

    /** Notes what was not taken of a mapping, but for what is so anyway. */
    static void finish(Keys keys, Set<String> known) {
        USUAL.forEach(keys::takeIf);
        keys.takeEmpty();
        keys.finish(known::contains, value -> false);
    }

    /** Notes what was not taken of a mapping whose keys are all known, but for what is so anyway. */
    static void finish(Keys keys) {
        finish(keys, keys.names());
    }

    /**
     * Notes what was not taken of an object's metadata.
     *
     * @param labels the labels that are written somewhere
     */
    static void finishMetadata(Keys metadata, Map<String, String> labels, Set<String> annotations) {
        OF_THE_CLUSTER.forEach(metadata::take);
        metadata.take("name");
        metadata.take("namespace");
        metadata.take("generateName");
        List<String> lost = new ArrayList<>();
        texts(metadata, "labels").forEach((key, value) -> {
            if (!value.equals(labels.get(key))) {
                lost.add(key);
            }
        });
        if (!lost.isEmpty()) {
            metadata.note("labels", list(lost) + " no place in the registry; left out");
            lost.forEach(metadata.inner("labels")::noteSecrets);
        }
        List<String> unused = new ArrayList<>(metadata.inner("annotations").names());
        unused.removeIf(key -> UNSAID.contains(key) || annotations.contains(key));
        if (!unused.isEmpty()) {
            metadata.note("annotations", list(unused) + " no place in the registry; left out");
            unused.forEach(metadata.inner("annotations")::noteSecrets);
        }
        finish(metadata, METADATA);
    }

    /** Notes the secrets in an object that is left out as a whole, but for the copy of it that the cluster keeps in itself. */
    static void noteSecrets(Keys object) {
        for (String key : object.names()) {
            if (!key.equals("metadata")) {
                object.noteSecrets(key);
            }
        }
        Keys metadata = object.inner("metadata");
        for (String key : metadata.names()) {
            if (!key.equals("annotations")) {
                metadata.noteSecrets(key);
            }
        }
        Keys annotations = metadata.inner("annotations");
        annotations.names().stream().filter(key -> !UNSAID.contains(key)).forEach(annotations::noteSecrets);
    }

    /** Keys as the subject of a sentence, with its verb. */
    static String list(List<String> keys) {
        if (keys.size() == 1) {
            return keys.get(0) + " has";
        }
        return keys.size() <= MOST_KEYS_NAMED
                ? String.join(", ", keys) + " have"
                : String.join(", ", keys.subList(0, MOST_KEYS_NAMED)) + " and " + (keys.size() - MOST_KEYS_NAMED)
                        + " more have";
    }

    /** The texts of a mapping of names to texts. */
    static Map<String, String> texts(Keys keys, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Yaml.Table table = keys.table(key);
        if (table != null) {
            Keys inner = keys.inner(key);
            for (String name : table.entries().keySet()) {
                texts.put(name, inner.text(name));
            }
        }
        return texts;
    }

    /** The mappings of a list; what is no mapping is noted. */
    static List<Keys> mappings(Keys keys, String key) {
        List<Keys> mappings = new ArrayList<>();
        for (Yaml item : keys.list(key)) {
            if (item instanceof Yaml.Table table) {
                mappings.add(
                        table.value("name") instanceof Yaml.Scalar name
                                ? keys.within(key, name.text(), table)
                                : keys.within(key, table));
            } else {
                keys.noteLost(key, item, "one entry is no mapping; left out");
            }
        }
        return mappings;
    }

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("terminationMessagePath", "/dev/termination-log");
        usual.put("terminationMessagePolicy", "File");
        usual.put("dnsPolicy", "ClusterFirst");
        usual.put("schedulerName", "default-scheduler");
        usual.put("restartPolicy", "Always");
        usual.put("enableServiceLinks", "true");
        usual.put("preemptionPolicy", "PreemptLowerPriority");
        usual.put("priority", "0");
        usual.put("shareProcessNamespace", "false");
        usual.put("hostUsers", "true");
        usual.put("setHostnameAsFQDN", "false");
        usual.put("procMount", "Default");
        usual.put("stdin", "false");
        usual.put("stdinOnce", "false");
        usual.put("tty", "false");
        usual.put("minReadySeconds", "0");
        usual.put("revisionHistoryLimit", "10");
        usual.put("progressDeadlineSeconds", "600");
        usual.put("paused", "false");
        usual.put("podManagementPolicy", "OrderedReady");
        usual.put("suspend", "false");
        usual.put("backoffLimit", "6");
        usual.put("parallelism", "1");
        usual.put("completions", "1");
        usual.put("completionMode", "NonIndexed");
        usual.put("manualSelector", "false");
        usual.put("podReplacementPolicy", "TerminatingOrFailed");
        usual.put("concurrencyPolicy", "Allow");
        usual.put("successfulJobsHistoryLimit", "3");
        usual.put("failedJobsHistoryLimit", "1");
        usual.put("sessionAffinity", "None");
        usual.put("internalTrafficPolicy", "Cluster");
        usual.put("externalTrafficPolicy", "Cluster");
        usual.put("ipFamilyPolicy", "SingleStack");
        usual.put("allocateLoadBalancerNodePorts", "true");
        usual.put("publishNotReadyAddresses", "false");
        usual.put("immutable", "false");
        usual.put("optional", "false");
        usual.put("partition", "0");
        return usual;
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }
}
