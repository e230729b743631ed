package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.CriticalityChanged;
import dev.serviceregistry.facts.DataClassificationChanged;
import dev.serviceregistry.facts.ObjectiveChanged;
import dev.serviceregistry.facts.ReplicasChanged;
import dev.serviceregistry.facts.Resource;
import dev.serviceregistry.facts.ResourcesRaised;
import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what a service promises of itself, and what it takes to keep that. */
final class PromiseComparison {

    private static final List<String> CLASSES = List.of("public", "internal", "confidential", "restricted");

    private static final String LEAST = "deploy.autoscaling.min";

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

    /** How many run at least; of a daemonset that is a matter of the machines. */
    private void replicas() {
        Node least = pair.oldValue("deploy", "autoscaling", "min");
        Node leastNow = pair.nowValue("deploy", "autoscaling", "min");
        int was = least == null ? pair.old().service().replicas() : (int) number(least);
        int is = leastNow == null ? pair.now().service().replicas() : (int) number(leastNow);
        boolean isCounted = pair.old().service().kind() != WorkloadKind.DAEMONSET
                && pair.now().service().kind() != WorkloadKind.DAEMONSET;
        if (was == is || !isCounted) {
            return;
        }
        String tier = Values.text(pair.nowValue("criticality"));
        boolean isDown =
                is == 0 && pair.nowTable("deploy", "autoscaling").entries().isEmpty();
        int minimum = Math.max(isDown ? 1 : 0, pair.after().minimumReplicas(tier));
        if (least != null) {
            pair.claim(LEAST);
        }
        String path = leastNow == null ? "deploy.replicas" : LEAST;
        pair.tell(
                path,
                pair.transition(
                        path,
                        least == null ? pair.oldValue("deploy", "replicas") : least,
                        leastNow == null ? pair.nowValue("deploy", "replicas") : leastNow,
                        Integer.toString(was),
                        Integer.toString(is)),
                Reach.DEPENDANTS,
                isDown ? Mentions.gone() : Mention.NONE,
                (service, transition) -> new ReplicasChanged(service, was, is, minimum, tier, transition));
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
