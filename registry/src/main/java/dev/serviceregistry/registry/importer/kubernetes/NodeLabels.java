package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels that a node must have to run a pod, by its selector and by the affinity that it requires. */
final class NodeLabels {

    /** The label that tells the operating system of a node. */
    static final String SYSTEM = "kubernetes.io/os";

    /** Labels under their former names, which every node has as well. */
    private static final Map<String, String> FORMER =
            Map.of("beta.kubernetes.io/os", SYSTEM, "beta.kubernetes.io/arch", "kubernetes.io/arch");

    private static final String AFFINITY = "affinity";

    private NodeLabels() {}

    /**
     * Takes what says so.
     *
     * @param looked the keys of the pod once more, of which nothing is told that is not taken
     */
    static Map<String, List<String>> of(Keys looked, Keys pod) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        selected(pod).forEach((key, value) -> nodes.put(key, List.of(value)));
        List<Keys> terms = terms(looked.inner(AFFINITY));
        // Of several terms one is enough, and so none of them must hold.
        boolean demands = terms.size() == 1
                && KubernetesKeys.mappings(terms.get(0), "matchExpressions").stream()
                        .anyMatch(NodeLabels::demands);
        if (demands) {
            take(pod.inner(AFFINITY), nodes);
        }
        return nodes;
    }

    /** The labels that a pod selects its nodes by, under their present names unless it names both. */
    static Map<String, String> selected(Keys pod) {
        Map<String, String> written = KubernetesKeys.texts(pod, "nodeSelector");
        Map<String, String> labels = new LinkedHashMap<>();
        written.forEach((key, value) -> {
            String present = FORMER.getOrDefault(key, key);
            labels.put(written.containsKey(present) ? key : present, value);
        });
        return labels;
    }

    private static Keys required(Keys affinity) {
        return affinity.inner("nodeAffinity").inner("requiredDuringSchedulingIgnoredDuringExecution");
    }

    private static List<Keys> terms(Keys affinity) {
        return KubernetesKeys.mappings(required(affinity), "nodeSelectorTerms");
    }

    private static boolean demands(Keys expression) {
        return expression.text("operator").equals("In")
                && !expression.texts("values").isEmpty();
    }

    private static void take(Keys affinity, Map<String, List<String>> nodes) {
        Keys ofNodes = affinity.inner("nodeAffinity");
        Keys required = ofNodes.inner("requiredDuringSchedulingIgnoredDuringExecution");
        for (Keys term : KubernetesKeys.mappings(required, "nodeSelectorTerms")) {
            for (Keys expression : KubernetesKeys.mappings(term, "matchExpressions")) {
                String written = expression.text("key");
                String key = FORMER.getOrDefault(written, written);
                if (!demands(expression) || nodes.putIfAbsent(key, expression.texts("values")) != null) {
                    term.note(
                            "matchExpressions", "another demand on " + key + " has no place in the registry; left out");
                }
            }
            KubernetesKeys.finish(term);
        }
        KubernetesKeys.finish(required);
        KubernetesKeys.finish(ofNodes);
        KubernetesKeys.finish(affinity);
    }
}
