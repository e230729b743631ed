package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeMergeTest {
    @TempDir
    Path directory;

    private String merged(String base, String over) {
        return new ComposeDirectory(directory)
                .with("a.yaml", "services:\n  web:\n    image: x\n" + base.indent(4))
                .with("b.yaml", "services:\n  web:\n" + over.indent(4))
                .toml("a.yaml", "b.yaml");
    }

    @Test
    void mappings_are_merged_and_scalars_replaced() {
        String toml = merged(
                "environment: [A=1, B=1]\nlabels: { a: 1 }\nuser: a",
                "environment: { B: 2, C: 3 }\nlabels: [b=2]\nuser: b");
        assertThat(toml)
                .contains("A = \"1\"\nB = \"2\"\nC = \"3\"")
                .contains("a = \"1\"\nb = \"2\"")
                .contains("user = \"b\"");
    }

    @Test
    void lists_are_appended_and_commands_replaced() {
        String toml = merged(
                "cap_add: [A]\nports: ['80:80']\ncommand: [a]\nentrypoint: [a]\nhealthcheck: { test: [CMD, a], retries: 1 }",
                "cap_add: [A, B]\nports: ['81:81']\ncommand: [b]\nentrypoint: b c\nhealthcheck: { test: [CMD, b] }");
        assertThat(toml)
                .contains("capabilities_add = [\"A\", \"B\"]")
                .contains("tcp-80 = { port = 80, published = 80 }\ntcp-81")
                .contains("command = [\"b\"]")
                .contains("entrypoint = [\"b\", \"c\"]")
                .contains("liveness = { exec = [\"b\"], failure_threshold = 1 }");
    }

    @Test
    void mounts_are_merged_by_their_target() {
        assertThat(merged(
                        "volumes: ['./a:/x', './a:/y']",
                        "volumes: ['./b:/x:ro', { type: volume, source: v, target: /y }]"))
                .contains("x = { mount = \"/x\", type = \"bind\", source = \"./b\", read_only = true }")
                .contains("y = { mount = \"/y\", type = \"persistent\", source = \"v\" }")
                .doesNotContain("./a");
    }

    @Test
    void dependencies_of_both_forms_are_merged() {
        String toml = new ComposeDirectory(directory)
                .with("a.yaml", "services: { web: { image: x, depends_on: [a, b] }, a: { image: a }, b: { image: b } }")
                .with("b.yaml", "services: { web: { depends_on: { b: { condition: service_healthy } } } }")
                .toml("a.yaml", "b.yaml");
        assertThat(toml).contains("requires = [\"a\", { service = \"b\", condition = \"healthy\" }]");
    }

    @Test
    void reset_takes_away_and_override_replaces() {
        String toml = merged(
                "ports: ['80:80']\ncap_add: [A]\nenvironment: { A: 1, B: 2 }\nuser: a",
                "ports: !override ['81:81']\ncap_add: !reset []\nenvironment: { A: !reset null }\nuser: !reset");
        assertThat(toml)
                .contains("tcp-81")
                .doesNotContain("tcp-80", "capabilities_add", "A = ", "user")
                .contains("B = \"2\"");
    }

    @Test
    void a_service_may_be_reset_and_a_new_one_added() {
        String toml = new ComposeDirectory(directory)
                .with("a.yaml", "services: { web: { image: x }, old: { image: y } }")
                .with("b.yaml", "services: { old: !reset null, new: { image: z } }")
                .toml("a.yaml", "b.yaml");
        assertThat(toml).contains("[services.web]", "[services.new]").doesNotContain("[services.old]");
    }

    @Test
    void documents_of_one_file_are_merged() {
        assertThat(ComposeDirectory.written(
                        directory, "services: { web: { image: a } }\n---\nservices: { web: { image: b } }\n"))
                .contains("image = \"b\"");
    }

    @Test
    void anchors_and_merge_keys_are_written_out() {
        assertThat(ComposeDirectory.written(directory, """
                        x-base: &base
                          restart: always
                          environment: &env { A: 1, B: 1 }
                        x-more: &more { restart: "no", user: u }
                        services:
                          web:
                            <<: [*base, *more]
                            image: x
                            environment: { <<: *env, B: 2 }
                        """))
                .contains("restart = \"always\"", "user = \"u\"", "B = \"2\"\nA = \"1\"");
    }

    @Test
    void a_service_extends_one_of_the_same_file_and_of_others() {
        String toml = new ComposeDirectory(directory)
                .with("compose.yaml", """
                        services:
                          base: { image: x, environment: { A: 1 } }
                          mid: { extends: base, environment: { B: 2 } }
                          web: { extends: { service: mid }, environment: { C: 3 } }
                          far: { extends: { file: lib/common.yaml, service: app }, ports: ["80:80"] }
                        """)
                .with("lib/common.yaml", """
                        services:
                          app:
                            extends: root
                            build: ./app
                            env_file: app.env
                            volumes: ["./data:/data", "named:/n", { type: bind, source: ., target: /src }]
                          root: { user: "7" }
                        """)
                .with("lib/app.env", "D=4\n")
                .toml();
        assertThat(toml)
                .contains("[services.web.env]\nA = \"1\"\nB = \"2\"\nC = \"3\"")
                .contains("context = \"./lib/app\"")
                .contains("user = \"7\"")
                .contains("source = \"./lib/data\"", "source = \"named\"", "source = \"./lib\"")
                .contains("D = { variable = \"D\", default = \"4\", from_file = \"lib/app.env\" }")
                .doesNotContain("services.app");
    }

    @Test
    void included_files_are_part_of_the_project_with_their_own_directory_and_variables() {
        ImportDirectory files = new ComposeDirectory(directory)
                .with("compose.yaml", """
                        include:
                          - db/compose.yaml
                          - { path: [q/one.yaml, q/two.yaml], env_file: q/q.env, project_directory: . }
                          - https://example.org/compose.yaml
                        services:
                          web: { image: x, depends_on: [db, queue] }
                        """)
                .with(".env", "TAG=outer\n")
                .with("db/.env", "TAG=inner\nDB_TAG=16\n")
                .with("db/compose.yaml", "services: { db: { image: 'postgres:${DB_TAG}-${TAG}', volumes: [./d:/d] } }")
                .with("q/q.env", "Q=3\n")
                .with("q/one.yaml", "services: { queue: { image: 'rabbitmq:${Q}', volumes: [./q:/q] } }")
                .with("q/two.yaml", "services: { queue: { user: u } }");
        assertThat(files.toml())
                .contains("tag = \"16-outer\"")
                .contains("source = \"./db/d\"", "source = \"./q\"")
                .contains("tag = \"3\"\nuser = \"u\"");
        assertThat(files.notes())
                .anyMatch(note -> note.startsWith("compose.yaml:4:5: the included file is not on this"));
    }

    @Test
    void a_file_that_two_included_ones_extend_has_the_variables_of_each() {
        String base = "services: { SELF: { extends: { file: common.yaml, service: base } } }";
        String toml = new ComposeDirectory(directory)
                .with("compose.yaml", """
                        include:
                          - { path: one.yaml, env_file: one.env }
                          - { path: two.yaml, env_file: two.env }
                        """)
                .with("one.env", "TAG=1\n")
                .with("two.env", "TAG=2\nPRIVILEGED=true\n")
                .with("one.yaml", base.replace("SELF", "one"))
                .with("two.yaml", base.replace("SELF", "two"))
                .with("common.yaml", "services: { base: { image: 'x:${TAG}', privileged: '${PRIVILEGED:-false}' } }")
                .toml();

        assertThat(toml).contains("tag = \"1\"\nprivileged = false", "tag = \"2\"\nprivileged = true");
    }

    @Test
    void a_file_may_hold_only_networks_when_another_has_the_services() {
        assertThat(new ComposeDirectory(directory)
                        .with("a.yaml", "services: { web: { image: x, networks: [n] } }")
                        .with("b.yaml", "networks: { n: { internal: true } }")
                        .notes("a.yaml", "b.yaml"))
                .containsExactly("b.yaml:1:18: networks.n.internal: has no place in the registry; left out");
    }
}
