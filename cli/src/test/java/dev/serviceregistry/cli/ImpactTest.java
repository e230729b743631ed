package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactTest {

    private @TempDir Path root;

    @BeforeEach
    void aServiceThatGoesBelowOthers() throws IOException {
        Repositories.write(root, "services/catalog.toml", """
                [teams.data]
                slack = "#data"
                [teams.shop]
                email = "shop@example.org"
                escalation = ["@data"]
                [services.db]
                type = "database"
                version = "1.0.0"
                owner = "data"
                criticality = "medium"
                lifecycle = "deprecated"
                deprecation = { deprecated_since = 2026-11-01, sunset = 2027-02-28, replaced_by = "db2", reason = "Moved" }
                """);
        Repositories.write(root, "projects/shop/services.toml", """
                [project]
                owner = "shop"
                [uses]
                services = ["db"]
                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["db"]
                [services.mail]
                type = "api"
                version = "1.0.0"
                dependencies.calls = ["cart"]
                """);
        Repositories.write(root, "projects/aside/services.toml", """
                [services.fax]
                type = "api"
                version = "1.0.0"
                lifecycle = "deprecated"
                """);
    }

    @Test
    void whoever_joins_a_container_depends_on_its_service_as_if_it_required_it() throws IOException {
        Repositories.write(root, "projects/shop/services.toml", """
                [services.vpn]
                type = "gateway"
                version = "1.0.0"
                criticality = "low"
                [services.feed]
                type = "worker"
                version = "1.0.0"
                criticality = "high"
                container.network_mode = "service:vpn"
                [services.log]
                type = "worker"
                version = "1.0.0"
                deploy.sidecar_of = "feed"
                """);

        assertThat(Run.in(root, "impact-analysis", "shop/vpn").out())
                .contains("2 services depend on it, 1 directly")
                .contains("shop/feed →joins→ shop/vpn")
                .contains("shop/log →joins→ shop/feed →joins→ shop/vpn");
        assertThat(Run.in(root, "check-deps", "--graph", "mermaid").out()).contains(" -. joins .-> ");
        assertThat(Run.in(root, "validate").out()).doesNotContain("DEP-002", "DEP-008");
    }

    @Test
    void the_impact_of_a_service_names_dependants_projects_and_teams() {
        Run run = Run.in(root, "impact-analysis", "db");

        assertThat(run.out()).isEqualTo("""
                global/db  criticality medium, owner data
                2 services depend on it, 1 directly; projects that run it or one of these: 1

                DEPENDANT  CRITICALITY  OWNER  PATH
                shop/cart  -            shop   shop/cart → global/db
                shop/mail  -            shop   shop/mail →calls→ shop/cart → global/db

                PROJECT  RUNS                             TEAM  SLACK  EMAIL             ESCALATION
                shop     global/db, shop/cart, shop/mail  shop  -      shop@example.org  @data
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void without_a_service_all_are_listed_by_how_many_depend_on_them() {
        assertThat(Run.in(root, "impact-analysis").out()).isEqualTo("""
                SERVICE    CRITICALITY  OWNER  DEPENDANTS  DIRECT  PROJECTS
                global/db  medium       data   2           1       shop
                shop/cart  -            shop   1           1       shop
                aside/fax  -            -      0           0       aside
                shop/mail  -            shop   0           0       shop
                """);
    }

    @Test
    void the_impact_is_drawn_in_the_languages_of_check_deps() {
        assertThat(Run.in(root, "impact-analysis", "shop/cart", "-f", "mermaid").out())
                .isEqualTo("""
                flowchart LR
                  s0["shop/cart"]
                  s1["shop/mail"]
                  s1 -. calls .-> s0
                """);
        assertThat(Run.in(root, "impact-analysis", "shop/cart", "-f", "dot").out())
                .contains("\"shop/mail\" -> \"shop/cart\" [style=dashed, label=\"calls\"];")
                .doesNotContain("global/db");
    }

    @Test
    void the_impact_is_told_to_programs_too() {
        assertThat(Run.in(root, "impact-analysis", "db", "-f", "json").out())
                .startsWith("""
                        {
                          "services": [
                            {
                              "service": "global/db",
                              "criticality": "medium",
                              "owner": "data",
                              "dependants": [
                                {
                                  "service": "shop/cart",
                                  "criticality": null,
                                  "owner": "shop",
                                  "direct": true,
                                  "optional": false,
                                  "path": [
                                    {
                                      "from": "shop/cart",
                                      "to": "global/db",
                                      "kind": "requires"
                                    }
                                  ]
                                },
                        """)
                .contains("\"slack\": null", "\"email\": \"shop@example.org\"", "\"@data\"");
    }

    @Test
    void an_unknown_service_is_wrong_usage_with_the_one_that_is_meant() {
        Run run = Run.in(root, "impact-analysis", "shop/crat");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("there is no service 'shop/crat'; did you mean 'shop/cart'?");
    }

    @Test
    void an_unknown_format_is_wrong_usage() {
        assertThat(Run.in(root, "impact-analysis", "-f", "pdf").code()).isEqualTo(2);
        assertThat(Run.in(root, "deprecations", "-f", "pdf").code()).isEqualTo(2);
    }

    @Test
    void deprecations_are_listed_by_their_last_day_with_who_is_left() {
        Run run = Run.in(root, "deprecations");

        assertThat(run.out()).isEqualTo("""
                SUNSET      LEFT  SERVICE    LIFECYCLE   SINCE       REPLACED BY  NOTICE       USERS  USED BY
                2027-02-28  97d   global/db  deprecated  2026-11-01  db2          119d of 90d  2      shop, shop/cart
                -           -     aside/fax  deprecated  -           -            -            1      aside
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void deprecations_of_one_project_are_those_it_runs_or_needs() {
        assertThat(Run.in(root, "deprecations", "--project", "aside").out())
                .contains("aside/fax")
                .doesNotContain("global/db");
        assertThat(Run.in(root, "deprecations", "--project", "shp").code()).isEqualTo(2);
    }

    @Test
    void days_are_counted_from_the_day_that_is_asked_about() {
        assertThat(Run.in(root, "deprecations", "--as-of", "2027-03-01").out()).contains("2027-02-28  over");
        assertThat(Run.in(root, "deprecations", "--as-of", "2027-02-28").out()).contains("2027-02-28  0d");
        assertThat(Run.in(root, "deprecations", "--as-of", "tomorrow").code()).isEqualTo(2);
    }

    @Test
    void deprecations_are_told_to_programs_too() {
        assertThat(Run.in(root, "deprecations", "-f", "json").out()).startsWith("""
                        {
                          "asOf": "2026-11-23",
                          "deprecations": [
                            {
                              "project": "global",
                              "id": "db",
                              "lifecycle": "deprecated",
                              "deprecatedSince": "2026-11-01",
                              "sunset": "2027-02-28",
                              "daysLeft": 97,
                              "replacedBy": "db2",
                              "reason": "Moved",
                              "criticality": "medium",
                              "noticeDays": 119,
                              "noticeDemanded": "90d",
                              "projects": [
                                "shop"
                              ],
                              "dependants": [
                                "shop/cart"
                              ]
                            },
                        """);
    }

    @Test
    void a_repository_in_which_nothing_ends_says_so() throws IOException {
        Repositories.write(root, "services/catalog.toml", "[services.db]\ntype = 'database'\nversion = '1.0.0'\n");
        Repositories.write(root, "projects/aside/services.toml", "");

        assertThat(Run.in(root, "deprecations").out()).isEqualTo("No service is deprecated or says when it will go.\n");
    }
}
