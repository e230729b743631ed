package dev.serviceregistry.engine.drools.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.facts.WorkloadKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule of an organisation with conditions of a test, and facts that it judges. */
final class OwnRule {

    static final LocalDate TODAY = LocalDate.of(2026, 7, 11);
    static final SourceLocation HERE = SourceLocation.startOf("projects/shop/services.toml");

    private OwnRule() {}

    static List<String> found(String conditions, Fact... facts) {
        return found(engine(conditions, "repository"), List.of(facts));
    }

    static List<String> found(DroolsPolicyEngine engine, List<Fact> facts) {
        FactSet all = new FactSet(facts);
        Evaluation evaluation = engine.evaluate(all, Exceptions.in(all, TODAY));
        return evaluation.findings().stream()
                .map(finding -> finding.subject().toString())
                .distinct()
                .sorted()
                .toList();
    }

    static DroolsPolicyEngine engine(String conditions, String scope) {
        return new DroolsPolicyEngine(rules(conditions, scope));
    }

    static DroolsRuleSet rules(String conditions, String scope) {
        return rules(conditions, scope, "\"is found\"");
    }

    /** What is said of each service, where the message shows these names. */
    static List<String> messages(String conditions, String names, Fact... facts) {
        FactSet all = new FactSet(List.of(facts));
        return new DroolsPolicyEngine(rules(conditions, "repository", "\"is {}\", " + names))
                .evaluate(all, Exceptions.in(all, TODAY)).findings().stream()
                        .map(finding -> finding.subject() + " " + finding.message())
                        .sorted()
                        .toList();
    }

    private static DroolsRuleSet rules(String conditions, String scope, String message) {
        RuleFile file = new RuleFile("policies/rules/a.drl", """
                package policies
                import dev.serviceregistry.facts.*
                global Report report

                rule "Nothing is found"
                    @id("ACM-001")
                    @severity("error")
                    @scope("%s")
                    @rationale("Because.")
                    @remediation("Mend it.")
                when
                    %s
                then
                    report.violation( $service, %s );
                end
                """.formatted(scope, conditions, message));
        RuleLoader loader = new RuleLoader(ClassStore.NONE, count -> new DrlCompiler());
        LoadedRules loaded = loader.load(List.of(file), () -> new KnownRules(Map.of(), Set.of(), Set.of()));
        assertThat(loaded.problems()).isEmpty();
        return DroolsRuleSet.bundled()
                .with(loaded.files())
                .only(rule -> rule.id().equals("ACM-001"));
    }

    static Service service(String id, int replicas) {
        return new Service(
                id,
                id.substring(0, id.indexOf('/')),
                id.substring(id.indexOf('/') + 1),
                "api",
                "1.0.0",
                WorkloadKind.DEPLOYMENT,
                replicas,
                Lifecycle.PRODUCTION,
                Visibility.PUBLIC,
                HERE,
                key -> HERE);
    }

    static Criticality criticality(String service) {
        return new Criticality(service, "critical", 0, HERE);
    }

    static Dependency dependency(String service, DependencyKind kind) {
        return new Dependency(service, kind, kind + "-x", "shop/x", Resolution.FOUND, "", HERE);
    }

    static TableEntry cell(String key, String text) {
        double number = text.matches("[0-9.]+") ? Double.parseDouble(text) : Double.NaN;
        return new TableEntry(
                "limits", key, "least", text, number, SourceLocation.startOf("policies/tables/limits.csv"));
    }

    static Waiver waiver(String service) {
        return new Waiver("SEC-001", service, "", "Soon.", "T-1", "@team", TODAY.plusDays(5), HERE);
    }

    /** Conditions in which functions calculate with every service. */
    static String accumulated(String demand) {
        return """
                $service : Service()
                accumulate( Service( $r : replicas ); $least : min( $r ), $most : max( $r ), $all : count(); %s )
                """.formatted(demand);
    }

    /** Conditions in which functions calculate with no fact at all. */
    static String ofNothing(String functions, String demand) {
        return """
                $service : Service( $replicas : replicas )
                accumulate( Service( replicas > 100, $n : replicas ); %s; %s )
                """.formatted(functions, demand);
    }
}
