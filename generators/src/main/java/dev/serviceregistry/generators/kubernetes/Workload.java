package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Whole;
import dev.serviceregistry.registry.values.CronSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The object that runs the pods of a service, and those that say how many there are. */
final class Workload {

    /** What leaves room for the time that the name of each of its jobs ends in. */
    private static final int LONGEST_CRON_JOB = 52;

    private final String project;
    private final PlacedService service;
    private final Declared deploy;
    private final Pod pod;
    private final Labels labels;
    private final int wave;

    Workload(String project, PlacedService service, Pod pod, Labels labels, int wave) {
        this.project = project;
        this.service = service;
        this.deploy = service.get("deploy");
        this.pod = pod;
        this.labels = labels;
        this.wave = wave;
    }

    private Mapping selector() {
        return new Mapping().put("matchLabels", Labels.tree(Labels.selector(project, service.name())));
    }

    private String name() {
        boolean isCronJob = service.service().kind() == WorkloadKind.CRONJOB;
        return isCronJob ? Names.label(service.name(), LONGEST_CRON_JOB) : Names.label(service.name());
    }

    /** The workload with what scales it and keeps it up. */
    List<Tree> objects() {
        deploy.get("kind").skip();
        WorkloadKind kind = service.service().kind();
        Mapping workload = switch (kind) {
            case DEPLOYMENT -> replicated("Deployment", "strategy");
            case STATEFULSET -> replicated("StatefulSet", "updateStrategy");
            case DAEMONSET -> daemons();
            case JOB -> object("batch/v1", "Job", job());
            case CRONJOB -> cronJob();
        };
        List<Tree> objects = new ArrayList<>(List.of(workload));
        if (kind == WorkloadKind.DEPLOYMENT || kind == WorkloadKind.STATEFULSET) {
            scaler(kind).ifPresent(objects::add);
            budget().ifPresent(objects::add);
        } else {
            String reason = "a " + kind + " has no number of replicas that are kept up";
            deploy.get("autoscaling").lose(reason);
            deploy.get("disruption_budget").lose(reason);
        }
        return objects;
    }

    private Mapping object(String apiVersion, String kind, Mapping spec) {
        Mapping metadata = labels.metadata(name());
        if (wave > 0) {
            metadata.mapping("annotations").put("argocd.argoproj.io/sync-wave", String.valueOf(wave));
        }
        if (kind.equals("Job")) {
            // The pods of a job cannot be changed: another job takes its place.
            metadata.mapping("annotations").put("argocd.argoproj.io/sync-options", "Force=true,Replace=true");
        }
        return Objects.of(apiVersion, kind, metadata).put("spec", spec);
    }

    private Mapping replicated(String kind, String strategyKey) {
        Mapping spec = new Mapping();
        OptionalLong replicas = deploy.get("replicas").integer();
        OptionalLong least = deploy.get("autoscaling").get("min").integer();
        if (!isScaled()) {
            spec.put("replicas", replicas.orElse(1));
        } else if (least.isPresent() && !replicas.equals(least)) {
            deploy.get("replicas").lose("what scales the pods says how many there are");
        }
        if (kind.equals("Deployment")) {
            spec.put("revisionHistoryLimit", 10);
        } else {
            spec.put("serviceName", name());
        }
        spec.put("selector", selector());
        spec.putUnlessEmpty(strategyKey, strategy(kind.equals("StatefulSet")));
        spec.put("template", pod.template());
        spec.putUnlessEmpty("volumeClaimTemplates", pod.volumes().templates());
        return object("apps/v1", kind, spec);
    }

    private boolean isScaled() {
        return deploy.get("autoscaling").get("max").isPresent();
    }

    private Mapping strategy(boolean stateful) {
        Declared strategy = deploy.get("strategy");
        String type = strategy.get("type").text("rolling");
        Declared surge = strategy.get("max_surge");
        Declared unavailable = strategy.get("max_unavailable");
        if (!strategy.isPresent()) {
            return new Mapping();
        }
        if (type.equals("recreate")) {
            surge.lose("everything is replaced at once");
            unavailable.lose("everything is replaced at once");
            return new Mapping().put("type", stateful ? "OnDelete" : "Recreate");
        }
        Mapping rolling = new Mapping();
        if (stateful) {
            surge.lose("a stateful set replaces one pod after the other");
            unavailable.lose("a stateful set replaces one pod after the other");
        } else {
            boolean neither = isZero(surge) && isZero(unavailable);
            amount(surge).ifPresent(most -> rolling.put("maxSurge", neither ? new Whole(1) : most));
            amount(unavailable).ifPresent(most -> rolling.put("maxUnavailable", most));
            if (neither) {
                surge.lose("without a pod more or a pod less nothing can be replaced");
            }
        }
        return new Mapping().put("type", "RollingUpdate").putUnlessEmpty("rollingUpdate", rolling);
    }

