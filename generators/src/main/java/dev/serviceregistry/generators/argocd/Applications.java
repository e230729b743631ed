package dev.serviceregistry.generators.argocd;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.Region;
import dev.serviceregistry.generators.gitops.Source;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.List;

/** What makes Argo CD deliver a project to a target: an Application, or for several regions a set of them. */
final class Applications {

    private static final String WAVE_LABEL = "serviceregistry.dev/wave";
    private static final String IN_CLUSTER = "https://kubernetes.default.svc";
    private static final int KEPT_REVISIONS = 10;

    private final Delivery delivery;
    private final int wave;
    private final Rollouts rollouts;

    Applications(Delivery delivery, int wave, Rollouts rollouts) {
        this.delivery = delivery;
        this.wave = wave;
        this.rollouts = rollouts;
    }

    /** The application of a project that runs in one place. */
    Mapping single() {
        Region region = delivery.regions().get(0);
        Mapping application =
                Traffic.object("argoproj.io/v1alpha1", "Application", delivery.name(), ArgoCdGenerator.NAMESPACE);
        annotate(metadata(application), false);
        Mapping spec =
                spec(region.id(), destination(region, delivery.manifests().namespace()), false);
        return application.put("spec", spec.put("syncPolicy", syncPolicy(false)));
    }

    /** The applications of a project that runs in several regions, which a release reaches one after the other. */
    Mapping set() {
        Mapping set =
                Traffic.object("argoproj.io/v1alpha1", "ApplicationSet", delivery.name(), ArgoCdGenerator.NAMESPACE);
        Sequence elements = new Sequence();
        Sequence steps = new Sequence();
        Names names = new Names();
        int count = 0;
        for (Region region : delivery.regions()) {
            count++;
            elements.add(new Mapping()
                    .put("region", region.id())
                    .put("application", names.free(delivery.name() + "-" + region.id()))
                    .put("cluster", cluster(region))
                    .put("wave", String.valueOf(count)));
            Mapping expression = new Mapping()
                    .put("key", WAVE_LABEL)
                    .put("operator", "In")
                    .put("values", List.of(String.valueOf(count)));
            steps.add(new Mapping().put("matchExpressions", new Sequence().add(expression)));
        }
        boolean isRolling = delivery.deployment().get("auto_sync").isTrue();
        Mapping labels = new Mapping()
                .put("app.kubernetes.io/managed-by", "service-registry")
                .put(WAVE_LABEL, "{{.wave}}");
        Mapping metadata = new Mapping().put("name", "{{.application}}").put("labels", labels);
        annotate(metadata, true);
        Mapping destination = new Mapping()
                .put("name", "{{.cluster}}")
                .put("namespace", delivery.manifests().namespace());
        Mapping template = new Mapping()
                .put("metadata", metadata)
                .put("spec", spec("{{.region}}", destination, true).put("syncPolicy", syncPolicy(true)));
        annotate(metadata(set), wave);
        Mapping spec = new Mapping()
                .put("goTemplate", true)
                .put("goTemplateOptions", List.of("missingkey=error"))
                .put(
                        "generators",
                        new Sequence().add(new Mapping().put("list", new Mapping().put("elements", elements))));
        if (isRolling) {
            Mapping rolling = new Mapping().put("steps", steps);
            spec.put("strategy", new Mapping().put("type", "RollingSync").put("rollingSync", rolling));
            spec.comment(
                    "strategy",
                    "A region is reached when the one before it is healthy, which it is after its last step.");
        }
        spec.put("syncPolicy", new Mapping().put("preserveResourcesOnDeletion", true));
        return set.put("spec", spec.put("template", template));
    }

    private static Mapping metadata(Mapping object) {
        return object.mapping("metadata");
    }

