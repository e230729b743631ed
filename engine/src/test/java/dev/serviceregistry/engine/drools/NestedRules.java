package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestRules.REPORT;
import static dev.serviceregistry.engine.drools.TestRules.rule;
import static dev.serviceregistry.engine.drools.TestRules.with;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Service;
import java.util.Arrays;
import java.util.List;
import org.drools.core.base.accumulators.CountAccumulateFunction;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.modelcompiler.dsl.pattern.D;

/** Rules as an organisation may write them: with conditions in conditions, and on several facts together. */
final class NestedRules {

    private NestedRules() {}

    static List<Rule> all() {
        return List.of(
                noServiceHasTwoDependencies(),
                noServiceOfTwoHasADependency(),
                noRetiredServiceIsRequiredByAStatedOne(),
                everyServiceIsRequiredOrStated(),
                everyServiceRunsTwiceBesideAnother());
    }

    /** An accumulation with a condition on what it comes to. */
    static Rule noServiceHasTwoDependencies() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<Long> count = D.declarationOf(Long.class, "$count");
        return reporting(
                "ABC-031",
                service,
                D.pattern(service).bind(id, Service::id),
                D.accumulate(
                        D.pattern(dependency)
                                .expr("of", id, (d, i) -> d.service().equals(i)),
                        D.accFunction(CountAccumulateFunction::new).as(count)),
                D.pattern(count).expr("two", c -> c > 1));
    }

    /** An accumulation whose result another condition takes. */
    static Rule noServiceOfTwoHasADependency() {
        Variable<Criticality> stated = D.declarationOf(Criticality.class, "$stated");
        Variable<Long> count = D.declarationOf(Long.class, "$count");
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        return reporting(
                "ABC-032",
                service,
                D.accumulate(
                        D.pattern(stated),
                        D.accFunction(CountAccumulateFunction::new).as(count)),
                D.pattern(service).expr("many", count, (s, c) -> s.replicas() < c),
                D.pattern(dependency).expr("of", service, (d, s) -> d.service().equals(s.id())));
    }

    /** Two facts that must exist together. */
    static Rule noRetiredServiceIsRequiredByAStatedOne() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<Criticality> stated = D.declarationOf(Criticality.class, "$stated");
        return reporting(
                "ABC-033",
                service,
                D.pattern(service).bind(id, Service::id).expr("retired", s -> s.lifecycle() == Lifecycle.RETIRED),
                D.exists(D.and(
                        D.pattern(dependency)
                                .expr("to", id, (d, i) -> d.target().equals(i)),
                        D.pattern(stated)
                                .expr("by", dependency, (c, d) -> c.service().equals(d.service())))));
    }

    /** Alternatives, none of which may hold. */
    static Rule everyServiceIsRequiredOrStated() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<String> id = D.declarationOf(String.class, "$id");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<Criticality> stated = D.declarationOf(Criticality.class, "$stated");
        return reporting(
                "ABC-034",
                service,
                D.pattern(service).bind(id, Service::id),
                D.not(D.pattern(dependency).expr("to", id, (d, i) -> d.target().equals(i))),
                D.not(D.pattern(stated).expr("of", id, (c, i) -> c.service().equals(i))));
    }

    /** What is reported stands behind what it is compared with. */
    static Rule everyServiceRunsTwiceBesideAnother() {
        Variable<Criticality> stated = D.declarationOf(Criticality.class, "$stated");
        Variable<String> of = D.declarationOf(String.class, "$of");
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<String> target = D.declarationOf(String.class, "$target");
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        return reporting(
                "ABC-035",
                service,
                D.pattern(stated).bind(of, Criticality::service),
                D.pattern(dependency)
                        .bind(target, Dependency::target)
                        .expr("by", of, (d, o) -> d.service().equals(o)),
                D.pattern(service)
                        .expr("id", target, (s, t) -> s.id().equals(t))
                        .expr("once", s -> s.replicas() < 2));
    }

    private static Rule reporting(String id, Variable<? extends Fact> subject, RuleItemBuilder<?>... conditions) {
        RuleItemBuilder<?>[] items = Arrays.copyOf(conditions, conditions.length + 1);
        items[conditions.length] =
                D.on(REPORT, subject).execute((report, fact) -> report.violation(fact, "is matched"));
        return rule("Rule " + id, with("id", id), items);
    }
}
