package dev.serviceregistry.engine.drools.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.source.Compilation;
import dev.serviceregistry.engine.source.CompiledFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleFile;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrlCompilerTest {

    private static final KnownRules NOTHING_KNOWN = new KnownRules(Map.of(), Set.of(), Set.of());

    static final String TWICE = rule(
            "ACM-001",
            "Every service runs twice",
            "    $service : Service( $replicas : replicas, replicas < 2 )",
            "report.violation( $service, \"runs {} of 2 replicas\", $replicas );");

    static final String ONCE = rule(
            "ACM-002",
            "Every service runs at most once",
            "    $service : Service( $replicas : replicas, replicas > 1 )",
            "report.violation( $service, \"runs {} replicas\", $replicas );");

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(RuleCompiler.class).findFirst()).containsInstanceOf(DrlCompiler.class);
    }

    @Test
    void a_file_becomes_classes_of_which_one_holds_the_rules() {
        CompiledFile compiled =
                compile(new RuleFile("policies/rules/a.drl", TWICE)).get(0);

        assertThat(compiled.path()).isEqualTo("policies/rules/a.drl");
        assertThat(compiled.models()).hasSize(1);
        assertThat(compiled.classes()).containsKeys(compiled.models().toArray(String[]::new));
        assertThat(compiled.classes().keySet()).allMatch(name -> name.startsWith("policies."));
        assertThat(compiled.rules())
                .containsExactly(
                        new CompiledRule("ACM-001", "Every service runs twice", 5, 1, "Service", true, List.of()));
    }

    @Test
    void the_same_text_gives_the_same_bytes_wherever_it_stands_and_whatever_stands_beside_it() {
        RuleFile other = new RuleFile("b.drl", ONCE);
        CompiledFile alone = compile(new RuleFile("a.drl", TWICE)).get(0);
        CompiledFile beside = compile(other, new RuleFile("z/a.drl", TWICE)).get(1);

        assertThat(beside.models()).isEqualTo(alone.models());
        assertThat(hex(beside)).isEqualTo(hex(alone));
    }

    private static Map<String, String> hex(CompiledFile file) {
        Map<String, String> hex = new TreeMap<>();
        file.classes().forEach((name, bytes) -> hex.put(name, HexFormat.of().formatHex(bytes)));
        return hex;
    }

    private static List<CompiledFile> compile(RuleFile... files) {
        Compilation compilation = new DrlCompiler().compile(List.of(files), List.of(files), NOTHING_KNOWN);
        assertThat(compilation.problems()).isEmpty();
        return compilation.files();
    }

    static String rule(String id, String title, String when, String then) {
        return """
                package policies
                import dev.serviceregistry.facts.*
                global Report report

                rule "%s"
                    @id("%s")
                    @severity("error")
                    @subject("Service")
                    @scope("project")
                    @controls("SOC2:A1.2")
                    @rationale("Because.")
                    @remediation("Mend it.")
                when
                %s
                then
                    %s
                end
                """.formatted(title, id, when, then);
    }
}
