package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.values.ContainerPlatform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes that may run a pod: those with the selected labels, and of the platform that its containers are built for. */
final class Nodes {

    private static final String SYSTEM = "kubernetes.io/os";
    private static final String ARCHITECTURE = "kubernetes.io/arch";
    private static final String WINDOWS = "windows";
    private static final String NO_VALUE = "Kubernetes takes no value of this form for a label";

    private final Map<String, String> platform = new LinkedHashMap<>();
    private final Map<String, String> selected = new LinkedHashMap<>();
    private final Map<String, List<String>> required = new LinkedHashMap<>();

    /** Tells of what no label can say, and of each platform that does not fit what stands before it. */
    Nodes(Declared selector, List<Declared> containers) {
        selector.entries().forEach(this::select);
        containers.forEach(container -> build(container.get("platform")));
    }

    private void select(String key, Declared label) {
        List<String> values = label.text().map(List::of).orElseGet(label::texts).stream()
                .map(Nodes::applied)
                .toList();
        if (!Names.isQualified(key)) {
            label.lose("Kubernetes takes no key of this form for a label");
        } else if (values.isEmpty()) {
            label.lose("it names no value that a node could have");
        } else if (!values.stream().allMatch(Names::isValue)) {
            label.lose(NO_VALUE);
        } else if (label.text().isPresent()) {
            selected.put(key, values.get(0));
        } else {
            required.put(key, values);
        }
    }

    private void build(Declared built) {
        Map<String, String> labels = labels(built);
        if (labels.entrySet().stream().allMatch(label -> admits(label.getKey(), label.getValue()))) {
            platform.putAll(labels);
        } else {
            built.lose("the pod runs on nodes of another platform");
        }
    }

    /** The labels that a platform means. */
    private static Map<String, String> labels(Declared built) {
        ContainerPlatform platform = ContainerPlatform.of(applied(built.text("")));
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(SYSTEM, platform.system());
        labels.put(ARCHITECTURE, platform.architecture());
        if (!labels.values().stream().allMatch(Names::isValue)) {
            built.lose(NO_VALUE);
        }
        labels.values().removeIf(value -> value.isEmpty() || !Names.isValue(value));
        return labels;
    }

    private boolean admits(String key, String value) {
        return platform.getOrDefault(key, value).equals(value)
                && selected.getOrDefault(key, value).equals(value)
                && required.getOrDefault(key, List.of(value)).contains(value);
    }

    private static String applied(String written) {
        return VariableText.of(written).applied().strip();
    }

    /** Whether all of them are of Windows. */
    boolean areOfWindows() {
        return WINDOWS.equals(platform.get(SYSTEM))
                || WINDOWS.equals(selected.get(SYSTEM))
                || List.of(WINDOWS).equals(required.get(SYSTEM));
    }

    /** Adds what they are selected by: a label of one value is selected, one of several has one of them. */
    void putInto(Mapping pod) {
        platform.forEach((key, value) -> pod.mapping("nodeSelector").put(key, value));
        selected.forEach((key, value) -> pod.mapping("nodeSelector").put(key, value));
        if (!required.isEmpty()) {
            Sequence expressions = new Sequence();
            required.forEach((key, values) -> expressions.add(
                    new Mapping().put("key", key).put("operator", "In").put("values", values)));
            pod.mapping("affinity")
                    .mapping("nodeAffinity")
                    .mapping("requiredDuringSchedulingIgnoredDuringExecution")
                    .put("nodeSelectorTerms", new Sequence().add(new Mapping().put("matchExpressions", expressions)));
        }
    }
}
