package dev.serviceregistry.engine.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConcernTest {

    private static final SourceLocation PLACE = SourceLocation.startOf("projects/lab/services.toml");
    private static final FactSet ONE = new FactSet(
            List.of(new Dependency("lab/a", DependencyKind.REQUIRES, "b", "lab/b", Resolution.FOUND, "", PLACE)));

    @Test
    void what_a_second_fact_of_the_judged_type_has_to_do_with_the_first_is_what_is_wrong() {
        assertThat(outcome(
                        "", "$s : Dependency( $a : service, $b : target ) Dependency( service == $b, target == $a )"))
                .isEqualTo(Outcome.PASSED);
        assertThat(outcome("", "$s : Dependency( $b : target ) exists Dependency( service == $b )"))
                .isEqualTo(Outcome.PASSED);
        assertThat(outcome("@about(\"Dependency\")", """
                $s : Dependency( $b : target )
                Dependency( service == $b, $c : target )
                not Service( id == $c )
                """)).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void a_named_field_is_not_one_of_what_must_not_be_there() {
        assertThat(outcome("@about(\"Dependency.kind\")", """
                $s : Dependency( kind == DependencyKind.REQUIRES, $a : service )
                not Dependency( service == $a, kind == DependencyKind.REQUIRES )
                """)).isEqualTo(Outcome.PASSED);
    }

    private static Outcome outcome(String about, String conditions) {
        RuleFile file = new RuleFile("a.drl", """
                package policies
                import dev.serviceregistry.facts.*
                global Report report
                rule "No dependency is wrong"
                    @id("OWN-001") @severity("error") @subject("Dependency") %s
                    @rationale("It is wrong.") @remediation("Mend it.")
                when
                    %s
                then
                    report.violation( $s, "is wrong" );
                end
                """.formatted(about, conditions));
        LoadedRules rules = new RuleLoader(ClassStore.NONE, count -> new DrlCompiler())
                .load(List.of(file), () -> new KnownRules(Map.of(), Set.of(), Set.of()));
        assertThat(rules.problems()).isEmpty();
        DroolsRuleSet own =
                DroolsRuleSet.of(List.of(), ConcernTest.class.getClassLoader()).with(rules.files());
        return new DroolsPolicyEngine(own)
                .evaluate(ONE, Exceptions.none())
                .outcomes()
                .get("OWN-001");
    }
}
