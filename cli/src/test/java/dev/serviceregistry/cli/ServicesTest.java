package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {

    private @TempDir Path root;

    @BeforeEach
    void aSoundRepositoryWithAnOverride() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG);
        Repositories.write(
                root,
                "projects/shop/services.toml",
                Repositories.SHOP + "\n[services.postgres.deploy]\nreplicas = 2\n");
    }

    @Test
    void services_are_listed_in_columns() {
        Run run = Run.in(root, "list");

        assertThat(run.out()).isEqualTo("""
                        SERVICE          TYPE      VERSION  OWNER     DEFINED AT
                        global/postgres  database  16.4.0   platform  services/catalog.toml:9
                        shop/cart        api       1.0.0    platform  projects/shop/services.toml:10
                        shop/postgres    database  16.4.0   platform  projects/shop/services.toml:18
                        """);
        assertThat(run.code()).isZero();
    }

    @Test
    void a_service_without_an_owner_of_its_own_has_that_of_its_project() throws IOException {
        String shop = Repositories.SHOP.replace("version = \"1.0.0\"\nowner = \"platform\"", "version = \"1.0.0\"");
        Repositories.write(root, "projects/shop/services.toml", shop);

        assertThat(Run.in(root, "list").out()).containsPattern("shop/cart +api +1.0.0 +platform ");
        assertThat(Run.in(root, "show", "cart", "--origin").out())
                .containsPattern("owner = \"platform\" +# projects/shop/services.toml:5\n");
        assertThat(Run.in(root, "show", "cart", "-f", "json").out()).contains("\"owner\": \"platform\"");
    }

    @Test
    void columns_fit_what_the_surroundings_say() {
        assertThat(Run.in(root, Map.of("COLUMNS", "60"), "list").out().lines())
                .allMatch(line -> line.length() <= 60)
                .anyMatch(line -> line.contains("…"));
    }

    @Test
    void services_are_listed_for_programs_too() {
        assertThat(Run.in(root, "list", "--project", "shop", "-f", "json").out())
                .startsWith("""
                        {
                          "services": [
                            {
                              "project": "shop",
                              "id": "cart",
                              "location": {
                                "file": "projects/shop/services.toml",
                                "line": 10,
                                "column": 1,
                                "endLine": 10,
                                "endColumn": 16
                              },
                              "effective": {
                                "type": "api",
                                "version": "1.0.0",
                                "owner": "platform",
                                "dependencies": {
                                  "requires": [
                                    "postgres@^16"
                                  ]
                                }
                              }
                            },
                        """);
    }

    @Test
    void every_value_tells_where_it_comes_from() {
        assertThat(Run.in(root, "show", "postgres", "--project", "shop", "--origin")
                        .out())
                .isEqualTo("""
                        # shop/postgres, defined at projects/shop/services.toml:18
                        type = "database"                                     # services/catalog.toml:10
                        version = "16.4.0"                                    # services/catalog.toml:11
                        owner = "platform"                                    # services/catalog.toml:12
                        env.POSTGRES_PASSWORD.variable = "POSTGRES_PASSWORD"  # services/catalog.toml:16
                        ports.main.port = 5432                                # services/catalog.toml:13
                        deploy.replicas = 2                                   # projects/shop/services.toml:19
                        lifecycle = "production"                              # default
                        visibility = "public"                                 # default
                        deploy.kind = "deployment"                            # default
                        container.restart = "unless-stopped"                  # default
                        """);
    }

    @Test
    void a_service_is_shown_by_its_name_alone_when_there_is_one() {
        assertThat(Run.in(root, "show", "cart").out())
                .isEqualTo("""
                        # shop/cart, defined at projects/shop/services.toml:10
                        type = "api"
                        version = "1.0.0"
                        owner = "platform"
                        dependencies.requires = ["postgres@^16"]
                        """)
                .isEqualTo(Run.in(root, "show", "shop/cart").out());
    }

    @Test
    void what_is_shown_is_toml_also_where_a_text_has_unseen_characters() throws IOException {
        Repositories.write(root, "projects/bell/services.toml", """
                [services.bell]
                type = "api"
                version = "1.0.0"
                description = "rings \\u0007 \\u202E"
                """);

        assertThat(Run.in(root, "show", "bell").out()).contains("description = \"rings \\u0007 \\u202E\"\n");
    }

    @Test
    void a_service_that_is_not_clear_is_asked_for_again() {
        assertThat(Run.in(root, "show", "postgres")).isEqualTo(new Run(2, "", """
                        service-registry: 'postgres' is the name of 2 services: global/postgres, shop/postgres
                        Write PROJECT/ID, or add --project.
                        """));
        assertThat(Run.in(root, "show", "crat")).isEqualTo(new Run(2, "", """
                        service-registry: there is no service 'crat'; did you mean 'cart'?
                        'service-registry list' lists them.
                        """));
        assertThat(Run.in(root, "show", "crat", "--project", "shop").err())
                .startsWith("service-registry: project 'shop' has no service 'crat'; did you mean 'cart'?\n");
    }

    @Test
    void a_former_name_of_a_service_leads_to_it() throws IOException {
        Repositories.write(
                root,
                "projects/bank/services.toml",
                "[services.ledger]\ntype = \"api\"\nversion = \"1.0.0\"\naliases = [\"books\"]\n");

        assertThat(Run.in(root, "show", "books").out()).startsWith("# bank/ledger, defined at ");
    }

    @Test
    void what_cannot_be_read_is_said_to_be_missing() throws IOException {
        Repositories.write(root, "projects/bank/services.toml", "[project");

        Run run = Run.in(root, "list");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("projects/bank/services.toml: warning: cannot be read");
    }

    @Test
    void the_graph_goes_to_standard_output_and_findings_to_standard_error() throws IOException {
        Repositories.broken(root);

        Run run = Run.in(root, "check-deps", "--graph", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error[DEP-001]");
        assertThat(run.out()).isEqualTo("""
                        {
                          "nodes": [
                            "global/postgres",
                            "shop/cart"
                          ],
                          "edges": [
                            {
                              "from": "shop/cart",
                              "to": "global/postgres",
                              "kind": "requires"
                            }
                          ]
                        }
                        """);
        assertThat(Run.in(root, "check-deps", "--graph", "dot").out()).isEqualTo("""
                        digraph services {
                          rankdir=LR;
                          node [shape=box];
                          "global/postgres";
                          "shop/cart";
                          "shop/cart" -> "global/postgres";
                        }
                        """);
        assertThat(Run.in(root, "check-deps", "--graph", "mermaid").out()).isEqualTo("""
                        flowchart LR
                          s0["global/postgres"]
                          s1["shop/cart"]
                          s1 --> s0
                        """);
    }

    @Test
    void check_deps_judges_by_the_dependency_family_alone() throws IOException {
        Repositories.broken(root);

        assertThat(Run.in(root, "check-deps", "-f", "json").out())
                .contains("\"id\": \"DEP-001\"")
                .doesNotContain("\"id\": \"SCH-");
    }

    @Test
    void rules_are_listed_and_shown() {
        assertThat(Run.in(root, "rules", "list").out())
                .startsWith("ID       SEVERITY  FAMILY      DEMANDS ")
                .containsPattern("\nBRK-001  error     breaking    No service is removed +program\n")
                .contains("\nDEP-001  error     dependency  Every required");
        assertThat(Run.in(root, "rules", "list", "-f", "json").out()).contains("\"id\": \"SCH-001\"");
        assertThat(Run.in(root, "rules", "show", "dep-001").out())
                .startsWith("DEP-001  Every required or called service exists\n")
                .contains(
                        "Controls\n  ISO27001:A.8.9  Configurations are set, recorded and watched\n",
                        "Why\n",
                        "What to do\n",
                        "  rule \"Every required or called service exists\"");
        assertThat(Run.in(root, "rules", "show", "DEP-001", "-f", "json").out())
                .contains(
                        "\"ISO27001:A.8.9\": \"Configurations are set, recorded and watched\"",
                        "\"text\": \"package policies");
        assertThat(Run.in(root, "rules", "show", "DEP-9").code()).isEqualTo(2);
    }
}
