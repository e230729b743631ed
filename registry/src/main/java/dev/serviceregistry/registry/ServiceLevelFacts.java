package dev.serviceregistry.registry;

import dev.serviceregistry.facts.AvailabilityChain;
import dev.serviceregistry.facts.AvailabilityObjective;
import dev.serviceregistry.facts.AvailabilityPromise;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.DisruptionBudget;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.Readiness;
import dev.serviceregistry.facts.ReplicaFloor;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.Percentages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** States what services with a criticality do to keep what their tier promises. */
final class ServiceLevelFacts {

    private static final String READINESS = "health.readiness";

    private final Names names;
    private final Tiers tiers;
    private final List<Fact> facts;
    private final Map<String, AvailabilityPromise> availabilities = new HashMap<>();
    private final Set<String> completing = new HashSet<>();

    /** Adds what it states to this list. */
    ServiceLevelFacts(Names names, Tiers tiers, List<Fact> facts) {
        this.names = names;
        this.tiers = tiers;
        this.facts = facts;
    }

    void state(ServiceDefinition definition) {
        Service service = definition.service();
        Table effective = definition.effective();
        String tier = effective.string("criticality").orElse("");
        boolean isTiered = !tier.isEmpty() && tiers.rank(tier) >= 0;
        if (Workload.completes(service) || Workload.isUnknown(definition, names)) {
            completing.add(service.id());
        }
        availability(definition, isTiered ? tier : "");
        if (!isTiered) {
            if (effective.string("criticality").isEmpty()) {
                objective(definition, false);
            }
            return;
        }
        if (Workload.runsOn(definition, names)) {
            objective(definition, true);
        }
        if (!Workload.standsAlone(definition, names)) {
            return;
        }
        boolean isChecked = effective.table("health").get("readiness").isPresent();
        if (isChecked || !names.leavesOpen(definition, READINESS)) {
            facts.add(new Readiness(service.id(), isChecked, service.places().of("health")));
        }
        if (service.kind() != WorkloadKind.DAEMONSET) {
            replicas(definition);
            disruptionBudget(definition);
        }
    }

    /** Takes over what was promised of a definition before. */
    void keep(ServiceDefinition definition, Availabilities promised) {
        AvailabilityPromise promise = promised.promised().get(definition.id());
        if (promise != null) {
            availabilities.put(definition.id(), promise);
        }
        if (promised.completing().contains(definition.id())) {
            completing.add(definition.id());
        }
    }

    private void availability(ServiceDefinition definition, String tier) {
        Service service = definition.service();
        Table slo = definition.effective().table("slo").table("availability");
        String own = slo.string("objective").orElse("");
        if (!own.isEmpty()) {
            promise(
                    service,
                    Percentages.of(own).doubleValue(),
                    own,
                    slo.get("objective").orElseThrow().source());
            return;
        }
        TierPromise promised = tier.isEmpty() ? null : tiers.promise(tier, Promise.AVAILABILITY);
        if (promised != null && !names.leavesOpen(definition, "slo.availability.objective")) {
            promise(
                    service,
                    promised.amount(),
                    promised.stated(),
                    service.places().of("criticality"));
        }
    }

    private void promise(Service service, double percent, String stated, SourceLocation source) {
        AvailabilityPromise promise = new AvailabilityPromise(service.id(), percent, stated, source);
        availabilities.put(service.id(), promise);
        facts.add(promise);
    }

    /** States the objective that a definition names, or, where it should name one, that it does not. */
    private void objective(ServiceDefinition definition, boolean isExpected) {
        Service service = definition.service();
        Table slo = definition.effective().table("slo").table("availability");
        if (slo.get("objective").orElse(null) instanceof Scalar objective) {
            facts.add(new AvailabilityObjective(
                    service.id(),
                    Percentages.of(objective.text()).doubleValue(),
                    objective.text(),
                    objective.source()));
        } else if (isExpected && !names.leavesOpen(definition, "slo.availability.objective")) {
            facts.add(new AvailabilityObjective(
                    service.id(), 0, "none", service.places().of("slo.availability")));
        }
    }

