package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.CriticalityChanged;
import dev.serviceregistry.facts.DataClassificationChanged;
import dev.serviceregistry.facts.ObjectiveChanged;
import dev.serviceregistry.facts.ReplicasChanged;
import dev.serviceregistry.facts.Resource;
import dev.serviceregistry.facts.ResourcesRaised;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what a service promises of itself, and what it takes to keep that. */
final class PromiseComparison {

    private static final List<String> CLASSES = List.of("public", "internal", "confidential", "restricted");

    private final ServicePair pair;

    private PromiseComparison(ServicePair pair) {
        this.pair = pair;
    }

    static void compare(ServicePair pair) {
        PromiseComparison comparison = new PromiseComparison(pair);
        comparison.criticality();
        comparison.objectives();
        comparison.replicas();
        comparison.classification();
        comparison.resources("min_memory_mb", Resource.MEMORY);
        comparison.resources("cpu_request_millicores", Resource.CPU);
    }

    private void criticality() {
        Node was = pair.oldValue("criticality");
        Node is = pair.nowValue("criticality");
        if (!pair.values().same(was, is)) {
            int old = pair.before().rank(Values.text(was));
            int now = pair.after().rank(Values.text(is));
            boolean lowered = was != null && (is == null || old >= 0 && now > old);
            pair.tell(
                    "criticality",
                    pair.transition("criticality", was, is),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new CriticalityChanged(service, lowered, transition));
        }
    }

    private void objectives() {
        TreeSet<String> names = new TreeSet<>(pair.oldTable("slo").entries().keySet());
        names.addAll(pair.nowTable("slo").entries().keySet());
        for (String name : names) {
            Node was = pair.oldValue("slo", name, "objective");
            Node is = pair.nowValue("slo", name, "objective");
            if (!pair.values().same(was, is)) {
                boolean lowered = was != null && (is == null || Amounts.percent(is) < Amounts.percent(was));
                String path = "slo." + TomlWriter.key(name) + ".objective";
                pair.tell(
                        path,
                        pair.transition(path, was, is),
                        Reach.DEPENDANTS,
                        Mention.NONE,
                        (service, transition) -> new ObjectiveChanged(service, name, lowered, transition));
            }
        }
    }

    private void replicas() {
        int was = pair.old().service().replicas();
        int is = pair.now().service().replicas();
        if (was != is) {
            String path = "deploy.replicas";
            String tier = Values.text(pair.nowValue("criticality"));
            int minimum = pair.after().minimumReplicas(tier);
            pair.tell(
                    path,
                    pair.transition(
                            path,
                            pair.oldValue("deploy", "replicas"),
                            pair.nowValue("deploy", "replicas"),
                            Integer.toString(was),
                            Integer.toString(is)),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new ReplicasChanged(service, was, is, minimum, tier, transition));
        }
    }

    private void classification() {
        Node was = pair.oldValue("metadata", "data_classification");
        Node is = pair.nowValue("metadata", "data_classification");
        if (!pair.values().same(was, is)) {
            boolean raised = was != null && CLASSES.indexOf(Values.text(is)) > CLASSES.indexOf(Values.text(was));
            String path = "metadata.data_classification";
            pair.tell(
                    path,
                    pair.transition(path, was, is),
                    Reach.DEPENDANTS,
                    Mention.NONE,
                    (service, transition) -> new DataClassificationChanged(service, raised, transition));
        }
    }

    private void resources(String key, Resource resource) {
        Node was = pair.oldValue("metadata", key);
        Node is = pair.nowValue("metadata", key);
        if (number(is) > number(was)) {
            String path = "metadata." + key;
            pair.tell(
                    path,
                    pair.transition(path, was, is),
                    Reach.USERS,
                    Mention.NONE,
                    (service, transition) -> new ResourcesRaised(service, resource, transition));
        }
    }

    private static long number(@Nullable Node node) {
        return node instanceof Scalar scalar && scalar.value() instanceof Long number ? number : 0;
    }
}
