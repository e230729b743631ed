package dev.serviceregistry.registry.importer.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the workloads whose pods a selector means, without looking at all of them for each. */
final class PodIndex {
    /** What all selectors of an import may lead to together. */
    private static final int MAX_SELECTED = 200_000;

    private final List<Workload> all;
    private final Map<String, List<Workload>> byLabel = new HashMap<>();
    private int left = MAX_SELECTED;

    PodIndex(List<Workload> workloads) {
        this.all = workloads;
        for (Workload workload : workloads) {
            workload.podLabels()
                    .forEach((key, value) -> byLabel.computeIfAbsent(key + "=" + value, label -> new ArrayList<>(1))
                            .add(workload));
        }
    }

    /**
     * The workloads that an object of a namespace selects, in their order.
     *
     * @param by the object, which is told when the limit of an import is reached
     */
    List<Workload> find(ApiObject by, Selector selector) {
        List<Workload> candidates = all;
        for (Map.Entry<String, String> label : selector.labels().entrySet()) {
            List<Workload> having = byLabel.getOrDefault(label.getKey() + "=" + label.getValue(), List.of());
            candidates = having.size() < candidates.size() ? having : candidates;
        }
        List<Workload> found = new ArrayList<>();
        if (candidates.size() > left) {
            by.note("the selectors lead to more than " + MAX_SELECTED + " workloads, the limit of an import; left out");
            return found;
        }
        left -= candidates.size();
        for (Workload workload : candidates) {
            if (Cluster.sees(by.namespace(), workload.namespace()) && selector.matches(workload.podLabels())) {
                found.add(workload);
            }
        }
        return found;
    }
}
