package dev.serviceregistry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.vulnerabilities.VulnerabilityReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The catalogue that ships has no error; a copy of it with one planted defect per policy has exactly those findings. */
class PlantedDefectsTest {

    private static final Path CATALOG = Path.of("..", "catalog");
    private static final Path PLANTED = Path.of("src", "test", "resources", "planted");
    /** Without the policies on changes, of which a single state has none; nothing is generated here either. */
    private static final DroolsPolicyEngine ENGINE = DroolsPolicyEngine.bundledForStates();

    @Test
    void the_catalogue_that_ships_has_no_error_and_no_warning() {
        Evaluation evaluation = judge(CATALOG);
        assertThat(evaluation.count(Severity.ERROR)).isZero();
        assertThat(evaluation.count(Severity.WARNING)).isZero();
    }

    @Test
    void each_planted_defect_is_found_at_its_line_and_nothing_else_is() throws IOException {
        List<String> expected = Files.readAllLines(PLANTED.resolve("expected.txt"));
        List<String> found = judge(PLANTED.resolve("repository")).findings().stream()
                .map(finding -> finding.source().file() + ":" + finding.source().line() + " "
                        + finding.rule().id() + " " + finding.subject())
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void every_policy_has_a_planted_defect() throws IOException {
        Set<String> planted = new TreeSet<>();
        for (String line : Files.readAllLines(PLANTED.resolve("expected.txt"))) {
            planted.add(line.split(" ")[1]);
        }
        assertThat(planted)
                .containsExactlyElementsOf(ENGINE.rules().rules().stream()
                        .map(RuleDescriptor::id)
                        .filter(id -> !id.startsWith("GEN-"))
                        .toList());
    }

    private static Evaluation judge(Path root) {
        FactSet facts = new RegistryReader().read(root).registry().facts();
        VulnerabilityReports reports =
                VulnerabilityReports.read(root, List.of(PLANTED.resolve("vulnerabilities.json")));
        LocalDate today = LocalDate.of(2026, 11, 23);
        FactSet judged = facts.plus(reports.of(facts.facts()).facts()).plus(List.of(new Today(today)));
        return ENGINE.evaluate(judged, Exceptions.in(judged, today));
    }
}