    private static boolean isZero(Declared amount) {
        String text = amount.text("");
        return text.equals("0") || text.matches("0+(\\.0+)?%");
    }

    /** A number or a share in whole percent. */
    private static Optional<Tree> amount(Declared written) {
        OptionalLong count = written.integer();
        if (count.isPresent()) {
            return Optional.of(new Whole(count.getAsLong()));
        }
        return written.text().map(text -> {
            String share = text.replace("%", "").strip();
            return new Text((long) Math.ceil(Double.parseDouble(share)) + "%");
        });
    }

    private Mapping daemons() {
        deploy.get("replicas").lose("a daemon set runs once on each node");
        Mapping spec = new Mapping().put("selector", selector());
        Mapping strategy = strategy(false);
        if ("Recreate".equals(strategy.get("type") instanceof Text text ? text.value() : "")) {
            strategy.put("type", "OnDelete");
        }
        spec.putUnlessEmpty("updateStrategy", strategy);
        return object("apps/v1", "DaemonSet", spec.put("template", pod.template()));
    }

    private Mapping job() {
        Mapping spec = new Mapping();
        OptionalLong replicas = deploy.get("replicas").integer();
        if (replicas.orElse(1) > 1) {
            spec.put("completions", replicas.getAsLong()).put("parallelism", replicas.getAsLong());
        }
        String restart = pod.restart();
        if (restart.equals("no")) {
            spec.put("backoffLimit", 0);
        } else if (restart.startsWith("on-failure:")) {
            spec.put("backoffLimit", Long.parseLong(restart.substring("on-failure:".length())));
        }
        deploy.get("strategy").lose("a job is not replaced step by step");
        return spec.put("template", pod.template());
    }

    private Mapping cronJob() {
        CronSchedule schedule = CronSchedule.of(deploy.get("schedule").text("@daily"));
        Mapping spec = new Mapping().put("schedule", schedule.times());
        if (!schedule.zone().isEmpty()) {
            spec.put("timeZone", schedule.zone());
        }
        spec.put("concurrencyPolicy", "Forbid").put("jobTemplate", new Mapping().put("spec", job()));
        return object("batch/v1", "CronJob", spec);
    }

    private Optional<Tree> scaler(WorkloadKind kind) {
        if (!isScaled()) {
            return Optional.empty();
        }
        Declared scaling = deploy.get("autoscaling");
        Sequence metrics = new Sequence();
        for (String resource : List.of("cpu", "memory")) {
            Declared share = scaling.get(resource + "_percent");
            if (share.integer().orElse(1) == 0) {
                share.lose("a pod that runs uses more than nothing, so there would never be enough");
            } else {
                share.integer().ifPresent(percent -> metrics.add(metric(resource, percent)));
            }
        }
        if (metrics.isEmpty()) {
            metrics.add(metric("cpu", 80));
        }
        long wanted = scaling.get("min").integer().orElse(service.service().replicas());
        long least = Math.max(1, wanted);
        long most = scaling.get("max").integer().orElse(1);
        if (wanted < 1) {
            scaling.get("min").lose("what scales by the use of pods keeps one of them");
        }
        if (most < least) {
            scaling.get("max").lose("there cannot be more pods at least than at most: min holds");
        }
        Mapping spec = new Mapping()
                .put(
                        "scaleTargetRef",
                        new Mapping()
                                .put("apiVersion", "apps/v1")
                                .put("kind", kind == WorkloadKind.STATEFULSET ? "StatefulSet" : "Deployment")
                                .put("name", name()))
                .put("minReplicas", least)
                .put("maxReplicas", Math.max(least, most))
                .put("metrics", metrics);
        return Optional.of(Objects.of("autoscaling/v2", "HorizontalPodAutoscaler", labels.metadata(name()))
                .put("spec", spec));
    }

    private static Mapping metric(String resource, long share) {
        return new Mapping()
                .put("type", "Resource")
                .put(
                        "resource",
                        new Mapping()
                                .put("name", resource)
                                .put(
                                        "target",
                                        new Mapping().put("type", "Utilization").put("averageUtilization", share)));
    }

    private Optional<Tree> budget() {
        Declared budget = deploy.get("disruption_budget");
        Mapping spec = new Mapping();
        Optional<Tree> least = amount(budget.get("min_available"));
        Optional<Tree> most = amount(budget.get("max_unavailable"));
        if (least.isPresent()) {
            spec.put("minAvailable", least.get());
            budget.get("max_unavailable").lose("a budget says one of the two");
        } else if (most.isPresent()) {
            spec.put("maxUnavailable", most.get());
        } else if (Math.max(
                        service.service().replicas(),
                        deploy.get("autoscaling").get("min").integer().orElse(1))
                > 1) {
            spec.put("maxUnavailable", 1);
        } else {
            return Optional.empty();
        }
        return Optional.of(Objects.of("policy/v1", "PodDisruptionBudget", labels.metadata(name()))
                .put("spec", spec.put("selector", selector())));
    }
}
