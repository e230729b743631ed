package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeLossTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "annotations: { a: b }",
                "attach: false",
                "blkio_config: { weight: 3 }",
                "container_name: n",
                "cpu_percent: 50",
                "cpu_rt_period: 400ms",
                "cpu_rt_runtime: 4ms",
                "cpu_shares: 4",
                "cpuset: 0-3",
                "credential_spec: { file: f }",
                "develop: { watch: [] }",
                "device_cgroup_rules: ['c 1:3 mr']",
                "dns: 8.8.8.8",
                "dns_opt: [use-vc]",
                "dns_search: [a.b]",
                "domainname: d",
                "driver_opts: { a: b }",
                "external_links: [x]",
                "extra_hosts: ['a:1.2.3.4']",
                "gpus: all",
                "group_add: [mail]",
                "hostname: h",
                "isolation: default",
                "label_file: l",
                "logging: { driver: none }",
                "mac_address: '02:42:ac:11:65:43'",
                "mem_swappiness: 1",
                "memswap_limit: 1g",
                "models: [m]",
                "oom_kill_disable: true",
                "oom_score_adj: 1",
                "post_start: [{ command: a }]",
                "pre_stop: [{ command: a }]",
                "provider: { type: p }",
                "pull_policy: daily",
                "runtime: runc",
                "shm_size: 64m",
                "stdin_open: true",
                "stop_signal: SIGINT",
                "storage_opt: { size: 1g }",
                "sysctls: { a: 1 }",
                "tty: true",
                "ulimits: { nproc: 1 }",
                "use_api_socket: true",
                "uts: host",
                "volume_driver: v",
                "x-mine: 1",
                "no_such_key: 1",
                "networks: { n: { ipv4_address: 10.0.0.1 } }",
            })
    void every_key_without_a_place_gives_exactly_one_note_at_its_position(String yaml) {
        List<String> notes = ComposeDirectory.noted(
                directory, "services:\n  web:\n    image: x\n    " + yaml + "\nnetworks: { n: }\n");
        String key = yaml.substring(0, yaml.indexOf(':'));
        notes = notes.stream()
                .filter(note -> !note.contains("no service uses it"))
                .toList();
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0)).startsWith("compose.yaml:4:").contains("web." + key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cap_add",
                "cap_drop",
                "command",
                "configs",
                "depends_on",
                "devices",
                "entrypoint",
                "env_file",
                "environment",
                "expose",
                "labels",
                "networks",
                "ports",
                "profiles",
                "secrets",
                "security_opt",
                "tmpfs",
                "volumes",
                "volumes_from",
            })
    void an_entry_of_a_list_without_a_value_is_noted_and_left_out(String key) {
        ImportDirectory files = new ComposeDirectory(directory)
                .with("compose.yaml", "services:\n  web: { image: x, " + key + ": [null] }\n");

        assertThat(files.toml()).doesNotContain("null");
        assertThat(files.notes())
                .singleElement()
                .asString()
                .startsWith("compose.yaml:2:")
                .endsWith(key + ": one entry has no value; left out");
    }

    @Test
    void keys_that_compose_does_not_know_are_called_so() {
        assertThat(ComposeDirectory.noted(directory, "services: { web: { image: x, imagee: y } }\nservises: {}\n"))
                .containsExactly(
                        "compose.yaml:1:30: web.imagee: is not a key of Compose; left out",
                        "compose.yaml:2:1: servises: is not a key of Compose; left out");
    }

    @Test
    void top_level_declarations_are_noted_as_far_as_they_say_something() {
        assertThat(ComposeDirectory.noted(directory, """
                        name: other
                        version: "3.8"
                        services:
                          web: { image: x, networks: [front], volumes: ["data:/d"] }
                        networks:
                          front: { driver: overlay, external: true }
                          plain: { driver: bridge }
                        volumes:
                          data: { driver_opts: { type: nfs }, driver: local }
                        models: { m: { model: a } }
                        """))
                .containsExactly(
                        "compose.yaml:1:1: name: the project is written as shop",
                        "compose.yaml:6:12: networks.front.driver: has no place in the registry; left out",
                        "compose.yaml:7:3: networks.plain: no service uses it; left out",
                        "compose.yaml:9:11: volumes.data.driver_opts: has no place in the registry; left out",
                        "compose.yaml:10:1: models: has no place in the registry; left out");
    }

    @Test
    void an_extension_is_silent_only_where_an_alias_takes_it() {
        assertThat(ComposeDirectory.noted(directory, """
                        x-used: &used { restart: always }
                        x-inner:
                          part: &part { A: "1" }
                        x-unused: { a: b }
                        services:
                          web: { <<: *used, image: x, environment: *part }
                        """))
                .containsExactly("compose.yaml:4:1: x-unused: extension keys have no place in the registry; left out");
    }

    @Test
    void positions_count_utf_16_units() {
        assertThat(ComposeDirectory.noted(directory, "services: { web: { image: \"😀\", tty: true } }"))
                .containsExactly("compose.yaml:1:33: web.tty: has no place in the registry; left out");
    }

    @Test
    void a_key_written_twice_is_noted_and_the_last_holds() {
        ImportDirectory files =
                new ComposeDirectory(directory).with("compose.yaml", "services:\n  web:\n    image: a\n    image: b\n");
        assertThat(files.toml()).contains("image = \"b\"");
        assertThat(files.notes())
                .containsExactly("compose.yaml:4:5: the key image is written twice; the last one holds");
    }

    @Test
    void a_secret_whose_place_another_value_takes_is_told_without_being_quoted() {
        List<String> notes = ComposeDirectory.noted(directory, """
                services:
                  list: { image: x, environment: [DB_PASSWORD=hunter2x, DB_PASSWORD=] }
                  table:
                    image: x
                    environment:
                      DB_PASSWORD: hunter2x
                      DB_PASSWORD: ""
                  command: { image: x, post_start: [{ command: [mysql, -u, root, -phunter2x] }] }
                """);

        assertThat(notes)
                .contains(
                        "compose.yaml:2:57: DB_PASSWORD is set twice; the last one holds",
                        "compose.yaml:7:7: the key DB_PASSWORD is written twice; the last one holds")
                .anyMatch(note -> note.startsWith("compose.yaml:2:35: DB_PASSWORD: it is a secret in plain text"))
                .anyMatch(note -> note.startsWith("compose.yaml:6:20: DB_PASSWORD: it is a secret in plain text"))
                .anyMatch(
                        note -> note.startsWith("compose.yaml:8:66: command.post_start: command is a secret in plain"))
                .noneMatch(note -> note.contains("hunter2x"));
    }

    @Test
    void values_of_a_wrong_form_are_noted_and_left_out() {
        List<String> notes = ComposeDirectory.noted(directory, """
                services:
                  web:
                    image: x
                    ports: { a: b }
                    privileged: maybe
                    pids_limit: many
                    cap_add: [[x]]
                    depends_on: 3
                    healthcheck: [a]
                    user: [a]
                """);
        assertThat(notes).hasSize(8);
    }

    @Test
    void a_secret_of_a_file_that_is_set_again_is_told_where_it_stands() {
        ImportDirectory files = new ComposeDirectory(directory)
                .with("a.env", """
                        # the first
                        DB_PASSWORD=hunter2-of-a
                        API_TOKEN="tokenvalue-1" # quoted
                        ADMIN_PASSWORD=hunter2-first
                        ADMIN_PASSWORD=hunter2-second
                        LEVEL=debug
                        ROOT_PASSWORD=${NOBODY_SETS_THIS}
                        """)
                .with("b.env", "DB_PASSWORD=hunter2-of-b\nROOT_PASSWORD=hunter2-root\nLEVEL=info\n")
                .with("compose.yaml", """
                        services:
                          web:
                            image: x
                            env_file: [a.env, b.env]
                            environment: { API_TOKEN: "${TOKEN}", ROOT_PASSWORD: "${ROOT}" }
                          job: { image: y, env_file: b.env }
                        """);

        assertThat(files.notes())
                .filteredOn(note -> note.contains("secret"))
                .satisfiesExactlyInAnyOrder(
                        note -> assertThat(note).startsWith("a.env:2:1: DB_PASSWORD: it is a secret in plain text ("),
                        note -> assertThat(note).startsWith("a.env:3:1: API_TOKEN: it is a secret in plain text ("),
                        note -> assertThat(note)
                                .startsWith("a.env:4:1: ADMIN_PASSWORD: it is a secret in plain text ("))
                .noneMatch(note -> note.contains("hunter2") || note.contains("tokenvalue"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            environment: { DB_PASSWORD: [hunter2x] }               | web.environment.DB_PASSWORD: it is
            environment: { DB_PASSWORD: { v: hunter2x } }          | web.environment.DB_PASSWORD.v: DB_PASSWORD is
            environment: { X: { password: hunter2x } }             | web.environment.X: password is
            command: { password: hunter2x }                        | web.command: password is
            env_file: "https://app:hunter2x@example.org/x.env"     | web.env_file: it is
            build: { context: ., secrets: [Hunter2x] }             | web.build.secrets: it is
            """)
    void a_secret_in_a_form_that_cannot_be_read_is_told(String yaml, String told) {
        assertThat(ComposeDirectory.noted(directory, "services:\n  web:\n    image: x\n    " + yaml + "\n"))
                .anyMatch(note -> note.contains(told + " a secret in plain text ("))
                .noneMatch(note -> note.contains("hunter2x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets: { db: { content: hunter2x } }",
                "secrets: { db: hunter2x }",
                "include: ['https://app:hunter2x@example.org/compose.yaml']",
            })
    void a_secret_at_the_top_of_the_file_is_told(String yaml) {
        assertThat(ComposeDirectory.noted(directory, "services: { web: { image: x } }\n" + yaml + "\n"))
                .anyMatch(note -> note.contains("it is a secret in plain text ("))
                .noneMatch(note -> note.contains("hunter2x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build: { context: ., secrets: [npm, db-password] }",
                "environment: { DB_HOST: [db2] }",
                "env_file: ./secrets2.env",
                "command: { port: 8080 }",
            })
    void a_name_of_a_secret_is_called_none(String yaml) {
        assertThat(ComposeDirectory.noted(
                        directory,
                        "services:\n  web:\n    image: x\n    " + yaml + "\nsecrets: { db: { file: ./db.txt } }\n"))
                .noneMatch(note -> note.contains("plain text"));
    }
}
