package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes what no section took: of a workload, and of the objects that workloads use. */
final class Leftovers {
    private static final Set<String> ANNOTATIONS = Set.of(
            "kubernetes.io/description",
            "kubectl.kubernetes.io/default-container",
            "kubectl.kubernetes.io/default-logs-container");
    private static final List<String> KINDS = List.of(
            "Service",
            "ConfigMap",
            "Secret",
            "SealedSecret",
            "ExternalSecret",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "ClusterRole",
            "ClusterRoleBinding",
            "PersistentVolumeClaim",
            "PersistentVolume",
            "Ingress",
            "Gateway",
            "ListenerSet",
            "XListenerSet",
            "LimitRange",
            "HTTPRoute",
            "GRPCRoute",
            "TLSRoute",
            "Route",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "Namespace");

    /** Types whose keys are none that Kubernetes itself has. */
    private static final Set<WorkloadType> ADDED_TO_A_CLUSTER = EnumSet.of(WorkloadType.ADDED, WorkloadType.SCALED_JOB);

    private final Cluster cluster;
    private final EnvironmentSection environment;

    Leftovers(Cluster cluster, EnvironmentSection environment) {
        this.cluster = cluster;
        this.environment = environment;
    }

    /** What is left of a workload whose containers are all written. */
    static void note(Workload workload) {
        SecurityContext.finish(workload);
        ResourceSection.finish(workload);
        KubernetesKeys.finish(workload.pod(), KubernetesKeys.POD);
        Set<String> annotations = new HashSet<>(ANNOTATIONS);
        annotations.addAll(SecurityContext.annotations(workload));
        KubernetesKeys.finishMetadata(workload.podMetadata(), workload.labels(), annotations);
        if (workload.type() != WorkloadType.POD) {
            KubernetesKeys.finishMetadata(workload.object().metadata(), workload.labels(), ANNOTATIONS);
            for (Keys keys : List.of(workload.runner(), workload.spec())) {
                boolean others = ADDED_TO_A_CLUSTER.contains(workload.type());
                KubernetesKeys.finish(keys, others ? keys.names() : KubernetesKeys.WORKLOAD);
            }
        }
        KubernetesKeys.finish(workload.object().keys(), KubernetesKeys.OBJECT);
    }

    /** What is left of all other objects. */
    void note() {
        accounts();
        for (String kind : KINDS) {
            for (ApiObject object : cluster.all(kind)) {
                if (!cluster.isUsed(object)) {
                    object.note(
                            PermissionSection.isOfTheCluster(object)
                                    ? "every cluster has it; left out"
                                    : "nothing in the input uses it; left out");
                    if (!SecretSources.KINDS.contains(kind)) {
                        object.noteSecrets();
                    }
                } else {
                    used(object);
                }
            }
        }
    }

    private void accounts() {
        for (Workload workload : cluster.workloads()) {
            cluster.find("ServiceAccount", workload.namespace(), workload.account());
        }
    }

    private void used(ApiObject object) {
        Keys keys = object.keys();
        keys.take("spec");
        switch (object.kind()) {
            case "ConfigMap" -> {
                keys.take("data");
                config(object);
            }
            case "Secret" -> List.of("data", "stringData", "type").forEach(keys::take);
            case "Role" -> keys.take("rules");
            case "ClusterRole" -> List.of("rules", "aggregationRule").forEach(keys::take);
            case "RoleBinding", "ClusterRoleBinding" -> {
                List.of("roleRef", "subjects").forEach(keys::take);
                new PermissionSection(cluster).noteStrangers(object);
            }
            default -> {}
        }
        Map<String, String> labels = labels(object);
        KubernetesKeys.finishMetadata(object.metadata(), labels, Ingresses.CERTIFICATES);
        KubernetesKeys.finish(keys, KubernetesKeys.OBJECT);
    }

    /** The labels that a Service selects by are those of pods, where they are written. */
    private static Map<String, String> labels(ApiObject object) {
        return object.kind().equals("Service")
                ? KubernetesKeys.texts(object.keys().inner("spec"), "selector")
                : Map.of();
    }

    private void config(ApiObject object) {
        List<String> lost = new ArrayList<>();
        for (String key : object.keys().inner("data").names()) {
            if (!environment.written(object).contains(key)) {
                lost.add(key);
            }
        }
        if (!lost.isEmpty()) {
            object.keys().note("data", KubernetesKeys.list(lost) + " no place in the registry; left out");
            lost.forEach(object.keys().inner("data")::noteSecrets);
        }
    }
}
