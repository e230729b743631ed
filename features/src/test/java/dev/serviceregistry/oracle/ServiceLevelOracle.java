package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.World.Answer;
import dev.serviceregistry.oracle.World.Definition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the family sla must find, worked out from the model alone. */
final class ServiceLevelOracle {

    private static final String OBJECTIVE = "slo.availability.objective";
    private static final String BUDGET = "deploy.disruption_budget";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final World world;
    private final Tiers tiers;
    private final List<Expected> found = new ArrayList<>();

    ServiceLevelOracle(World world) {
        this.world = world;
        this.tiers = new Tiers(world);
    }

    List<Expected> findings() {
        if (!tiers.isOrderUnknown()) {
            order();
        }
        for (Definition definition : world.definitions()) {
            boolean unheardOf = definition
                    .effective()
                    .text("criticality")
                    .filter(tier -> !tiers.order().contains(tier))
                    .isPresent();
            if (unheardOf && !tiers.isOrderUnknown()) {
                add("SLA-001", definition, "criticality");
            }
            if (Running.isLive(definition)) {
                judge(definition);
                dependencies(definition);
            }
        }
        return found;
    }

    private void order() {
        for (String key : List.of(
                "availability",
                "response_time_p99",
                "support_hours",
                "rto",
                "rpo",
                "min_replicas",
                "notice",
                "backup_retention")) {
            Optional<Object> above = Optional.empty();
            for (Object tier : tiers.order()) {
                Optional<Object> figure = tiers.figure((String) tier, key);
                if (figure.isPresent()) {
                    if (above.isPresent() && isMore(key, figure.get(), above.get())) {
                        found.add(new Expected("SLA-002", Subject.ofRepository("sla." + tier + "." + key)));
                    }
                    above = figure;
                }
            }
        }
    }

    /** Whether a figure promises more than another one of its kind. */
    private static boolean isMore(String key, Object figure, Object other) {
        return switch (key) {
            case "availability" -> Tiers.percentage((String) figure).compareTo(Tiers.percentage((String) other)) > 0;
            case "min_replicas" -> (Long) figure > (Long) other;
            case "support_hours" ->
                SupportHours.contain((String) other, (String) figure)
                        .filter(contained -> !contained)
                        .isPresent();
            case "notice", "backup_retention" ->
                Tiers.duration((String) figure).compareTo(Tiers.duration((String) other)) > 0;
            default -> Tiers.duration((String) figure).compareTo(Tiers.duration((String) other)) < 0;
        };
    }

    private void judge(Definition definition) {
        Optional<String> tier = tiers.of(definition);
        boolean running = Running.isLong(world, definition);
        boolean alone = running && world.lacks(definition, "deploy.sidecar_of");
        boolean scales =
                alone && !definition.effective().text("deploy.kind").orElse("").equals("daemonset");
        Optional<Object> replicas = tier.flatMap(name -> tiers.figure(name, "min_replicas"));
        if (scales
                && replicas.isPresent()
                && floor(definition)
                        .filter(floor -> floor < (Long) replicas.get())
                        .isPresent()) {
            add("SLA-003", definition, "deploy.replicas");
        }
        Optional<Object> promised = tier.flatMap(name -> tiers.figure(name, "availability"));
        if (running && tiers.isMostCritical(definition) && promised.isPresent()) {
            boolean below = objective(definition)
                    .map(objective -> objective.compareTo(Tiers.percentage((String) promised.get())) < 0)
                    .orElseGet(() -> world.lacks(definition, OBJECTIVE));
            if (below) {
                add("SLA-004", definition, "slo.availability");
            }
        }
        if (scales && tiers.isMostCritical(definition) && isUnprotected(definition)) {
            add("SLA-006", definition, BUDGET);
        }
        if (alone && tier.isPresent() && world.lacks(definition, "health.readiness")) {
            add("SLA-008", definition, "health.readiness");
        }
    }

    /** The least that runs of a service, where it is certain. */
    private Optional<Long> floor(Definition definition) {
        if (world.isUncertain(definition, "deploy.autoscaling.min")) {
            return Optional.empty();
        }
        Optional<Long> least = definition.effective().number("deploy.autoscaling.min");
        if (least.isPresent()) {
            return least;
        }
        return world.isUncertain(definition, "deploy.replicas")
                ? Optional.empty()
                : Optional.of(definition.effective().number("deploy.replicas").orElse(1L));
    }

