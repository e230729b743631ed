package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactOfChangesTest {

    private static final String CATALOG = """
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
            description = "Keeps it"
            port = 5432
            [services.queue]
            type = "queue"
            version = "1.0.0"
            """;

    private @TempDir Path before;
    private @TempDir Path root;

    @BeforeEach
    void aServiceBelowOthersOfWhichOneWritesItsPort() throws IOException {
        for (Path state : new Path[] {before, root}) {
            Repositories.write(state, "services/catalog.toml", CATALOG);
            Repositories.write(state, "projects/shop/services.toml", """
                    [project]
                    owner = "shop"
                    [uses]
                    services = ["db"]
                    [services.cart]
                    type = "api"
                    version = "1.0.0"
                    criticality = "high"
                    dependencies.requires = ["db"]
                    env.DB = "db:5432"
                    [services.mail]
                    type = "api"
                    version = "1.0.0"
                    dependencies.calls = ["cart"]
                    """);
            Repositories.write(state, "projects/aside/services.toml", """
                    [uses]
                    services = ["queue"]
                    [services.fax]
                    type = "api"
                    version = "1.0.0"
                    dependencies.requires = ["queue"]
                    """);
        }
    }

    private void catalog(String text) throws IOException {
        Repositories.write(root, "services/catalog.toml", text);
    }

    private Run impact(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "impact-analysis";
        args[1] = "--against";
        args[2] = before.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Run.in(root, args);
    }

    @Test
    void what_will_break_is_told_apart_from_what_may_drift_with_paths_and_contacts() throws IOException {
        catalog(CATALOG.replace("5432", "5433"));

        Run run = impact();

        assertThat(run.out().replace(before.toString(), "BEFORE")).isEqualTo("""
                global/db  criticality medium, owner data
                  port-changed ports.main: 5432/TCP → 5433/TCP

                WILL BREAK  CRITICALITY  OWNER  PATH                   BECAUSE OF
                shop/cart   high         shop   shop/cart → global/db  ports.main

                MAY DRIFT  CRITICALITY  OWNER  PATH                                     BECAUSE OF
                shop/db    -            -      runs it                                  ports.main
                shop/mail  -            shop   shop/mail →calls→ shop/cart → global/db  ports.main

                PROJECT  WILL BREAK  MAY DRIFT  TEAM  SLACK  EMAIL             ESCALATION
                shop     1           2          shop  -      shop@example.org  @data

                since BEFORE: 1 will break, 2 may drift, in 1 project
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void nobody_is_named_who_does_not_use_what_changed() throws IOException {
        catalog(CATALOG.replace("5432", "5433"));

        assertThat(impact().out()).doesNotContain("aside", "queue");
        assertThat(impact("queue").out()).startsWith("Nothing that somebody uses changed since ");
    }

    @Test
    void another_description_reaches_nobody() throws IOException {
        catalog(CATALOG.replace("Keeps it", "Keeps everything"));

        assertThat(impact().out()).startsWith("Nothing that somebody uses changed since ");
    }

    @Test
    void a_service_that_is_gone_can_still_be_asked_for() throws IOException {
        catalog(CATALOG.replace("[services.queue]\ntype = \"queue\"\nversion = \"1.0.0\"\n", ""));

        assertThat(impact("queue").out())
                .contains("global/queue", "aside/fax → global/queue", "aside/queue", "2 will break, 0 may drift");
        assertThat(impact("quue").err()).contains("there is no service 'quue'");
        assertThat(impact("quue").code()).isEqualTo(2);
    }

    @Test
    void programs_read_the_same() throws IOException {
        catalog(CATALOG.replace("5432", "5433"));

        assertThat(impact("-f", "json").out()).contains("""
                      "changes": [
                        {
                          "kind": "port-changed",
                          "element": "ports.main",
                          "old": "5432/TCP",
                          "new": "5433/TCP"
                        }
                      ],
                      "willBreak": [
                        {
                          "service": "shop/cart",
                          "criticality": "high",
                          "owner": "shop",
                          "transitive": false,
                          "path": [
                            {
                              "from": "shop/cart",
                              "to": "global/db",
                              "kind": "requires"
                            }
                          ],
                """);
    }

    @Test
    void drawings_mark_what_breaks_and_what_drifts() throws IOException {
        catalog(CATALOG.replace("5432", "5433"));

        assertThat(impact("-f", "mermaid").out()).isEqualTo("""
                flowchart LR
                  s0["global/db<br>changed"]
                  s1["shop/cart<br>will break"]
                  s2["shop/db<br>may drift"]
                  s3["shop/mail<br>may drift"]
                  s1 --> s0
                  s2 -. runs .-> s0
                  s3 -. calls .-> s1
                  style s0 stroke:#b45309,stroke-width:2px
                  style s1 stroke:#b91c1c,stroke-width:2px
                  style s2 stroke:#1d4ed8,stroke-width:2px
                  style s3 stroke:#1d4ed8,stroke-width:2px
                """);
        assertThat(impact("-f", "dot").out())
                .contains("  \"shop/cart\" [color=\"#b91c1c\", label=\"shop/cart\\nwill break\"];\n")
                .contains("  \"shop/db\" -> \"global/db\" [style=dashed, label=\"runs\"];\n");
    }
}
