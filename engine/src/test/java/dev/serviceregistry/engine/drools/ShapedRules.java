package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestRules.REPORT;
import static dev.serviceregistry.engine.drools.TestRules.rule;
import static dev.serviceregistry.engine.drools.TestRules.with;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.NameClaim;
import dev.serviceregistry.facts.Service;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.drools.core.base.accumulators.CollectSetAccumulateFunction;
import org.drools.core.base.accumulators.CountAccumulateFunction;
import org.drools.core.base.accumulators.IntegerMaxAccumulateFunction;
import org.drools.model.BetaIndex;
import org.drools.model.Index.ConstraintType;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.modelcompiler.dsl.pattern.D;

/** Rules whose joins say which texts they compare, as the compiler writes them. */
final class ShapedRules {

    private ShapedRules() {}

    static List<Rule> all() {
        return List.of(
                noServiceRequiresARetiredService(),
                everyServiceStatesItsCriticality(),
                everyServiceIsAtLeastAsCriticalAsItsReplicasDemand(),
                noServiceRequiresALessCriticalService(),
                everyNameIsGivenOnce(),
                everyNameIsGivenToTheFirst(),
                noRetiredServiceIsRequired(),
                noServiceRunsMoreThanAnother(),
                noRetiredServiceRunsTwiceWithoutBeingRequired(),
                everyRequirementIsMutual(),
                everyRequirementOfAServiceWithoutATierIsMutual(),
                everyServiceIsRetiredOrRunsTwice(),
                noServiceIsRequiredTwice(),
                everyServiceIsRequired(),
                everyServiceRunsAsOftenAsTheHighestRankDemands(),
                everyNameHasOneMeaning());
    }

    /** A join by a bound text with a pattern that has a condition of its own. */
    static Rule noServiceRequiresARetiredService() {
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<String> target = D.declarationOf(String.class, "$target");
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        return reporting(
                "ABC-011",
                dependency,
                D.pattern(dependency).bind(target, Dependency::target),
                D.pattern(service)
                        .expr("id", target, (s, t) -> s.id().equals(t), text(Service::id))
                        .expr("retired", s -> s.lifecycle() == Lifecycle.RETIRED));
    }

