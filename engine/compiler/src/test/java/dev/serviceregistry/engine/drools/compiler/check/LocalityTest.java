package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.drools.compiler.check.syntax.FileParser;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.SourceText;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.source.RuleFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalityTest {

    private static final FactTypes TYPES = new FactTypes();

    private static final String SUBJECT = "$s : Service( $id : id, $p : project, $r : replicas )\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not Criticality( service == $id )",
                "exists Service( project == $p, replicas > $r )",
                "accumulate( Service( project == $s.project ); $c : count(); $c > 5 )",
                "TierPromise( $t : tier ) Criticality( service == $id, tier == $t )",
                "not TableEntry( table == \"exempt\", key == $id )",
                "Dependency( service == $id, $t : target ) Service( id == $t ) not Criticality( service == $t )",
                "Dependency( $id == service, $t : target ) $o : Service( this.id == $t ) Image( service == $o.id )",
                "forall( $d : Dependency( service == $id ) Dependency( this == $d, kind == DependencyKind.CALLS ) )",
                "( not Criticality( service == $id ) or exists Container( service == $id ) )",
                "Project( name == $p ) exists Service( project == $p )",
                "$o : Service( this == $s )"
            })
    void a_rule_that_stays_in_its_project_or_goes_to_what_this_names_is_shown_to_do_so(String conditions) {
        assertThat(Locality.isShown(rule(SUBJECT + conditions), TYPES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists Service( project != $p, replicas > $r )",
                "not Dependency( target == $id )",
                "accumulate( Service( project != $p ); $c : count(); $c > 50 )",
                "exists Service( replicas > $r )",
                "Dependency( service == $id, $t : target ) Service( id == $t, $o : project ) Service( project == $o )",
                "Dependency( service == $id, $t : target ) Dependency( service == $t, $u : target ) Service( id == $u )",
                "not Service( project == $p || replicas > 3 )",
                "not Service( !( project == $p ) )",
                "( not Criticality( service == $id ) or exists Container( privileged ) )",
                "forall( $o : Service() Service( this == $o, project == $p ) )",
                "not Dependency( service == $id, target == $id ) exists Dependency( target == $id )",
                "HostPort( service == $id )"
            })
    void a_rule_that_looks_elsewhere_is_not_shown_to_stay(String conditions) {
        assertThat(Locality.isShown(rule(SUBJECT + conditions), TYPES)).isFalse();
    }

    @Test
    void what_must_not_be_there_says_nothing_of_what_is_there() {
        String conditions = SUBJECT + "$o : Service( $x : id )\nnot Criticality( service == $id, service == $x )";

        assertThat(Locality.isShown(rule(conditions), TYPES)).isFalse();
    }

    @Test
    void every_bundled_rule_of_project_scope_is_shown_to_stay_in_its_project() {
        List<String> others = new ArrayList<>();
        int shown = 0;
        for (RuleFile file : BundledPolicies.all()) {
            if (file.text().contains("@scope(\"project\")")) {
                if (Locality.isShown(tree(file), TYPES)) {
                    shown++;
                } else {
                    others.add(file.path());
                }
            }
        }

        assertThat(others).isEmpty();
        assertThat(shown).isGreaterThan(100);
    }

    private static RuleTree rule(String conditions) {
        return tree(new RuleFile("a.drl", """
                package policies
                import dev.serviceregistry.facts.*
                global Report report
                rule "Every service stays at home"
                when
                    %s
                then
                    report.violation( $s, "goes out" );
                end
                """.formatted(conditions)));
    }

    private static RuleTree tree(RuleFile file) {
        return FileParser.parse(new Problems(new SourceText(file))).rules().get(0);
    }
}