    private void replicas(ServiceDefinition definition) {
        Service service = definition.service();
        Table autoscaling = definition.effective().table("deploy").table("autoscaling");
        OptionalLong least = autoscaling.integer("min");
        if (least.isPresent()) {
            facts.add(new ReplicaFloor(
                    service.id(),
                    (int) least.getAsLong(),
                    autoscaling.get("min").orElseThrow().source()));
        } else if (!names.leavesOpen(definition, "deploy.autoscaling.min")
                && !names.leavesOpen(definition, "deploy.replicas")) {
            facts.add(new ReplicaFloor(
                    service.id(), service.replicas(), service.places().of("deploy.replicas")));
        }
    }

    private void disruptionBudget(ServiceDefinition definition) {
        Service service = definition.service();
        Table budget = definition.effective().table("deploy").table("disruption_budget");
        Node least = budget.get("min_available").orElse(null);
        Node most = budget.get("max_unavailable").orElse(null);
        boolean isWritten = least != null || most != null;
        if (!isWritten && names.leavesOpen(definition, "deploy.disruption_budget")
                || least == null && names.leavesOpen(definition, "deploy.disruption_budget.min_available")
                || most == null && names.leavesOpen(definition, "deploy.disruption_budget.max_unavailable")) {
            return;
        }
        boolean protects =
                most == null ? least != null && !isNone(least) : least != null || leavesSome(definition, most);
        facts.add(new DisruptionBudget(
                service.id(),
                isWritten,
                protects,
                isWritten ? "a disruption budget that lets every replica go" : "no disruption budget",
                service.places().of("deploy.disruption_budget")));
    }

    private static boolean isNone(Node amount) {
        Object value = ((Scalar) amount).value();
        return value instanceof String percent ? Percentages.of(percent).signum() == 0 : value.equals(0L);
    }

    /** Whether a replica is left when so many of the most that run are taken away; a part of one counts as one. */
    private boolean leavesSome(ServiceDefinition definition, Node unavailable) {
        Object value = ((Scalar) unavailable).value();
        Table deploy = definition.effective().table("deploy");
        boolean isCertain = !names.leavesOpen(definition, "deploy.replicas")
                && !names.leavesOpen(definition, "deploy.autoscaling.max");
        Table autoscaling = deploy.table("autoscaling");
        long scaled = Math.max(
                autoscaling.integer("min").orElse(1), autoscaling.integer("max").orElse(1));
        BigDecimal most = BigDecimal.valueOf(
                Math.max(scaled, Math.max(1, definition.service().replicas())));
        if (value instanceof String percent) {
            BigDecimal share = Percentages.of(percent);
            BigDecimal taken = share.multiply(most).movePointLeft(2).setScale(0, RoundingMode.CEILING);
            return share.compareTo(BigDecimal.valueOf(100)) < 0 && !(isCertain && taken.compareTo(most) >= 0);
        }
        return !isCertain || BigDecimal.valueOf((Long) value).compareTo(most) < 0;
    }

    /** What the definitions that were stated promise. */
    Availabilities availabilities() {
        return new Availabilities(availabilities, completing);
    }

    /**
     * What the availabilities of required services leave of their dependants'.
     *
     * @param section what the dependants are in
     * @param sections everything that was stated
     */
    static List<AvailabilityChain> chains(Section section, Map<String, Section> sections) {
        Map<String, AvailabilityPromise> own = section.availabilities().promised();
        Map<String, Map<String, AvailabilityPromise>> required = new LinkedHashMap<>();
        for (Dependency dependency : section.dependencies()) {
            if (dependency.kind() != DependencyKind.REQUIRES
                    || dependency.resolution() != Resolution.FOUND
                    || dependency.target().equals(dependency.service())
                    || !own.containsKey(dependency.service())) {
                continue;
            }
            Availabilities there =
                    sections.get(Section.owner(dependency.target())).availabilities();
            AvailabilityPromise promise = there.promised().get(dependency.target());
            if (promise != null && !there.completing().contains(dependency.target())) {
                required.computeIfAbsent(dependency.service(), unused -> new TreeMap<>())
                        .put(dependency.target(), promise);
            }
        }
        List<AvailabilityChain> chains = new ArrayList<>();
        required.forEach((dependant, promises) -> {
            BigDecimal product = BigDecimal.valueOf(100);
            for (AvailabilityPromise promise : promises.values()) {
                product = product.multiply(Percentages.of(promise.stated()).movePointLeft(2));
            }
            chains.add(
                    new AvailabilityChain(own.get(dependant), List.copyOf(promises.values()), product.doubleValue()));
        });
        return chains;
    }
}
