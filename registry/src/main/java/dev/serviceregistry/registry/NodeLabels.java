package dev.serviceregistry.registry;

import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.ContainerPlatform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The labels that a node must have to run a service, as far as they are known, each with the values of which it has one. */
final class NodeLabels {

    private static final String SYSTEM = "kubernetes.io/os";
    private static final String WINDOWS = "windows";
    private static final String LINUX = "linux";

    private NodeLabels() {}

    /**
     * The labels by what the pod declares and by what its containers are built for.
     *
     * @param pod the service in whose pod it runs, mostly itself
     */
    static Map<String, List<String>> of(Table service, Table pod) {
        Map<String, List<String>> labels = new TreeMap<>();
        pod.table("deploy").table("node_selector").entries().forEach((key, entry) -> {
            List<String> values = values(entry.value());
            if (values.stream().noneMatch(value -> value.isEmpty() || value.indexOf('$') >= 0)) {
                labels.put(key, values);
            }
        });
        for (Table built : List.of(pod, service)) {
            String system = system(built);
            if (system.equals(WINDOWS) || system.equals(LINUX)) {
                labels.putIfAbsent(SYSTEM, List.of(system));
            }
        }
        return labels;
    }

    /** Whether a container is of Windows: it is built for it, or its pod runs on such nodes alone. */
    static boolean areOfWindows(Table service, Table pod) {
        return system(service).equals(WINDOWS)
                || of(service, pod).getOrDefault(SYSTEM, List.of()).equals(List.of(WINDOWS));
    }

    /** Whether no node has the labels for both. */
    static boolean areApart(Map<String, List<String>> some, Map<String, List<String>> others) {
        return some.entrySet().stream()
                .anyMatch(label -> others.containsKey(label.getKey())
                        && Collections.disjoint(label.getValue(), others.getOrDefault(label.getKey(), List.of())));
    }

    private static String system(Table service) {
        String platform = service.table("container").string("platform").orElse("");
        return ContainerPlatform.of(applied(platform)).system();
    }

    private static List<String> values(Node written) {
        List<String> values = new ArrayList<>();
        for (Node one : written instanceof Array array ? array.items() : List.of(written)) {
            values.add(applied(((Scalar) one).text()));
        }
        return values;
    }

    private static String applied(String written) {
        return VariableText.of(written).applied().strip();
    }
}
