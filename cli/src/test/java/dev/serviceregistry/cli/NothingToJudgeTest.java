package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.facts.WaiverUse;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy that has nothing to judge is not applicable, and makes no control met. */
class NothingToJudgeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** What every repository has: files that are read, and the tiers that are there by default. */
    private static final Set<String> OF_EVERY_REPOSITORY =
            Set.of("SCH-001", "SCH-002", "SCH-003", "SCH-010", "SLA-002");

    /** What every service has: a name, a type, a version, and texts that may hide a secret. */
    private static final Set<String> OF_EVERY_SERVICE =
            Set.of("SCH-004", "SCH-005", "SCH-006", "SCH-017", "SEC-001", "SEC-028");

    private static final Set<String> ON_EXCEPTIONS = Set.of("GOV-006", "GOV-007", "GOV-008", "GOV-009", "GOV-010");

    private static final String WAIVER = """
            [[waivers]]
            rule = "%s"
            subject = "lab/other"
            reason = "It goes soon."
            ticket = "LAB-1"
            approved_by = "@lab"
            expires = 2027-11-01
            """;

    private @TempDir Path root;

    @BeforeEach
    void oneServiceOfTheBarestKind() throws IOException {
        Repositories.write(root, "services/catalog.toml", """
                schema_version = "1"
                [catalog]
                name = "example"
                [teams.lab]
                """);
        service("");
    }

    @Test
    void of_the_barest_service_nothing_passes_but_what_every_service_and_every_repository_has() {
        Set<String> expected = new TreeSet<>(OF_EVERY_REPOSITORY);
        expected.addAll(OF_EVERY_SERVICE);

        assertThat(passed()).isEqualTo(expected);
    }

    @Test
    void data_of_which_no_residency_is_stated_stay_nowhere() throws IOException {
        regions("");
        assertThat(outcome("DPL-007")).isEqualTo(Outcome.NOT_APPLICABLE);
        regions("data_residency = \"EU\"\n");
        assertThat(outcome("DPL-007")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_user_that_the_image_names_is_judged_where_a_setting_demands_it_of_the_services_tier() throws IOException {
        service("criticality = \"low\"\n[services.bare.container]\nimage = \"bare:1\"\n");
        assertThat(outcome("SEC-004")).isEqualTo(Outcome.NOT_APPLICABLE);
        demand("require_non_root = \"critical\"");
        assertThat(outcome("SEC-004")).isEqualTo(Outcome.NOT_APPLICABLE);
        demand("require_non_root = \"low\"");
        assertThat(outcome("SEC-004")).isEqualTo(Outcome.VIOLATED);
        service("criticality = \"low\"\n[services.bare.container]\nimage = \"bare:1\"\nuser = \"10001\"\n");
        assertThat(outcome("SEC-004")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_demand_of_a_tier_is_none_where_no_service_is_of_it() throws IOException {
        service("criticality = \"low\"\n[services.bare.container]\nimage = \"bare:1\"\nread_only_root = true\n");
        demand("require_read_only_root = \"critical\"");
        assertThat(passed()).doesNotContain("SEC-005", "SLA-004", "SLA-006", "GOV-013");
        service("criticality = \"critical\"\n[services.bare.container]\nimage = \"bare:1\"\nread_only_root = true\n");
        assertThat(outcome("SEC-005")).isEqualTo(Outcome.PASSED);
        assertThat(outcome("GOV-013")).isEqualTo(Outcome.VIOLATED);
    }

    @Test
    void a_runbook_is_asked_of_no_other_services_where_the_critical_one_is_retired() throws IOException {
        String active = """
                criticality = "low"
                [services.other]
                type = "worker"
                version = "1.0.0"
                criticality = "critical"
                """;
        service(active + "lifecycle = \"retired\"\n");
        assertThat(outcome("GOV-013")).isEqualTo(Outcome.NOT_APPLICABLE);
        service(active + "metadata.runbook = \"docs/a.md\"\n");
        assertThat(outcome("GOV-013")).isEqualTo(Outcome.PASSED);
        service(active);
        assertThat(outcome("GOV-013")).isEqualTo(Outcome.VIOLATED);
    }

    @Test
    void the_notice_of_a_service_is_judged_where_its_tier_promises_one() throws IOException {
        String deprecation = """
                lifecycle = "deprecated"
                [services.bare.deprecation]
                deprecated_since = 2026-01-01
                sunset = 2027-12-31
                """;
        service(deprecation);
        assertThat(outcome("GOV-017")).isEqualTo(Outcome.NOT_APPLICABLE);
        service("criticality = \"critical\"\n" + deprecation);
        Repositories.write(root, "policies/sla.toml", "[sla.critical]\nnotice = \"30d\"\n");
        assertThat(outcome("GOV-017")).isEqualTo(Outcome.PASSED);
    }

    @Test
    void what_nobody_mounts_permits_or_can_use_is_judged_of_nobody() throws IOException {
        service("[services.bare.dependencies]\nrequires = [\"other\"]\n");
        assertThat(passed()).doesNotContain("DEP-014", "SEC-024", "SEC-029");
        service("""
                [services.bare.dependencies]
                optional = ["other"]
                [services.bare.volumes.data]
                mount = "/data"
                type = "bind"
                source = "/srv/data"
                propagation = "rprivate"
                [services.other]
                type = "worker"
                version = "1.0.0"
                """);
        assertThat(passed()).contains("DEP-014", "SEC-024");
    }

    @Test
    void a_waiver_is_unused_where_nobody_is_concerned_but_not_where_nothing_was_compared_or_scanned()
            throws IOException {
        Set<String> waived = new TreeSet<>();
        StringBuilder waivers = new StringBuilder();
        for (RuleDescriptor rule : DroolsRuleSet.bundled().rules()) {
            if (!ON_EXCEPTIONS.contains(rule.id())) {
                waived.add(rule.id());
                waivers.append(WAIVER.formatted(rule.id()));
            }
        }
        Repositories.write(root, "policies/waivers.toml", waivers.toString());
        Set<String> ofStates = new TreeSet<>();
        DroolsRuleSet.bundledForStates().rules().forEach(rule -> ofStates.add(rule.id()));
        ofStates.retainAll(waived);
        ofStates.remove("SEC-027");

        Set<String> unused = new TreeSet<>();
        for (Finding finding : evaluation().findings()) {
            if (finding.rule().id().equals("GOV-008")) {
                unused.add(((WaiverUse) finding.evidence().get(0)).waiver().rule());
            }
        }

        assertThat(unused).isEqualTo(ofStates);
    }

    private void service(String more) throws IOException {
        Repositories.write(
                root,
                "projects/lab/services.toml",
                "[project]\nname = \"lab\"\n[services.bare]\ntype = \"worker\"\nversion = \"1.0.0\"\n" + more);
    }

    private void demand(String setting) throws IOException {
        Repositories.write(root, "policies/security.toml", "[security]\n" + setting + "\n");
    }

    private void regions(String residency) throws IOException {
        String region = "cluster = \"%s\"\ntraffic_split = \"50%%\"\n" + residency + "failover_to = [\"%s\"]\n";
        Repositories.write(
                root,
                "projects/lab/deployment.toml",
                "[deployment.multi-region]\nregions = [\"us\", \"eu\"]\nstrategy = \"active-active\"\n"
                        + "[deployment.region.us]\n" + region.formatted("a", "eu")
                        + "[deployment.region.eu]\n" + region.formatted("b", "us"));
    }

    private Outcome outcome(String rule) {
        return evaluation().outcomes().get(rule);
    }

    private Set<String> passed() {
        Set<String> passed = new TreeSet<>();
        evaluation().outcomes().forEach((rule, outcome) -> {
            if (outcome == Outcome.PASSED) {
                passed.add(rule);
            }
        });
        return passed;
    }

    private Evaluation evaluation() {
        FactSet facts = new RegistryReader().read(root).registry().facts().plus(List.of(new Today(TODAY)));
        return new DroolsPolicyEngine(DroolsRuleSet.bundled()).evaluate(facts, Exceptions.in(facts, TODAY));
    }
}
