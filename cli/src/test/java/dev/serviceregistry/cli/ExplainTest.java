package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private static final String TIER = """

            [sla.critical]
            min_replicas = 3
            """;

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithOneMistake() throws IOException {
        Repositories.broken(root);
    }

    @Test
    void a_finding_is_explained_by_what_it_rests_on_and_how_to_live_with_it() {
        Run run = Run.in(root, "explain", "23480a");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                DEP-001  Every required or called service exists

                error on shop/cart: requires redis, which does not exist (projects/shop/services.toml:16:29)

                Fingerprint  23480a789274bceaffb4d7bb356b22bd
                Severity     error, as the rule says
                Owner        @platform (Platform) (projects/shop/services.toml:13:9)

                The rule's conditions (policies/dependency/DEP-001-every-required-or-called-service-exists.drl)
                  1. $dependency : Dependency( kind == DependencyKind.REQUIRES || kind == DependencyKind.CALLS,\
                 resolution == Resolution.MISSING, $kind : kind, $name : name, $advice : advice )  [line 17]
                     holds
                       by: shop/cart requires shop/redis (projects/shop/services.toml:16:29)
                       kind == DependencyKind.REQUIRES || kind == DependencyKind.CALLS: requires == requires ||\
                 requires == calls is true
                       resolution == Resolution.MISSING: missing == missing is true
                       takes: $kind = requires, $name = redis

                Values behind it
                  dependencies.requires = ["postgres@^16", "redis"]  (written for shop/cart,\
                 projects/shop/services.toml:16:12)

                Why
                  A service that relies on one that nobody defines cannot start, or fails at its first call.

                Controls
                  ISO27001:A.8.9  Configurations are set, recorded and watched
                  NIST-800-53:cm-2  Baseline Configuration
                  SOC2:A1.2  Capacity, redundancy, backups and recovery are built for the availability that was promised

                What to do
                  Correct the name, define the service, or write project/id when another project owns it.
                  To live with it until a day: service-registry waive 23480a789274bceaffb4d7bb356b22bd --reason 'WHY'\
                 --ticket TICKET --approved-by @platform --expires 2027-02-21

                """);
    }

    @Test
    void an_owner_that_is_inherited_is_told_where_the_project_names_it() throws IOException {
        Path file = root.resolve("projects/shop/services.toml");
        String text = Files.readString(file);
        int own = text.lastIndexOf("owner = \"platform\"\n");
        Files.writeString(file, text.substring(0, own) + text.substring(own).replaceFirst("owner = .*\n", "\n"));

        assertThat(Run.in(root, "explain", "DEP-001", "cart").out())
                .contains("Owner        @platform (Platform) (projects/shop/services.toml:5:9)\n");

        Files.writeString(file, Files.readString(file).replaceFirst("owner = .*\n", "\n"));

        assertThat(Run.in(root, "explain", "DEP-001", "cart").out()).contains("--approved-by @TEAM ");
    }

    @Test
    void the_hint_of_the_text_report_leads_to_the_explanation() throws IOException {
        String report = Run.in(root, "validate", "--rule", "DEP-001").out();
        int start = report.indexOf("explain ") + "explain ".length();
        String hint = report.substring(start, report.indexOf(')', start));

        assertThat(Run.in(root, "explain", hint).out()).startsWith("DEP-001  Every required or called service exists");
        String elsewhere = Run.in(root.getParent(), "validate", "--config", root.toString())
                .out();
        start = elsewhere.indexOf("explain " + hint);
        String[] command =
                elsewhere.substring(start, elsewhere.indexOf(')', start)).split(" ");
        assertThat(command).hasSize(4);
        assertThat(Run.in(root.getParent(), command).out()).startsWith("DEP-001  Every");
    }

    @Test
    void the_command_that_it_names_waives_the_finding() throws IOException {
        String text = Run.in(root, "explain", "DEP-001", "cart").out();
        String command = text.substring(text.indexOf("service-registry waive ") + "service-registry ".length())
                .lines()
                .findFirst()
                .orElseThrow()
                .replace("'WHY'", "Later");

        assertThat(Run.in(root, command.split(" ")).code()).isZero();

        Run run = Run.in(root, "explain", "DEP-001", "cart");
        assertThat(run.out())
                .contains("Let off      waived: Later (TICKET), approved by @platform until 2027-02-21"
                        + " (policies/waivers.toml:1:1)")
                .doesNotContain("service-registry waive");
    }

    @Test
    void a_severity_is_told_with_the_setting_that_gives_it() throws IOException {
        Repositories.write(root, "policies/own.toml", "[rules]\n\"DEP-001\" = { severity = \"note\" }\n");

        assertThat(Run.in(root, "explain", "DEP-001", "cart").out())
                .contains("note on shop/cart", "Severity     note, set at policies/own.toml:2:15");
    }

    @Test
    void a_rule_that_is_switched_off_is_told_with_the_setting_that_does_it() throws IOException {
        Repositories.write(root, "policies/own.toml", "[rules]\n\"DEP-001\" = { mode = \"off\" }\n");

        assertThat(Run.in(root, "explain", "DEP-001", "cart").out())
                .contains("DEP-001 is switched off at policies/own.toml:2:15, so it finds nothing");
        assertThat(Run.in(root, "explain", "DEP-001").out())
                .contains("Mode         off, set at policies/own.toml:2:15");
    }

    @Test
    void a_service_that_is_not_reported_is_told_which_condition_fails_by_which_values() throws IOException {
        tiered("replicas = 3");

        Run run = Run.in(root, "explain", "SLA-003", "shop/cart");

        assertThat(run.out())
                .contains(
                        "SLA-003 does not report shop/cart: condition 4 of 4 does not hold: amount > $replicas: 3 > 3 is"
                                + " false",
                        "         amount = 3 (policies/sla.toml:3:1)\n",
                        "         $replicas = 3 (projects/shop/services.toml:");
    }

    @Test
    void a_value_that_a_project_overrides_is_told_with_both_places() throws IOException {
        Repositories.write(root, "policies/sla.toml", TIER);
        Repositories.write(
                root,
                "services/catalog.toml",
                Repositories.CATALOG.replace("port = 5432", "port = 5432\ncriticality = \"critical\"")
                        + "\n[services.postgres.deploy]\nreplicas = 3\n");
        Repositories.write(
                root,
                "projects/shop/services.toml",
                Repositories.SHOP + "\n[services.postgres.deploy]\nreplicas = 1\n");

        Run run = Run.in(root, "explain", "SLA-003", "postgres", "--project", "shop");

        assertThat(run.out())
                .contains(
                        "deploy.replicas = 1  (written for shop/postgres, projects/shop/services.toml:19:12)",
                        "not deploy.replicas = 3  (overridden, of global/postgres, services/catalog.toml:20:12)",
                        "criticality = \"critical\"  (inherited from global/postgres, services/catalog.toml:14:15)",
                        "tier critical promises min_replicas 3 (policies/sla.toml:3:1)");
    }

    @Test
    void a_rule_whose_demand_no_setting_makes_is_explained_by_that() throws IOException {
        Repositories.write(root, "projects/mail/services.toml", """
                [services.relay]
                type = "api"
                version = "1.0.0"
                container = { image = "nginx", tag = "1.27.0" }
                """);

        assertThat(Run.in(root, "explain", "SEC-006", "mail/relay").out())
                .contains("SEC-006 does not report mail/relay: condition 2 of 2 does not hold: there is no"
                        + " AllowedRegistries");
    }

    @Test
    void a_rule_that_has_nothing_to_judge_says_so() {
        assertThat(Run.in(root, "explain", "BRK-001", "cart").out())
                .contains("BRK-001 has nothing to judge: there is no ServiceRemoved in the repository; it judges what"
                        + " changed, with --against");
    }

    @Test
    void a_rule_alone_is_shown_with_its_text_and_what_it_finds_now() {
        assertThat(Run.in(root, "explain", "dep-001").out())
                .contains("  rule \"Every required or called service exists\"\n")
                .contains("Outcome      violated, findings: 1\n")
                .contains("  shop/cart: requires redis, which does not exist\n");
    }

    @Test
    void what_is_explained_is_data_too() throws IOException {
        tiered("replicas = 4");

        assertThat(Run.in(root, "explain", "SLA-003", "shop/cart", "-f", "json").out())
                .startsWith("{\n  \"explanations\": [\n")
                .contains(
                        "\"standing\": \"passed\"",
                        "\"team\": \"@platform\"",
                        "\"values\": \"3 > 4\",\n              \"holds\": false",
                        "\"file\": \"policies/sla.toml\",\n                    \"line\": 3");
    }

    @Test
    void a_rule_on_projects_is_explained_for_the_project_of_a_service() throws IOException {
        Repositories.write(root, "projects/shop/deployment.toml", """
                [deployment.region.east]
                traffic_split = "40%"
                [deployment.region.west]
                traffic_split = "60%"
                """);

        assertThat(Run.in(root, "explain", "DPL-001", "cart").out())
                .contains(
                        "DPL-001 does not report shop: condition 1 of 1 does not hold: percent != 100.0: 100 != 100.0 is"
                                + " false");
    }

    @Test
    void a_rule_of_the_organisation_is_explained_as_one_that_the_program_ships_with() throws IOException {
        ownRules();

        assertThat(Run.in(root, "explain", "OWN-001", "cart").err()).doesNotContain("error");
        assertThat(Run.in(root, "explain", "OWN-001", "cart").out())
                .contains("error on shop/cart: requires 2 services (projects/shop/services.toml:10:1)")
                .contains("  2. accumulate( Dependency( service == $id ); $count : count(); $count > 1 )  [line 13]\n"
                        + "     holds\n       $count > 1: 2 > 1 is true\n       takes: $count = 2\n");
        assertThat(Run.in(root, "explain", "OWN-001", "global/postgres").out())
                .contains("condition 2 of 2 does not hold: $count > 1: 0 > 1 is false");
        assertThat(Run.in(root, "explain", "OWN-002", "cart").out())
                .contains("condition 2 of 2 does not hold: there is no Dependency with target == \"shop/cart\"");
    }

    private void ownRules() throws IOException {
        Repositories.write(root, "policies/rules/own.drl", """
                package policies

                import dev.serviceregistry.facts.*
                global Report report

                rule "No service requires more than one other"
                    @id("OWN-001")
                    @severity("error")
                    @rationale("Small is clear.")
                    @remediation("Divide it.")
                when
                    $service : Service( $id : id )
                    accumulate( Dependency( service == $id ); $count : count(); $count > 1 )
                then
                    report.violation( $service, "requires {} services", $count );
                end

                rule "No service is required"
                    @id("OWN-002")
                    @severity("error")
                    @rationale("Small is clear.")
                    @remediation("Divide it.")
                when
                    $service : Service( $id : id )
                    exists Dependency( target == $id )
                then
                    report.violation( $service, "is required" );
                end
                """);
    }

    @Test
    void what_nobody_can_mean_is_refused_with_what_might_be_meant() {
        Run run = Run.in(root, "explain", "DEP-0001");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("service-registry: there is neither a finding nor a rule 'DEP-0001'; did you mean 'DEP-0");
        assertThat(Run.in(root, "explain", "DEP-001", "carr").err())
                .contains("there is no service 'carr'; did you mean 'cart'?");
    }

    @Test
    void a_beginning_that_several_fingerprints_have_is_refused_with_all_of_them() {
        Run run = Run.in(root, "explain", "");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("'' is the beginning of ", "Write more of the one that you mean.");
    }

    private void tiered(String replicas) throws IOException {
        Repositories.write(root, "policies/sla.toml", TIER);
        String file = "projects/shop/services.toml";
        String text = Files.readString(root.resolve(file))
                .replace("version = \"1.0.0\"", "version = \"1.0.0\"\ncriticality = \"critical\"");
        Repositories.write(root, file, text + "\n[services.cart.deploy]\n" + replicas + "\n");
    }
}
