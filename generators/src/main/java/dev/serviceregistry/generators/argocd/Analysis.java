package dev.serviceregistry.generators.argocd;

import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.Queries;
import dev.serviceregistry.generators.gitops.Release;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.math.BigDecimal;

/** What is measured while a release goes on, and on what it is called off. */
final class Analysis {

    private static final String PODS = "{{args.rollout}}-{{args.hash}}-.+";

    private final Delivery delivery;
    private final String prometheus;

    Analysis(Delivery delivery, String prometheus) {
        this.delivery = delivery;
        this.prometheus = prometheus;
    }

    static String name(Delivery delivery) {
        return Names.label(delivery.placement().project() + "-release");
    }

    Mapping template() {
        String namespace = delivery.manifests().namespace();
        Release release = delivery.release();
        Sequence metrics = new Sequence();
        release.errorRate().ifPresent(rate -> {
            BigDecimal share = rate.movePointLeft(2).stripTrailingZeros();
            metrics.add(metric("error-rate", Queries.errorRate(namespace, PODS), share));
        });
        if (release.latency().isPresent()) {
            BigDecimal seconds = BigDecimal.valueOf(release.latency().getAsLong(), 3);
            metrics.add(metric("latency-p99", Queries.latency(namespace, PODS), seconds.stripTrailingZeros()));
        }
        Sequence arguments =
                new Sequence().add(new Mapping().put("name", "rollout")).add(new Mapping().put("name", "hash"));
        return Traffic.object("argoproj.io/v1alpha1", "AnalysisTemplate", name(delivery), namespace)
                .put("spec", new Mapping().put("args", arguments).put("metrics", metrics));
    }

    /** A measurement that is neither good nor bad while nobody calls: then a person decides. */
    private Mapping metric(String name, String query, BigDecimal most) {
        String limit = most.toPlainString();
        return new Mapping()
                .put("name", name)
                .put("initialDelay", "2m")
                .put("interval", "1m")
                .put("failureLimit", 1)
                .put("inconclusiveLimit", 5)
                .put("successCondition", "len(result) > 0 && result[0] <= " + limit)
                .put(
                        "failureCondition",
                        Rollback.isAutomatic(delivery) ? "len(result) > 0 && result[0] > " + limit : "false")
                .put(
                        "provider",
                        new Mapping()
                                .put(
                                        "prometheus",
                                        new Mapping().put("address", prometheus).put("query", query)));
    }
}
