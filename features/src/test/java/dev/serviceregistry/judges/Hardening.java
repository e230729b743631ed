package dev.serviceregistry.judges;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The well-known checks of hardened workloads, stated once more from what the profiles and linters ask. */
final class Hardening {

    private static final Map<String, Object> NOTHING = Map.of();

    private Hardening() {}

    /** What a workload falls short of, as {@code container: check}; nothing for any other object. */
    static List<String> findings(Map<String, Object> object) {
        Map<String, Object> spec = map(object, "spec");
        Map<String, Object> template = object.get("kind").equals("CronJob")
                ? map(map(map(spec, "jobTemplate"), "spec"), "template")
                : map(spec, "template");
        if (template.isEmpty() || List.of("ExternalSecret", "SealedSecret").contains(object.get("kind"))) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        Map<String, Object> pod = map(template, "spec");
        String name = String.valueOf(map(object, "metadata").get("name"));
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            check(!Boolean.TRUE.equals(pod.get(shared)), name + ": " + shared, findings);
        }
        check(Boolean.FALSE.equals(pod.get("automountServiceAccountToken")), name + ": mounts a token", findings);
        check(
                !"default".equals(pod.getOrDefault("serviceAccountName", "default")),
                name + ": default account",
                findings);
        for (Object volume : list(pod, "volumes")) {
            check(!((Map<?, ?>) volume).containsKey("hostPath"), name + ": hostPath", findings);
        }
        boolean runsOn = List.of("Deployment", "StatefulSet", "DaemonSet").contains(object.get("kind"));
        list(pod, "initContainers")
                .forEach(one -> container(asMap(one), asMap(one).containsKey("livenessProbe"), findings));
        list(pod, "containers").forEach(one -> container(asMap(one), runsOn, findings));
        return findings;
    }

    private static void container(Map<String, Object> container, boolean probed, List<String> findings) {
        String name = String.valueOf(container.get("name"));
        String image = String.valueOf(container.get("image"));
        String last = image.substring(image.lastIndexOf('/') + 1);
        check(last.contains("@") || last.contains(":") && !last.endsWith(":latest"), name + ": tag", findings);
        Map<String, Object> security = map(container, "securityContext");
        check(!Boolean.TRUE.equals(security.get("privileged")), name + ": privileged", findings);
        check(Boolean.FALSE.equals(security.get("allowPrivilegeEscalation")), name + ": escalation", findings);
        check(Boolean.TRUE.equals(security.get("runAsNonRoot")), name + ": root", findings);
        check(Boolean.TRUE.equals(security.get("readOnlyRootFilesystem")), name + ": writable root", findings);
        check("RuntimeDefault".equals(map(security, "seccompProfile").get("type")), name + ": seccomp", findings);
        Map<String, Object> capabilities = map(security, "capabilities");
        check(list(capabilities, "drop").contains("ALL"), name + ": capabilities kept", findings);
        check(
                list(capabilities, "add").stream().allMatch("NET_BIND_SERVICE"::equals),
                name + ": capabilities added",
                findings);
        Map<String, Object> resources = map(container, "resources");
        for (String amount : List.of("cpu", "memory")) {
            check(map(resources, "limits").containsKey(amount), name + ": limit of " + amount, findings);
            check(map(resources, "requests").containsKey(amount), name + ": request of " + amount, findings);
        }
        if (probed) {
            for (String probe : List.of("livenessProbe", "readinessProbe")) {
                check(container.containsKey(probe), name + ": " + probe, findings);
            }
        }
        list(container, "ports")
                .forEach(port -> check(!asMap(port).containsKey("hostPort"), name + ": hostPort", findings));
    }

    private static void check(boolean holds, String finding, List<String> findings) {
        if (!holds) {
            findings.add(finding);
        }
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return from.get(key) instanceof Map<?, ?> inner ? asMap(inner) : NOTHING;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Map<String, Object> from, String key) {
        return from.get(key) instanceof List<?> list ? list : List.of();
    }
}
