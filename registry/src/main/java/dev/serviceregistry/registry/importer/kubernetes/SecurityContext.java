package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a container may do: its own security context, and where that is silent its pod's. */
final class SecurityContext {
    private static final String APPARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";

    private final Keys own;
    private final Keys ofPod;
    private final Workload workload;
    private final Container container;

    SecurityContext(Workload workload, Container container) {
        this.workload = workload;
        this.container = container;
        this.own = container.keys().inner("securityContext");
        this.ofPod = workload.pod().inner("securityContext");
    }

    /** The annotations that say something of the security of a pod's containers. */
    static List<String> annotations(Workload workload) {
        List<String> keys = new ArrayList<>(List.of(SECCOMP_OF_POD));
        for (Container container : workload.containers()) {
            keys.add(APPARMOR + container.name());
            keys.add(SECCOMP + container.name());
        }
        return keys;
    }

    void write(Map<String, Object> toml) {
        Toml.put(toml, "user", user());
        Toml.put(toml, "run_as_non_root", holder("runAsNonRoot").flag("runAsNonRoot"));
        Toml.put(toml, "read_only_root", own.flag("readOnlyRootFilesystem"));
        Boolean privileged = own.flag("privileged");
        Toml.put(toml, "privileged", isHostProcess() ? Boolean.TRUE : privileged);
        Keys capabilities = own.inner("capabilities");
        Toml.put(toml, "capabilities_add", capabilities.texts("add"));
        Toml.put(toml, "capabilities_drop", capabilities.texts("drop"));
        KubernetesKeys.finish(capabilities);
        Toml.put(toml, "security_opt", options());
        KubernetesKeys.finish(own);
    }

    /** Whether it is a process of a Windows host, which has every right there. */
    private boolean isHostProcess() {
        Keys windows = holder("windowsOptions").inner("windowsOptions");
        boolean hostProcess = Boolean.TRUE.equals(windows.flag("hostProcess"));
        if (hostProcess) {
            windows.note("hostProcess", "is written as privileged");
        }
        if (workload.isWindows()) {
            windows.take("runAsUserName");
        }
        KubernetesKeys.finish(windows);
        return hostProcess;
    }

    /** Notes what the pod's context says beyond that; once all containers are written. */
    static void finish(Workload workload) {
        Keys ofPod = workload.pod().inner("securityContext");
        for (String key : List.of(
                "runAsUser",
                "runAsGroup",
                "runAsNonRoot",
                "seccompProfile",
                "appArmorProfile",
                "seLinuxOptions",
                "windowsOptions")) {
            ofPod.take(key);
        }
        KubernetesKeys.finish(ofPod);
    }

    /** Whose word holds; a pod's key stays to be taken where the container has one too. */
    private Keys holder(String key) {
        return own.take(key) == null ? ofPod : own;
    }

    private String user() {
        if (workload.isWindows()) {
            String user = own.inner("windowsOptions").text("runAsUserName");
            String podUser = ofPod.inner("windowsOptions").text("runAsUserName");
            return user.isEmpty() ? podUser : user;
        }
        String user = holder("runAsUser").text("runAsUser");
        String group = holder("runAsGroup").text("runAsGroup");
        if (user.isEmpty() && !group.isEmpty()) {
            holder("runAsGroup").note("runAsGroup", "a group without a user has no place in the registry; left out");
        }
        return user.isEmpty() || group.isEmpty() ? user : user + ":" + group;
    }

    /** The options, as a container engine spells them. */
    private List<String> options() {
        List<String> options = new ArrayList<>();
        Boolean escalation = own.flag("allowPrivilegeEscalation");
        if (escalation != null) {
            options.add("no-new-privileges:" + !escalation);
        }
        String seccomp = profile("seccompProfile", "builtin");
        add(options, "seccomp=", seccomp.isEmpty() ? annotated(seccompAnnotation(), "builtin") : seccomp);
        add(options, "apparmor=", appArmor());
        Keys linux = holder("seLinuxOptions").inner("seLinuxOptions");
        for (String part : List.of("user", "role", "type", "level")) {
            add(options, "label=" + part + ":", linux.text(part));
        }
        KubernetesKeys.finish(linux);
        if (own.text("procMount").equals("Unmasked")) {
            workload.pod().takeIf("hostUsers", "false");
            options.add("systempaths=unconfined");
        }
        return options;
    }

    private static void add(List<String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.add(name + value);
        }
    }

    private String seccompAnnotation() {
        String own = SECCOMP + container.name();
        return workload.podAnnotation(own).isEmpty() ? SECCOMP_OF_POD : own;
    }

    /** The annotation is the container's own word, and so holds against the pod's field. */
    private String appArmor() {
        boolean hasOwn = workload.isWindows()
                || !own.inner("appArmorProfile").text("type").isEmpty();
        String field = profile("appArmorProfile", "docker-default");
        String annotated = hasOwn ? "" : annotated(APPARMOR + container.name(), "docker-default");
        return annotated.isEmpty() ? field : annotated;
    }

    /** A profile by the annotation that came before its field. */
    private String annotated(String annotation, String builtin) {
        String profile = workload.podAnnotation(annotation);
        if (profile.startsWith("localhost/")) {
            return profile.substring("localhost/".length());
        }
        return switch (profile) {
            case "runtime/default", "docker/default" -> builtin;
            case "", "unconfined" -> profile;
            default -> {
                workload.podMetadata().inner("annotations").note(annotation, "is none that Kubernetes knows; left out");
                yield "";
            }
        };
    }

    /** A profile by its field, of the pod where the container's states none. */
    private String profile(String key, String builtin) {
        Keys profile = own.inner(key);
        String type = profile.text("type");
        if (type.isEmpty()) {
            KubernetesKeys.finish(profile);
            profile = ofPod.inner(key);
            type = profile.text("type");
        }
        String local = profile.text("localhostProfile");
        KubernetesKeys.finish(profile);
        return switch (type) {
            case "" -> "";
            case "Unconfined" -> "unconfined";
            case "RuntimeDefault" -> builtin;
            case "Localhost" -> local;
            default -> {
                profile.note("type", "is none that Kubernetes knows; left out");
                yield "";
            }
        };
    }
}
