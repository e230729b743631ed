package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyCondition;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Deprecation;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.StartCycle;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.facts.VersionDemand;
import dev.serviceregistry.facts.Visibility;
import java.time.LocalDate;

/** What must hold of each dependency and of the order of starts. */
final class DependencyChecks {

    private final FactIndex facts;
    private final Findings findings;

    DependencyChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        for (Dependency dependency : facts.all(Dependency.class)) {
            existence(dependency);
            target(dependency);
            criticality(dependency);
        }
        for (Today today : facts.all(Today.class)) {
            deprecations(today.date());
        }
        for (StartCycle cycle : facts.all(StartCycle.class)) {
            findings.add("DEP-002", cycle, "can never start, since it waits for itself: " + cycle.route());
        }
        for (VersionDemand demand : facts.all(VersionDemand.class)) {
            if (!demand.satisfied()) {
                findings.add(
                        "DEP-004",
                        demand,
                        "needs " + demand.target() + " in version " + demand.range() + ", but its version is "
                                + demand.version());
            }
        }
        for (JoinedContainer joined : facts.all(JoinedContainer.class)) {
            if (joined.resolution() == Resolution.MISSING) {
                findings.add(
                        "DEP-016",
                        joined,
                        "joins by " + joined.key() + " the service " + joined.name() + ", which does not run here"
                                + joined.advice());
            }
        }
        for (DependencyCondition condition : facts.all(DependencyCondition.class)) {
            boolean unmet = switch (condition.condition()) {
                case HEALTHY -> !condition.healthChecked();
                case COMPLETED -> !condition.completes();
                case STARTED -> false;
            };
            if (unmet) {
                findings.add(
                        "DEP-013",
                        condition,
                        "waits until " + condition.target() + " is " + condition.condition()
                                + ", which never comes, since it " + condition.lack());
            }
        }
    }

    private void existence(Dependency dependency) {
        if (dependency.resolution() == Resolution.MISSING) {
            if (dependency.kind() == DependencyKind.OPTIONAL) {
                findings.add(
                        "DEP-014",
                        dependency,
                        "can use " + dependency.name() + ", which does not exist" + dependency.advice());
            } else {
                findings.add(
                        "DEP-001",
                        dependency,
                        dependency.kind() + " " + dependency.name() + ", which does not exist" + dependency.advice());
            }
        }
        if (dependency.kind() == DependencyKind.REQUIRES && dependency.target().equals(dependency.service())) {
            findings.add("DEP-003", dependency, "requires " + dependency.name() + ", which is the service itself");
        }
    }

    private void target(Dependency dependency) {
        Service target = facts.services().get(dependency.target());
        if (target == null) {
            return;
        }
        if (dependency.kind() == DependencyKind.REQUIRES && target.lifecycle() == Lifecycle.RETIRED) {
            findings.add(
                    "DEP-005", dependency, "requires " + target.id() + ", which is retired and no longer supported");
        }
        Service service = facts.services().get(dependency.service());
        if (service != null
                && target.visibility() != Visibility.PUBLIC
                && !target.project().equals(service.project())) {
            findings.add(
                    "DEP-007",
                    dependency,
                    "depends on " + target.id() + ", whose visibility is " + target.visibility()
                            + "; only a public service may be used by another project");
        }
    }

    private void criticality(Dependency dependency) {
        if (dependency.kind() == DependencyKind.OPTIONAL) {
            return;
        }
        Criticality own = facts.criticalities().get(dependency.service());
        Criticality other = facts.criticalities().get(dependency.target());
        if (own != null && other != null && other.rank() > own.rank()) {
            findings.add(
                    "DEP-008",
                    dependency,
                    "is of criticality " + own.tier() + " but " + dependency.kind() + " " + dependency.target()
                            + ", which is only of criticality " + other.tier());
        }
    }

    private void deprecations(LocalDate today) {
        for (Dependency dependency : facts.all(Dependency.class)) {
            Deprecation deprecation = facts.deprecations().get(dependency.target());
            if (dependency.kind() == DependencyKind.REQUIRES
                    && deprecation != null
                    && !deprecation.since().isAfter(today)) {
                findings.add(
                        "DEP-006",
                        dependency,
                        "requires " + dependency.target() + ", which is deprecated: " + deprecation.notice());
            }
        }
    }
}
