package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.facts.AnnouncedSunset;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeClass;
import dev.serviceregistry.facts.EmergencyChange;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that says whom it is about has nothing to judge where there are only others, and is met where such a one does well. */
class OtherKindsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SourceLocation PLACE = SourceLocation.startOf("projects/lab/services.toml");
    private static final DroolsPolicyEngine ENGINE = new DroolsPolicyEngine(DroolsRuleSet.bundled());

    /**
     * A policy, and two states that differ in whom it is about.
     *
     * @param rule the policy
     * @param policies the settings
     * @param others where there are only others
     * @param concerned where there is one whom it is about, and who does well
     */
    private record Pair(String rule, String policies, String others, String concerned) {

        @Override
        public String toString() {
            return rule + " beside " + others.strip().lines().reduce("", (all, line) -> line);
        }
    }

    @TempDir
    private Path root;

    private static final String TWO = """
            [services.a]
            type = "worker"
            version = "1.0.0"
            %s
            [services.b]
            type = "worker"
            version = "1.0.0"
            %s
            """;

    private static String one(String type, String more) {
        return "[services.a]\ntype = \"" + type + "\"\nversion = \"1.0.0\"\n" + more;
    }

    private static Pair dependency(String rule, String tier, String other) {
        String[] kinds = {other, rule.equals("DEP-008") ? "calls" : "requires"};
        String[] states = Arrays.stream(kinds)
                .map(kind -> TWO.formatted("dependencies." + kind + " = [\"b\"]\n" + tier, tier))
                .toArray(String[]::new);
        return new Pair(rule, "", states[0], states[1]);
    }

    private static Pair retired(String rule, String more) {
        String critical = "criticality = \"critical\"\n" + more;
        return new Pair(
                rule,
                "[sla.critical]\nnotice = \"30d\"\n",
                one("worker", "lifecycle = \"retired\"\n" + critical),
                one("worker", critical));
    }

    private static Pair windows(String rule, String more) {
        String container = "[services.a.container]\nimage = \"a:1\"\n" + more;
        return new Pair(
                rule,
                "[security]\nrequire_read_only_root = true\nrequire_dropped_capabilities = true\n",
                one("worker", container + "platform = \"windows/amd64\"\n"),
                one("worker", container));
    }

    private static Pair backup(String rule, String tier, String achieved, String other) {
        String service = one("database", "criticality = \"critical\"\n");
        String head = "[sla.critical]\n" + tier + "\n[compliance.backup.database]\n";
        return new Pair(rule, head, service + "#policies\n" + other, service + "#policies\n" + achieved);
    }

    private static Stream<Pair> pairs() {
        String tier = "criticality = \"critical\"\n";
        String job = "[services.a.container]\nimage = \"a:1\"\n";
        String restricted = "metadata.data_classification = \"restricted\"\n";
        String encrypted = "metadata.encryption = { in_transit = true, at_rest = true, algorithm = \"AES-256-GCM\" }\n";
        String deprecated =
                "lifecycle = \"deprecated\"\n[services.b]\ntype = \"worker\"\nversion = \"1.0.0\"\n[services.a.deprecation]\nreplaced_by = \"b\"\n"
                        + "sunset = 2027-12-31\ndeprecated_since = ";
        return Stream.of(
                dependency("DEP-001", "", "optional"),
                dependency("DEP-003", "", "calls"),
                dependency("DEP-003", "", "optional"),
                dependency("DEP-005", "", "calls"),
                dependency("DEP-006", "", "calls"),
                dependency("DEP-008", tier, "optional"),
                dependency("SLA-007", tier, "calls"),
                dependency("SLA-009", tier, "calls"),
                new Pair(
                        "SLA-007",
                        "",
                        TWO.formatted("lifecycle = \"retired\"\ndependencies.requires = [\"b\"]\n" + tier, tier),
                        TWO.formatted("dependencies.requires = [\"b\"]\n" + tier, tier)),
                new Pair(
                        "SLA-009",
                        "",
                        TWO.formatted("lifecycle = \"retired\"\ndependencies.requires = [\"b\"]\n" + tier, tier),
                        TWO.formatted("dependencies.requires = [\"b\"]\n" + tier, tier)),
                retired("SLA-003", "deploy.replicas = 3\n"),
                retired("SLA-004", "slo.availability.objective = \"99.999%\"\n"),
                new Pair(
                        "SLA-005",
                        "",
                        TWO.formatted("lifecycle = \"retired\"\ndependencies.requires = [\"b\"]\n" + tier, tier)
                                .replace("lifecycle", "slo.availability.objective = \"9%\"\nlifecycle"),
                        TWO.formatted("dependencies.requires = [\"b\"]\n" + tier, tier)
                                .replace("dependencies", "slo.availability.objective = \"9%\"\ndependencies")),
                retired("SLA-006", "deploy.disruption_budget.min_available = 1\n"),
                retired("SLA-008", "health.readiness.exec = [\"ready\"]\n"),
                new Pair(
                        "SLA-008", "", one("job", tier), one("worker", tier + "health.readiness.exec = [\"ready\"]\n")),
                retired("GOV-013", "metadata.runbook = \"docs/a.md\"\n"),
                new Pair(
                        "GOV-014",
                        "",
                        one("worker", deprecated.replace("lifecycle = \"deprecated\"", "") + "2026-12-01\n"),
                        one("worker", deprecated + "2026-11-01\n")),
                new Pair(
                        "GOV-014",
                        "",
                        one("worker", deprecated.replace("\"deprecated\"", "\"retired\"") + "2026-11-01\n"),
                        one("worker", deprecated + "2026-11-01\n")),
                new Pair(
                        "GOV-017",
                        "[sla.critical]\nnotice = \"30d\"\n",
                        one("worker", tier + deprecated.replace("\"deprecated\"", "\"retired\"") + "2026-11-01\n"),
                        one("worker", tier + deprecated + "2026-11-01\n")),
                windows("SEC-005", "read_only_root = true\n"),
                windows("SEC-012", "capabilities_drop = [\"ALL\"]\n"),
                windows("SEC-013", "security_opt = [\"no-new-privileges:true\"]\n"),
                windows("SEC-016", "pids_limit = 100\n"),
                new Pair(
                        "SEC-016",
                        "",
                        one("worker", job + "pids_limit = \"${LIMIT}\"\n"),
                        one("worker", job + "pids_limit = 100\n")),
                new Pair("SEC-017", "", one("job", ""), one("worker", "health.liveness.exec = [\"alive\"]\n")),
                new Pair(
                        "SEC-017",
                        "",
                        one("worker", "deploy.kind = \"job\"\n"),
                        one("worker", "health.liveness.exec = [\"alive\"]\n")),
                new Pair("SEC-022", "", one("worker", job), one("worker", job + "restart = \"on-failure:5\"\n")),
                new Pair(
                        "SEC-022",
                        "",
                        one("job", job + "restart = \"on-failure:5\"\n"),
                        one("worker", job + "restart = \"on-failure:5\"\n")),
                new Pair(
                        "CMP-005",
                        "",
                        one("worker", encrypted + "metadata.data_classification = \"confidential\"\n"),
                        one("worker", encrypted + restricted)),
                new Pair(
                        "CMP-005",
                        "[compliance]\npci_dss_applicable = true\nencryption = { in_transit = \"required\", at_rest = \"required\" }\n",
                        one("worker", encrypted + restricted + "metadata.data_categories = [\"cardholder\"]\n"),
                        one("worker", encrypted + restricted)),
                backup("REC-001", "rpo = \"1h\"", "every = \"30m\"", "every = \"often\""),
                backup("REC-002", "rto = \"1h\"", "restore = \"30m\"", "restore = \"fast\""),
                backup("REC-003", "", "every = \"1h\"\nretention_days = 30", "every = \"1h\""),
                new Pair(
                        "DPL-009",
                        "",
                        one("worker", "#deployment\n[deployment.target.staging]\norder = 1\n"),
                        one(
                                "worker",
                                "#deployment\n[deployment.target.staging]\norder = 1\n[deployment.target.production]\norder = 2\n")),
                new Pair(
                        "SCH-009",
                        "",
                        one("worker", "metadata.min_memory_mb = 100\nmetadata.cpu_limit_millicores = 100\n"),
                        one("worker", "metadata.min_memory_mb = 100\nmetadata.max_memory_mb = 100\n")),
                new Pair(
                        "GOV-009",
                        "",
                        one("worker", "#policies\n" + waiver("2026-11-01")),
                        one("worker", "#policies\n" + waiver("2027-11-01"))));
    }

    private static String waiver(String day) {
        return """
                [[waivers]]
                rule = "GOV-012"
                subject = "lab/a"
                reason = "It goes soon."
                ticket = "LAB-1"
                approved_by = "@lab"
                expires = %s
                """.formatted(day);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void where_there_are_only_others_there_is_nothing_to_judge(Pair pair) throws IOException {
        assertThat(outcome(pair.rule(), facts(pair.policies(), pair.others()))).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome(pair.rule(), facts(pair.policies(), pair.concerned())))
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void every_policy_that_says_whom_it_is_about_is_tried() {
        Set<String> tried = new TreeSet<>(ON_FACTS);
        pairs().forEach(pair -> tried.add(pair.rule()));
        Set<String> declared = new TreeSet<>();
        for (RuleDescriptor rule : ENGINE.rules().rules()) {
            if (ENGINE.rules().text(rule.id()).orElseThrow().contains("@about(")) {
                declared.add(rule.id());
            }
        }
        assertThat(tried).containsAll(declared);
    }

    /** What no repository alone says. */
    private static final Set<String> ON_FACTS =
            Set.of("GOV-002", "GOV-003", "GOV-004", "GOV-016", "GOV-019", "SCH-011");

    @Test
    void an_approval_is_judged_of_changes_of_its_kind_that_no_emergency_let_through() {
        Change change = new ServiceRemoved("lab/a", "", false, false, transition());
        List<String> rules = List.of("GOV-002", "GOV-003", "GOV-004");
        for (ChangeClass category : ChangeClass.values()) {
            for (String rule : rules) {
                boolean isOfKind = rules.indexOf(rule) == category.ordinal();
                assertThat(outcome(rule, List.of(new ApprovalDemand("f", category, "lab", true, change))))
                        .isEqualTo(Outcome.NOT_APPLICABLE);
                assertThat(outcome(rule, List.of(new ApprovalDemand("f", category, "lab", false, change))))
                        .isEqualTo(isOfKind ? Outcome.VIOLATED : Outcome.NOT_APPLICABLE);
            }
        }
    }

    @Test
    void a_removal_is_early_only_where_an_end_was_announced_and_nothing_takes_its_place() {
        Fact removed = new ServiceRemoved("lab/a", "", false, false, transition());
        Fact renamed = new ServiceRemoved("lab/a", "lab/b", false, false, transition());
        Fact over = new AnnouncedSunset("lab/a", TODAY.minusDays(1), PLACE);
        Fact other = new AnnouncedSunset("lab/b", TODAY.minusDays(1), PLACE);

        assertThat(outcome("GOV-016", List.of(removed))).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome("GOV-016", List.of(removed, other))).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome("GOV-016", List.of(renamed, over))).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome("GOV-016", List.of(removed, over))).isEqualTo(Outcome.PASSED);
    }

    @Test
    void an_emergency_whose_review_is_overdue_is_no_more_one_to_be_reviewed_in_time() {
        assertThat(outcome("GOV-019", List.of(emergency(TODAY.minusDays(1))))).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome("GOV-019", List.of(emergency(TODAY)))).isEqualTo(Outcome.VIOLATED);
    }

    private static Fact emergency(LocalDate reviewBy) {
        return new EmergencyChange("f", "lab", "@jo", "jo", "lab/a", "It burns.", "LAB-1", reviewBy, PLACE);
    }

    @Test
    void a_catalogue_version_is_unchanged_where_it_is_released_under_a_digest() throws IOException {
        Repositories.write(root, "services/versions/v1/catalog.toml", "schema_version = \"1\"\n");
        assertThat(version("status = \"draft\"")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(version("status = \"current\"")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(version("status = \"current\"\nsha256 = \"" + "0".repeat(64) + "\""))
                .isEqualTo(Outcome.VIOLATED);
        String digest = facts("", one("worker", "")).stream()
                .filter(CatalogVersion.class::isInstance)
                .map(fact -> ((CatalogVersion) fact).actual())
                .findFirst()
                .orElseThrow();
        assertThat(version("status = \"current\"\nsha256 = \"" + digest + "\"")).isEqualTo(Outcome.PASSED);
    }

    private Outcome version(String more) throws IOException {
        Repositories.write(
                root,
                "services/versions.toml",
                "schema_version = \"1\"\ncurrent = \"v1\"\n[versions.v1]\npath = \"versions/v1/catalog.toml\"\n"
                        + "released = 2026-01-01\n" + more + "\n");
        return outcome("SCH-011", facts("", one("worker", "")));
    }

    private static Transition transition() {
        return new Transition("", "", true, false, PLACE, PLACE, Impact.none());
    }

    /** What a repository of one project states. */
    private List<Fact> facts(String policies, String text) throws IOException {
        Repositories.write(root, "services/catalog.toml", """
                schema_version = "1"
                [catalog]
                name = "example"
                [teams.lab]
                """);
        String[] settings = text.split("#policies\n", -1);
        String[] deployment = settings[0].split("#deployment\n", -1);
        Repositories.write(root, "projects/lab/services.toml", "[project]\nname = \"lab\"\n" + deployment[0]);
        if (deployment.length > 1) {
            Repositories.write(root, "projects/lab/deployment.toml", deployment[1]);
        }
        Repositories.write(root, "policies/all.toml", policies + (settings.length > 1 ? settings[1] : ""));
        return new ArrayList<>(
                new RegistryReader().read(root).registry().facts().facts());
    }

    private static Outcome outcome(String rule, List<Fact> stated) {
        FactSet facts = new FactSet(stated).plus(List.of(new Today(TODAY)));
        return ENGINE.evaluate(facts, Exceptions.in(facts, TODAY)).outcomes().get(rule);
    }
}
