package dev.serviceregistry.generators.argocd;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.Region;
import dev.serviceregistry.generators.gitops.Release;
import dev.serviceregistry.generators.gitops.ReleasedService;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.json.JsonEmitter;
import dev.serviceregistry.generators.kubernetes.Prometheus;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Releases step by step with Argo Rollouts: a Rollout takes over the pods of each deployment that can be shared out. */
final class Rollouts {

    private static final String ROLLOUTS = "argoproj.io/v1alpha1";
    private static final String REPLICAS = "/spec/replicas";

    /** How long a step lasts when nothing is said of it: long enough for some measurements. */
    private static final long USUAL_PAUSE = 300_000;

    private final Delivery delivery;
    private final Release release;
    private final List<ReleasedService> services = new ArrayList<>();
    private final Optional<String> prometheus;

    Rollouts(Delivery delivery) {
        this.delivery = delivery;
        this.release = delivery.release();
        this.prometheus = Prometheus.address(
                delivery.placement().registry(), delivery.placement().project());
        List<String> others = new ArrayList<>(release.others());
        for (ReleasedService service : release.services()) {
            // A plugin's output takes no patches, and the scaler would go on scaling the deployment.
            if (delivery.source().isPlugin() && service.scaler().isPresent()) {
                others.add(service.name());
            } else {
                services.add(service);
            }
        }
        lose(others);
    }

    private void lose(List<String> others) {
        Declared declared = release.declared();
        Declared abort = declared.get("abort_on");
        Declared steps = declared.get("steps");
        if (services.isEmpty()) {
            declared.lose("no deployment here answers HTTP and keeps nothing, so none can be released step by step");
        } else {
            String reason = "without a mesh the pods are what is shared out, so a step is rounded up to whole pods";
            steps.lose(
                    others.isEmpty()
                            ? reason
                            : reason + "; replaced at once, since they do not answer HTTP or keep something: "
                                    + String.join(", ", others));
        }
        if (prometheus.isEmpty() && !services.isEmpty()) {
            abort.lose("no project runs a Prometheus that could be asked");
        }
        new Rollback(delivery, areThere(), isWatched()).lose();
    }

    boolean areThere() {
        return !services.isEmpty();
    }

    private boolean isWatched() {
        return areThere() && release.isWatched() && prometheus.isPresent();
    }

    /** The objects that take over in a region. */
    List<Tree> objects(Region region) {
        List<Tree> objects = new ArrayList<>();
        if (!areThere()) {
            return objects;
        }
        if (isWatched() && region.isServing()) {
            objects.add(new Analysis(delivery, prometheus.orElseThrow()).template());
        }
        services.forEach(service -> objects.add(rollout(service, region)));
        return objects;
    }

    private Mapping rollout(ReleasedService service, Region region) {
        Mapping object = Traffic.object(
                ROLLOUTS, "Rollout", service.name(), delivery.manifests().namespace());
        String wave = service.deployment().text("metadata", "annotations", "argocd.argoproj.io/sync-wave");
        if (!wave.isEmpty()) {
            object.mapping("metadata").mapping("annotations").put("argocd.argoproj.io/sync-wave", wave);
        }
        Mapping spec = new Mapping();
        if (service.deployment().at("spec", "replicas") instanceof Whole replicas) {
            spec.put("replicas", replicas);
        }
        spec.put(
                "workloadRef",
                new Mapping()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "Deployment")
                        .put("name", service.name())
                        .put("scaleDown", "onsuccess"));
        spec.put("revisionHistoryLimit", 10);
        spec.put("progressDeadlineAbort", true);
        return object.put("spec", spec.put("strategy", new Mapping().put("canary", canary(service, region))));
    }

    private Mapping canary(ReleasedService service, Region region) {
        Mapping canary = new Mapping();
        for (String key : List.of("maxSurge", "maxUnavailable")) {
            Tree most = service.deployment().at("spec", "strategy", "rollingUpdate", key);
            if (most != null) {
                canary.put(key, most);
            }
        }
        if (isWatched() && region.isServing()) {
            Mapping hash = new Mapping()
                    .put("name", "hash")
                    .put("valueFrom", new Mapping().put("podTemplateHashValue", "Latest"));
            canary.put(
                    "analysis",
                    new Mapping()
                            .put(
                                    "templates",
                                    new Sequence().add(new Mapping().put("templateName", Analysis.name(delivery))))
                            .put("startingStep", 1)
                            .put(
                                    "args",
                                    new Sequence()
                                            .add(new Mapping()
                                                    .put("name", "rollout")
                                                    .put("value", service.name()))
                                            .add(hash)));
        }
        return canary.put("steps", steps(region));
    }

    private Sequence steps(Region region) {
        Sequence steps = new Sequence();
        long pause = release.pause().orElse(USUAL_PAUSE);
        List<Long> percents = release.steps(region);
        for (long percent : percents) {
            steps.add(new Mapping().put("setWeight", percent));
            if (percent < 100) {
                steps.add(pause(pause));
            }
        }
        // Nothing goes back once the last step is over, so it lasts as long as a release may be taken back.
        OptionalLong window = new Rollback(delivery, true, isWatched()).window();
        long over = pause * (percents.size() - 1);
        if (window.isPresent() && window.getAsLong() > over) {
            steps.add(pause(window.getAsLong() - over));
        }
        return steps;
    }

    private static Mapping pause(long milliseconds) {
        return new Mapping().put("pause", new Mapping().put("duration", Release.duration(milliseconds)));
    }

    /** What is changed in the manifests so that a Rollout decides how many pods there are. */
    Mapping patches() {
        Sequence patches = new Sequence();
        for (ReleasedService service : services) {
            if (service.deployment().at("spec", "replicas") != null) {
                Mapping remove = new Mapping().put("op", "remove").put("path", REPLICAS);
                patches.add(patch("Deployment", service.name(), new Sequence().add(remove)));
            }
            service.scaler().ifPresent(scaler -> {
                Mapping target = new Mapping()
                        .put("apiVersion", ROLLOUTS)
                        .put("kind", "Rollout")
                        .put("name", service.name());
                Mapping replace = new Mapping()
                        .put("op", "replace")
                        .put("path", "/spec/scaleTargetRef")
                        .put("value", target);
                patches.add(patch("HorizontalPodAutoscaler", scaler.name(), new Sequence().add(replace)));
            });
        }
        return new Mapping().putUnlessEmpty("patches", patches);
    }

    private static Mapping patch(String kind, String name, Sequence operations) {
        return new Mapping()
                .put("target", new Mapping().put("kind", kind).put("name", name))
                .put("patch", JsonEmitter.write(operations));
    }

    /** What Argo CD leaves alone: how many pods the deployments have, where no patch takes that out. */
    Sequence ignored() {
        Sequence ignored = new Sequence();
        if (delivery.source().isPlugin()) {
            for (ReleasedService service : services) {
                ignored.add(new Mapping()
                        .put("group", "apps")
                        .put("kind", "Deployment")
                        .put("name", service.name())
                        .put("jsonPointers", List.of(REPLICAS)));
            }
        }
        return ignored;
    }
}