    private Optional<BigDecimal> objective(Definition definition) {
        return world.isUncertain(definition, OBJECTIVE)
                ? Optional.empty()
                : definition.effective().text(OBJECTIVE).map(Tiers::percentage);
    }

    private boolean isUnprotected(Definition definition) {
        if (world.isUncertain(definition, BUDGET + ".min_available")
                || world.isUncertain(definition, BUDGET + ".max_unavailable")) {
            return false;
        }
        Optional<Object> available = definition.effective().value(BUDGET + ".min_available");
        Optional<Object> unavailable = definition.effective().value(BUDGET + ".max_unavailable");
        if (available.isPresent() && unavailable.isPresent()) {
            return false;
        }
        return available
                .map(least ->
                        least instanceof String text ? Tiers.percentage(text).signum() == 0 : (Long) least == 0)
                .or(() -> unavailable.map(most -> letsAllGo(definition, most)))
                .orElse(true);
    }

    /** Whether as many may go as there ever are, where that is certain; Kubernetes rounds a share of replicas up. */
    private boolean letsAllGo(Definition definition, Object most) {
        boolean certain = !world.isUncertain(definition, "deploy.replicas")
                && !world.isUncertain(definition, "deploy.autoscaling.max");
        long all = Stream.of("deploy.autoscaling.min", "deploy.autoscaling.max", "deploy.replicas")
                .mapToLong(key -> definition.effective().number(key).orElse(1L))
                .max()
                .orElse(1);
        if (most instanceof String text) {
            double share = Tiers.percentage(text).doubleValue();
            return share == 100 || certain && Math.ceil(share * Math.max(all, 1) / 100) >= Math.max(all, 1);
        }
        return certain && (Long) most >= Math.max(all, 1);
    }

    private void dependencies(Definition definition) {
        Map<String, Definition> required = new LinkedHashMap<>();
        for (Object item : definition.effective().list("dependencies.requires")) {
            String name =
                    item instanceof Tree table ? table.text("service").orElseThrow() : ((String) item).split("@", 2)[0];
            if (world.resolve(definition.context(), name) instanceof Answer.Found target) {
                required.put(name, target.target());
            }
        }
        Optional<String> tier = tiers.of(definition);
        required.forEach((name, target) -> {
            Optional<Duration> ours = tiers.duration(definition, "rto");
            Optional<Duration> theirs = tiers.duration(target, "rto");
            if (ours.isPresent() && theirs.isPresent() && theirs.get().compareTo(ours.get()) > 0) {
                add("SLA-007", definition, "dependencies.requires:" + name);
            }
            Optional<Object> hours = tier.flatMap(own -> tiers.figure(own, "support_hours"));
            Optional<Object> theirHours = tiers.of(target).flatMap(other -> tiers.figure(other, "support_hours"));
            if (hours.isPresent()
                    && theirHours.isPresent()
                    && SupportHours.contain((String) theirHours.get(), (String) hours.get())
                            .filter(contained -> !contained)
                            .isPresent()) {
                add("SLA-009", definition, "dependencies.requires:" + name);
            }
        });
        Set<Definition> targets = new LinkedHashSet<>(required.values());
        targets.remove(definition);
        List<BigDecimal> promises = targets.stream()
                .filter(target -> Running.isLong(world, target))
                .flatMap(target -> promise(target).stream())
                .toList();
        BigDecimal product =
                promises.stream().map(promise -> promise.movePointLeft(2)).reduce(BigDecimal.ONE, BigDecimal::multiply);
        if (!promises.isEmpty()
                && promise(definition)
                        .filter(promise -> promise.movePointLeft(2).compareTo(product) > 0)
                        .isPresent()) {
            add("SLA-005", definition, "slo.availability");
        }
    }

    /** The availability that a service promises, where it is known. */
    private Optional<BigDecimal> promise(Definition definition) {
        Optional<BigDecimal> own = objective(definition);
        if (own.isPresent()
                || world.isUncertain(definition, OBJECTIVE)
                || world.isUncertain(definition, "criticality")) {
            return own;
        }
        return tiers.of(definition)
                .flatMap(tier -> tiers.figure(tier, "availability"))
                .map(text -> Tiers.percentage((String) text));
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