    /** Says when it is synchronised among others, and whom it tells when that fails. */
    private void annotate(Mapping metadata, boolean isTemplate) {
        if (!isTemplate) {
            annotate(metadata, wave);
        }
        String channel = delivery.channel();
        if (!channel.isEmpty()) {
            Mapping annotations = metadata.mapping("annotations");
            for (String trigger : List.of("on-sync-failed", "on-health-degraded", "on-deployed")) {
                annotations.put(
                        "notifications.argoproj.io/subscribe." + trigger + ".slack",
                        isTemplate ? literal(channel) : channel);
            }
        }
    }

    private static void annotate(Mapping metadata, int wave) {
        if (wave > 0) {
            metadata.mapping("annotations").put("argocd.argoproj.io/sync-wave", String.valueOf(wave));
        }
    }

    private Mapping spec(String region, Mapping destination, boolean isTemplate) {
        Mapping spec = new Mapping().put("project", delivery.name());
        Mapping manifests = source(isTemplate);
        if (delivery.source().isPlugin()) {
            manifests.put("path", ".");
            manifests.put("plugin", Plugin.call(delivery.placement(), one -> text(one, isTemplate)));
        } else {
            manifests.put("path", text(delivery.manifestPath(), isTemplate));
            manifests.putUnlessEmpty("kustomize", rollouts.patches());
        }
        if (rollouts.areThere()) {
            String folder = "argocd/" + delivery.placement().target() + "/"
                    + delivery.placement().project() + "/rollouts";
            String path = text(delivery.source().path(folder), isTemplate);
            Mapping own = source(isTemplate).put("path", region.isEmpty() ? path : path + "/" + region);
            spec.put("sources", new Sequence().add(manifests).add(own));
        } else {
            spec.put("source", manifests);
        }
        spec.put("destination", destination);
        spec.putUnlessEmpty("ignoreDifferences", rollouts.ignored());
        return spec.put("revisionHistoryLimit", KEPT_REVISIONS);
    }

    private Mapping source(boolean isTemplate) {
        Source source = delivery.source();
        Mapping mapping = source.putAddress(new Mapping(), "repoURL");
        mapping.put("repoURL", text(source.repository(), isTemplate));
        return mapping.put("targetRevision", text(source.revision(), isTemplate));
    }

    private static String text(String text, boolean isTemplate) {
        return isTemplate ? literal(text) : text;
    }

    /** A text that stays itself in a template of Go. */
    static String literal(String text) {
        return text.replace("{{", "{{`{{`}}");
    }

    static Mapping destination(Region region, String namespace) {
        Mapping destination = new Mapping();
        if (region.name().isEmpty()) {
            destination.put("server", IN_CLUSTER);
        } else {
            destination.put("name", cluster(region));
        }
        return destination.put("namespace", namespace);
    }

    private static String cluster(Region region) {
        return region.cluster().isEmpty() ? region.id() : region.cluster();
    }

    private Mapping syncPolicy(boolean isSet) {
        Declared deployment = delivery.deployment();
        Declared prunes = deployment.get("prune");
        Declared heals = deployment.get("self_heal");
        boolean prune = prunes.isTrue();
        boolean heal = heals.isTrue();
        Mapping policy = new Mapping();
        if (deployment.get("auto_sync").isTrue()) {
            policy.put("automated", new Mapping().put("prune", prune).put("selfHeal", heal && !isSet));
            if (heal && isSet) {
                heals.lose(
                        "regions are synchronised one after the other, and Argo CD heals none by itself while they are");
            }
        } else {
            if (prune) {
                prunes.lose("whoever synchronises by hand says whether to prune");
            }
            if (heal) {
                heals.lose("nothing is healed where nothing is synchronised unasked");
            }
        }
        Sequence options = new Sequence().add("CreateNamespace=true").add("PruneLast=true");
        if (!rollouts.ignored().isEmpty()) {
            options.add("RespectIgnoreDifferences=true");
        }
        policy.put("syncOptions", options);
        Mapping backoff = new Mapping().put("duration", "10s").put("factor", 2).put("maxDuration", "5m");
        return policy.put("retry", new Mapping().put("limit", 5).put("backoff", backoff));
    }
}