    /** A negation that a text decides. */
    static Rule everyServiceStatesItsCriticality() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Criticality> criticality = D.declarationOf(Criticality.class, "$criticality");
        return reporting(
                "ABC-012",
                service,
                D.pattern(service).bind(id, Service::id),
                D.not(D.pattern(criticality)
                        .expr("of", id, (c, i) -> c.service().equals(i), text(Criticality::service))));
    }

    /** A negation that a text and a number decide. */
    static Rule everyServiceIsAtLeastAsCriticalAsItsReplicasDemand() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Integer> replicas = D.declarationOf(Integer.class, "$replicas");
        Variable<Criticality> criticality = D.declarationOf(Criticality.class, "$criticality");
        return reporting(
                "ABC-013",
                service,
                D.pattern(service).bind(id, Service::id).bind(replicas, Service::replicas),
                D.not(D.pattern(criticality)
                        .expr("of", id, (c, i) -> c.service().equals(i), text(Criticality::service))
                        .expr("rank", replicas, (c, r) -> c.rank() <= r)));
    }

    /** Three patterns, of which the last is compared with both others. */
    static Rule noServiceRequiresALessCriticalService() {
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<String> from = D.declarationOf(String.class, "$from");
        Variable<String> target = D.declarationOf(String.class, "$target");
        Variable<Criticality> own = D.declarationOf(Criticality.class, "$own");
        Variable<Integer> rank = D.declarationOf(Integer.class, "$rank");
        Variable<Criticality> other = D.declarationOf(Criticality.class, "$other");
        return reporting(
                "ABC-014",
                dependency,
                D.pattern(dependency).bind(from, Dependency::service).bind(target, Dependency::target),
                D.pattern(own)
                        .bind(rank, Criticality::rank)
                        .expr("own", from, (c, f) -> c.service().equals(f), text(Criticality::service)),
                D.pattern(other)
                        .expr("other", target, (c, t) -> c.service().equals(t), text(Criticality::service))
                        .expr("rank", rank, (c, r) -> c.rank() > r));
    }

    /** A join of one type with itself, by the fact as a whole and by two texts. */
    static Rule everyNameIsGivenOnce() {
        Variable<NameClaim> first = D.declarationOf(NameClaim.class, "$first");
        Variable<NameClaim> second = D.declarationOf(NameClaim.class, "$second");
        return reporting(
                "ABC-015",
                second,
                D.pattern(first),
                D.pattern(second)
                        .expr(
                                "name",
                                first,
                                (s, f) -> s.claimedName().equals(f.claimedName()),
                                key(NameClaim::claimedName, NameClaim::claimedName))
                        .expr("later", first, (s, f) -> s.service().compareTo(f.service()) > 0));
    }

    /** A negation that is compared with two patterns. */
    static Rule everyNameIsGivenToTheFirst() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<Service> other = D.declarationOf(Service.class, "$other");
        Variable<Service> between = D.declarationOf(Service.class, "$between");
        return reporting(
                "ABC-016",
                service,
                D.pattern(service),
                D.pattern(other)
                        .expr("name", service, (o, s) -> o.name().equals(s.name()), key(Service::name, Service::name))
                        .expr("other", service, (o, s) -> !o.id().equals(s.id())),
                D.not(D.pattern(between)
                        .expr("name", service, (b, s) -> b.name().equals(s.name()), key(Service::name, Service::name))
                        .expr("before", other, (b, o) -> b.id().compareTo(o.id()) < 0)));
    }

    /** Something that must exist. */
    static Rule noRetiredServiceIsRequired() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        return reporting(
                "ABC-017",
                service,
                D.pattern(service).bind(id, Service::id).expr("retired", s -> s.lifecycle() == Lifecycle.RETIRED),
                D.exists(D.pattern(dependency)
                        .expr("to", id, (d, i) -> d.target().equals(i), text(Dependency::target))));
    }

    /** A join and a negation by a number alone. */
    static Rule noServiceRunsMoreThanAnother() {
        Variable<Criticality> criticality = D.declarationOf(Criticality.class, "$criticality");
        Variable<Integer> rank = D.declarationOf(Integer.class, "$rank");
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<Criticality> lower = D.declarationOf(Criticality.class, "$lower");
        return reporting(
                "ABC-018",
                service,
                D.pattern(criticality).bind(rank, Criticality::rank),
                D.pattern(service).expr("runs", rank, (s, r) -> s.replicas() > r),
                D.not(D.pattern(lower).expr("lower", rank, (c, r) -> c.rank() < r)));
    }

    /** A negation whose text comes from the second pattern. */
    static Rule noRetiredServiceRunsTwiceWithoutBeingRequired() {
        Variable<Criticality> criticality = D.declarationOf(Criticality.class, "$criticality");
        Variable<String> of = D.declarationOf(String.class, "$of");
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        return reporting(
                "ABC-019",
                service,
                D.pattern(criticality).bind(of, Criticality::service),
                D.pattern(service).bind(id, Service::id).expr("of", of, (s, o) -> s.id().equals(o), text(Service::id)),
                D.not(D.pattern(dependency).expr("to", id, (d, i) -> d.target().equals(i), text(Dependency::target))));
    }

    /** A negation of what could itself be what must be there, and another one that speaks against that. */
    static Rule everyRequirementOfAServiceWithoutATierIsMutual() {
        Variable<Dependency> there = D.declarationOf(Dependency.class, "$there");
        Variable<String> from = D.declarationOf(String.class, "$from");
        Variable<String> target = D.declarationOf(String.class, "$target");
        Variable<Dependency> back = D.declarationOf(Dependency.class, "$back");
        Variable<Criticality> tier = D.declarationOf(Criticality.class, "$tier");
        return reporting(
                "ABC-024",
                there,
                D.pattern(there).bind(from, Dependency::service).bind(target, Dependency::target),
                D.not(D.pattern(back)
                        .expr("from", target, (d, t) -> d.service().equals(t), text(Dependency::service))
                        .expr("to", from, (d, f) -> d.target().equals(f), text(Dependency::target))),
                D.not(D.pattern(tier).expr("of", from, (c, f) -> c.service().equals(f), text(Criticality::service))));
    }

    /** A negation that has a text in common with each of two patterns. */
    static Rule everyRequirementIsMutual() {
        Variable<Dependency> there = D.declarationOf(Dependency.class, "$there");
        Variable<String> from = D.declarationOf(String.class, "$from");
        Variable<String> target = D.declarationOf(String.class, "$target");
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Dependency> back = D.declarationOf(Dependency.class, "$back");
        return reporting(
                "ABC-021",
                there,
                D.pattern(there).bind(from, Dependency::service).bind(target, Dependency::target),
                D.pattern(service)
                        .bind(id, Service::id)
                        .expr("id", target, (s, t) -> s.id().equals(t), text(Service::id)),
                D.not(D.pattern(back)
                        .expr("from", id, (d, i) -> d.service().equals(i), text(Dependency::service))
                        .expr("to", from, (d, f) -> d.target().equals(f), text(Dependency::target))));
    }

    /** Alternatives, which are left to Drools. */
    static Rule everyServiceIsRetiredOrRunsTwice() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<Service> retired = D.declarationOf(Service.class, "$retired");
        Variable<Service> twice = D.declarationOf(Service.class, "$twice");
        return reporting(
                "ABC-020",
                service,
                D.pattern(service),
                D.or(
                        D.pattern(retired).expr("retired", s -> s.lifecycle() == Lifecycle.RETIRED),
                        D.pattern(twice).expr("twice", s -> s.replicas() == 2)));
    }

    /** What facts come to beside another, of which there must not be too many. */
    static Rule noServiceIsRequiredTwice() {
        return countingRequirements("ABC-025", count -> count > 1);
    }

    /** The same, of which there must be some. */
    static Rule everyServiceIsRequired() {
        return countingRequirements("ABC-026", count -> count < 1);
    }

    private static Rule countingRequirements(String id, Predicate1<Long> wanted) {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> of = D.declarationOf(String.class, "$of");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<Long> count = D.declarationOf(Long.class, "$count");
        return reporting(
                id,
                service,
                D.pattern(service).bind(of, Service::id),
                D.accumulate(
                        D.pattern(dependency)
                                .expr("to", of, (d, o) -> d.target().equals(o), text(Dependency::target)),
                        D.accFunction(CountAccumulateFunction::new).as(count)),
                D.pattern(count).expr("wanted", wanted));
    }

    /** What all facts of a type come to, which may be nothing, with which later ones are compared. */
    static Rule everyServiceRunsAsOftenAsTheHighestRankDemands() {
        Variable<Criticality> stated = D.declarationOf(Criticality.class, "$stated");
        Variable<Integer> rank = D.declarationOf(Integer.class, "$rank");
        Variable<Integer> highest = D.declarationOf(Integer.class, "$highest");
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        return reporting(
                "ABC-027",
                service,
                D.accumulate(
                        D.pattern(stated).bind(rank, Criticality::rank),
                        D.accFunction(IntegerMaxAccumulateFunction::new, rank).as(highest)),
                D.pattern(service).bind(id, Service::id).expr("less", highest, (s, h) -> s.replicas() < h),
                D.not(D.pattern(dependency)
                        .expr("of", id, (d, i) -> d.service().equals(i), text(Dependency::service))));
    }

    /** What is accumulated could itself be what must be there. */
    @SuppressWarnings("rawtypes") // A set is declared by its class.
    static Rule everyNameHasOneMeaning() {
        Variable<NameClaim> claim = D.declarationOf(NameClaim.class, "$claim");
        Variable<NameClaim> other = D.declarationOf(NameClaim.class, "$other");
        Variable<String> service = D.declarationOf(String.class, "$of");
        Variable<Set> services = D.declarationOf(Set.class, "$services");
        return reporting(
                "ABC-028",
                claim,
                D.pattern(claim),
                D.accumulate(
                        D.pattern(other)
                                .bind(service, NameClaim::service)
                                .expr(
                                        "name",
                                        claim,
                                        (o, c) -> o.claimedName().equals(c.claimedName()),
                                        key(NameClaim::claimedName, NameClaim::claimedName)),
                        D.accFunction(CollectSetAccumulateFunction::new, service)
                                .as(services)),
                D.pattern(services).expr("several", found -> found.size() > 1));
    }

    /** A condition that divides by zero. */
    static Rule breakingDown() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        return rule(
                "Every service breaks down",
                with("id", "ABC-001"),
                D.pattern(service).expr("breaks", s -> 1 / (s.replicas() - s.replicas()) > 0),
                D.on(REPORT, service).execute((report, s) -> report.violation(s, "is never reported")));
    }

    private static Rule reporting(String id, Variable<? extends Fact> subject, RuleItemBuilder<?>... conditions) {
        RuleItemBuilder<?>[] items = Arrays.copyOf(conditions, conditions.length + 1);
        items[conditions.length] =
                D.on(REPORT, subject).execute((report, fact) -> report.violation(fact, "is matched"));
        return rule("Rule " + id, with("id", id), items);
    }

    /** Says that a text of the fact is compared with a bound text. */
    private static <T> BetaIndex<T, String, String> text(Function1<T, String> text) {
        return key(text, bound -> bound);
    }

    private static <T, U> BetaIndex<T, U, String> key(Function1<T, String> text, Function1<U, String> other) {
        return D.betaIndexedBy(String.class, ConstraintType.EQUAL, 0, text, other, String.class);
    }
}
