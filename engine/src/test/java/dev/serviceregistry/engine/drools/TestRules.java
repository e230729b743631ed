package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Report;
import dev.serviceregistry.facts.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.dsl.pattern.D;

/** Small rules of every shape, written as the compiler would write them. */
final class TestRules {

    static final Global<Report> REPORT = D.globalOf(Report.class, "policies", "report");

    static final Map<String, String> ANNOTATIONS = Map.of(
            "id", "ABC-001",
            "severity", "error",
            "subject", "Service",
            "scope", "project",
            "controls", "\"SOC2:A1.2\", \"ISO27001:A.8.14\"",
            "rationale", "Because.",
            "remediation", "Mend it.");

    private TestRules() {}

    /** One pattern, narrowed to a key. */
    static Rule everyServiceRunsTwice() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        return rule(
                "Every service runs twice",
                with("id", "ABC-001"),
                D.pattern(service).expr("twice", s -> s.replicas() < 2),
                D.on(REPORT, service)
                        .execute((report, s) ->
                                report.violation(s.at("deploy.replicas"), "runs {} of {} replicas", s.replicas(), 2)));
    }

    /** A join with a service that may be foreign. */
    static Rule noServiceRequiresARetiredService() {
        Variable<Dependency> dependency = D.declarationOf(Dependency.class, "$dependency");
        Variable<Service> target = D.declarationOf(Service.class, "$target");
        return rule(
                "No service requires a retired service",
                with("id", "ABC-002", "subject", "Dependency"),
                D.pattern(dependency),
                D.pattern(target)
                        .expr("retired", s -> s.lifecycle() == Lifecycle.RETIRED)
                        .expr("target", dependency, (s, d) -> s.id().equals(d.target())),
                D.on(REPORT, dependency, target)
                        .execute((report, d, s) -> report.violation(d, "requires {}, which is retired", s.id())));
    }

    /** A join over the whole repository. */
    static Rule everyNameIsGivenOnce() {
        Variable<Service> first = D.declarationOf(Service.class, "$first");
        Variable<Service> second = D.declarationOf(Service.class, "$second");
        return rule(
                "Every name is given once",
                with("id", "ABC-003", "scope", "repository", "severity", "warning"),
                D.pattern(first),
                D.pattern(second)
                        .expr("name", first, (s, f) -> s.name().equals(f.name()))
                        .expr("later", first, (s, f) -> s.id().compareTo(f.id()) > 0),
                D.on(REPORT, first, second)
                        .execute((report, f, s) -> report.violation(s, "bears the name of {}", f.id())));
    }

    /** A negation. */
    static Rule everyServiceStatesItsCriticality() {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        Variable<Criticality> criticality = D.declarationOf(Criticality.class, "$criticality");
        return rule(
                "Every service states its criticality",
                with("id", "ABC-004", "severity", "note", "subject", "NameClaim"),
                D.pattern(service),
                D.not(D.pattern(criticality)
                        .expr("service", service, (c, s) -> c.service().equals(s.id()))),
                D.on(REPORT, service).execute((report, s) -> report.violation(s, "states no criticality")));
    }

    /** A rule that does to every service what the test wants. */
    static Rule everyService(String id, Consequence consequence) {
        Variable<Service> service = D.declarationOf(Service.class, "$service");
        return rule(
                "Every service " + id,
                with("id", id),
                D.pattern(service),
                D.on(REPORT, service).execute((report, s) -> consequence.on(s, report)));
    }

    /** What a rule does. */
    @FunctionalInterface
    interface Consequence extends java.io.Serializable {
        void on(Fact fact, Report report);
    }

    static List<Rule> ofEveryShape() {
        return List.of(
                everyServiceRunsTwice(),
                noServiceRequiresARetiredService(),
                everyNameIsGivenOnce(),
                everyServiceStatesItsCriticality());
    }

    /** The usual annotations, with some keys of other value; an empty value leaves the key out. */
    static Map<String, String> with(String... keysAndValues) {
        Map<String, String> annotations = new LinkedHashMap<>(ANNOTATIONS);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1].isEmpty()) {
                annotations.remove(keysAndValues[i]);
            } else {
                annotations.put(keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return annotations;
    }

    static Rule rule(String title, Map<String, String> annotations, RuleItemBuilder<?>... items) {
        return rule("policies", title, annotations, items);
    }

    static Rule rule(String pack, String title, Map<String, String> annotations, RuleItemBuilder<?>... items) {
        var builder = D.rule(pack, title);
        annotations.forEach(builder::metadata);
        return builder.build(items);
    }

    static DroolsRuleSet set(Rule... rules) {
        return set(List.of(rules));
    }

    static DroolsRuleSet set(List<Rule> rules) {
        ModelImpl model = new ModelImpl();
        model.addGlobal(REPORT);
        rules.forEach(model::addRule);
        return DroolsRuleSet.of(List.of(model), TestRules.class.getClassLoader());
    }
}
