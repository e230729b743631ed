package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What autoscalers and disruption budgets say of workloads, in the words of {@code [services.X.deploy]}. */
final class Scaling {
    private final Cluster cluster;
    private final Map<Workload, Map<String, Object>> written = new HashMap<>();

    Scaling(Cluster cluster, PodIndex pods) {
        this.cluster = cluster;
        cluster.all("HorizontalPodAutoscaler").forEach(this::autoscaler);
        cluster.all("PodDisruptionBudget").forEach(budget -> budget(budget, pods));
    }

    Map<String, Object> of(Workload workload) {
        return written.getOrDefault(workload, Map.of());
    }

    private void put(Workload workload, String key, Map<String, Object> value, ApiObject by) {
        Map<String, Object> known = written.computeIfAbsent(workload, unused -> new LinkedHashMap<>());
        if (known.put(key, new TomlWriter.Inline(value)) != null) {
            by.note(workload.object().title() + " has another one; the last one holds");
        }
    }

    private void autoscaler(ApiObject object) {
        Keys spec = object.keys().inner("spec");
        Keys target = spec.inner("scaleTargetRef");
        Workload workload = cluster.workload(target.text("kind"), object.namespace(), target.text("name"));
        target.take("apiVersion");
        if (workload == null) {
            return;
        }
        cluster.use(object);
        Map<String, Object> toml = new LinkedHashMap<>();
        Long min = spec.count("minReplicas");
        toml.put("min", min == null ? (Long) 1L : min);
        Toml.put(toml, "max", spec.count("maxReplicas"));
        Toml.put(toml, "cpu_percent", spec.count("targetCPUUtilizationPercentage"));
        for (Keys metric : KubernetesKeys.mappings(spec, "metrics")) {
            metric(metric, toml);
        }
        put(workload, "autoscaling", toml, object);
        KubernetesKeys.finish(target);
        KubernetesKeys.finish(spec);
    }

    private static void metric(Keys metric, Map<String, Object> toml) {
        String type = metric.text("type");
        Keys resource = metric.inner("resource");
        String name = resource.text("name");
        Keys target = resource.inner("target");
        Long share = resource.count("targetAverageUtilization");
        Long percent = share == null ? target.count("averageUtilization") : share;
        target.takeIf("type", "Utilization");
        boolean known = List.of("cpu", "memory").contains(name) && percent != null;
        if (!type.equals("Resource") || !known) {
            metric.note("type", "only a share of cpu or memory has a place in the registry; this one was left out");
            return;
        }
        toml.put(name + "_percent", percent);
        KubernetesKeys.finish(target);
        KubernetesKeys.finish(resource);
        KubernetesKeys.finish(metric);
    }

    private void budget(ApiObject object, PodIndex pods) {
        Keys spec = object.keys().inner("spec");
        Map<String, Object> toml = new LinkedHashMap<>();
        Toml.put(toml, "min_available", Amount.of(spec, "minAvailable"));
        Toml.put(toml, "max_unavailable", Amount.of(spec, "maxUnavailable"));
        for (Workload workload : selected(object, spec, pods)) {
            cluster.use(object);
            if (!toml.isEmpty()) {
                put(workload, "disruption_budget", toml, object);
            }
        }
        KubernetesKeys.finish(spec);
    }

    /** The pods of a budget: none where it has no selector, and before its first version none by an empty one either. */
    private static List<Workload> selected(ApiObject budget, Keys spec, PodIndex pods) {
        Yaml.Table stated = spec.table("selector");
        if (stated == null) {
            return List.of();
        }
        Selector selector = Selector.of(spec.within("selector", stated));
        return selector.isEmpty() && budget.version().equals("policy/v1beta1")
                ? List.of()
                : pods.find(budget, selector);
    }
}
