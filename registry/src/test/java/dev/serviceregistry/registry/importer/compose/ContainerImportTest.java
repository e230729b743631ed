package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.schema.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerImportTest {
    @TempDir
    Path directory;

    private static String compose(String yaml) {
        return "services:\n  web:\n" + yaml.indent(4) + "  other: { image: y }\n";
    }

    private String written(String yaml) {
        return ComposeDirectory.written(directory, compose(yaml));
    }

    /** The lines of the table, without the restart policy. */
    private String container(String yaml) {
        String toml = written(yaml);
        return toml.substring(toml.indexOf("[services.web.container]\n") + 25)
                .lines()
                .takeWhile(line -> !line.startsWith("[services"))
                .filter(line -> !line.startsWith("restart") && !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private List<String> notes(String yaml) {
        return ComposeDirectory.noted(directory, compose(yaml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgres                               | postgres                     |       |
                    postgres:16                            | postgres                     | 16    |
                    localhost:5000/acme/web                | localhost:5000/acme/web      |       |
                    localhost:5000/acme/web:1.2            | localhost:5000/acme/web      | 1.2   |
                    acme/web@sha256:aa                     | acme/web                     |       | sha256:aa
                    acme/web:1@sha256:aa                   | acme/web                     | 1     | sha256:aa
                    web:${TAG:?say it}                     | web                          | ${TAG:?say it} |
                    ${REGISTRY:?r}/web:1                   | ${REGISTRY:?r}/web           | 1     |
                    """)
    void an_image_is_name_tag_and_digest(String image, String name, String tag, String digest) {
        ImageReference parsed = ImageReference.parse(image);
        assertThat(parsed).isEqualTo(new ImageReference(name, tag == null ? "" : tag, digest == null ? "" : digest));
    }

    @Test
    void what_the_container_may_do_is_kept() {
        assertThat(container("""
                        image: x
                        working_dir: /app
                        user: "0:0"
                        read_only: true
                        privileged: true
                        cap_add: [NET_ADMIN, SYS_MODULE]
                        cap_drop: ALL
                        security_opt: ["no-new-privileges:true", seccomp:unconfined]
                        network_mode: host
                        pid: host
                        ipc: host
                        userns_mode: host
                        cgroup_parent: m
                        cgroup: host
                        pids_limit: 100
                        tmpfs: [/tmp, "/run:size=1m"]
                        devices: ["/dev/a:/dev/b", { source: /dev/c, target: /dev/d, permissions: r }]
                        init: true
                        platform: linux/amd64
                        pull_policy: always
                        """)).isEqualTo("""
                        image = "x"
                        pull_policy = "Always"
                        working_dir = "/app"
                        user = "0:0"
                        read_only_root = true
                        privileged = true
                        capabilities_add = ["NET_ADMIN", "SYS_MODULE"]
                        capabilities_drop = ["ALL"]
                        security_opt = ["no-new-privileges:true", "seccomp:unconfined"]
                        network_mode = "host"
                        pid = "host"
                        ipc = "host"
                        userns_mode = "host"
                        cgroup_parent = "m"
                        cgroup = "host"
                        pids_limit = 100
                        tmpfs = ["/tmp", "/run:size=1m"]
                        devices = ["/dev/a:/dev/b", "/dev/c:/dev/d:r"]
                        init = true
                        platform = "linux/amd64\"""");
    }

    @Test
    void a_command_line_is_split_as_a_shell_does_and_a_list_is_kept() {
        assertThat(container("image: x\nentrypoint: [sh, -c, 'a b']\ncommand: run --name 'a b' --x=\"c d\" e\\ f"))
                .isEqualTo("""
                        image = "x"
                        entrypoint = ["sh", "-c", "a b"]
                        command = ["run", "--name", "a b", "--x=c d", "e f"]""");
        assertThat(container("image: x\ncommand: []")).contains("command = []");
        assertThat(notes("image: x\ncommand: \"sh -c 'open\"")).anyMatch(note -> note.contains("has no pair"));
    }

    @Test
    void a_shell_line_keeps_what_quotes_protect() {
        assertThat(ShellWords.split("a '' \"\" 'x\"y' \"x'y\" \"\\\"\" \\\\ 'a\\b' \"a\\b\"")
                        .words())
                .containsExactly("a", "", "", "x\"y", "x'y", "\"", "\\", "a\\b", "a\\b");
    }

    @Test
    void a_build_keeps_context_dockerfile_arguments_and_target() {
        assertThat(container("build: ./app")).isEqualTo("build = { context = \"./app\" }");
        assertThat(container("build:\n  context: .\n  dockerfile: D\n  args: [A=1, B]\n  target: t"))
                .isEqualTo(
                        "build = { context = \".\", dockerfile = \"D\", args = { A = \"1\", B = \"${B}\" }, target = \"t\" }");
        assertThat(notes("build: { context: ., cache_from: [x], network: host }"))
                .containsExactly(
                        "compose.yaml:3:26: web.build.cache_from: has no place in the registry; left out",
                        "compose.yaml:3:43: web.build.network: has no place in the registry; left out");
    }

    @Test
    void a_service_without_image_and_build_is_noted() {
        assertThat(notes("working_dir: /")).anyMatch(note -> note.contains("neither an image nor a build"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    restart: always                                    | always
                    restart: unless-stopped                            | unless-stopped
                    restart: on-failure:3                              | on-failure:3
                    restart: no                                        | no
                    restart: "no"                                      | no
                    init: true                                         | no
                    deploy: { restart_policy: { condition: any } }     | always
                    deploy: { restart_policy: { condition: none } }    | no
                    deploy: { restart_policy: { condition: on-failure } } | on-failure
                    deploy: { restart_policy: { condition: on-failure, max_attempts: 4 } } | on-failure:4
                    deploy: { restart_policy: { condition: on-failure, max_attempts: 0 } } | on-failure
                    """)
    void the_restart_policy_is_always_written_since_the_defaults_differ(String yaml, String expected) {
        assertThat(written("image: x\n" + yaml)).contains("restart = \"" + expected + "\"\n");
    }

    @Test
    void health_checks_become_liveness_probes() {
        assertThat(written("""
                        image: x
                        healthcheck:
                          test: [CMD-SHELL, curl -f http://localhost || exit 1]
                          interval: 1m30s
                          timeout: 10s
                          retries: 3
                          start_period: 40s
                        """)).contains("""
                        [services.web.health.liveness]
                        exec = ["/bin/sh", "-c", "curl -f http://localhost || exit 1"]
                        period = "90s"
                        timeout = "10s"
                        failure_threshold = 3
                        initial_delay = "40s"
                        """);
        assertThat(written("image: x\nhealthcheck: { test: true }"))
                .contains("liveness = { exec = [\"/bin/sh\", \"-c\", \"true\"] }");
        assertThat(written("image: x\nhealthcheck: { test: [CMD, a, b] }"))
                .contains("liveness = { exec = [\"a\", \"b\"] }");
    }

    @Test
    void a_health_check_that_is_switched_off_is_no_probe_and_noted() {
        for (String check : List.of("{ disable: true }", "{ test: [NONE] }")) {
            assertThat(written("image: x\nhealthcheck: " + check)).doesNotContain("health");
            assertThat(notes("image: x\nhealthcheck: " + check)).anyMatch(note -> note.contains("is switched off"));
        }
    }

    @Test
    void what_a_probe_cannot_keep_is_noted() {
        assertThat(notes("image: x\nhealthcheck: { test: a, interval: 1500ms, timeout: soon, start_interval: 1s }"))
                .anyMatch(note -> note.contains("web.healthcheck.interval: is rounded up"))
                .anyMatch(note -> note.contains("web.healthcheck.timeout: is not a duration"))
                .anyMatch(note -> note.contains("web.healthcheck.start_interval"));
        assertThat(notes("image: x\nhealthcheck: { interval: soon }"))
                .anyMatch(note -> note.contains("web.healthcheck.interval: is not a duration"))
                .anyMatch(note -> note.contains("web.healthcheck: has no `test`"));
        assertThat(written("image: x\nhealthcheck: { interval: 5s }")).doesNotContain("health");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    shared: { external: true, name: host }   | true
                    shared: { external: true, name: public } | false
                    shared: { name: host }                   | false
                    shared: { external: { name: host } }     | true
                    shared: { external: { name: public } }   | false
                    shared: { external: false, name: host }  | false
                    default: { external: true, name: host }  | false
                    """)
    void the_network_of_the_host_is_shared_also_where_it_is_joined_by_another_name(String network, boolean shared) {
        String compose = "services:\n  web: { image: x, networks: [shared] }\nnetworks:\n  " + network;

        assertThat(ComposeDirectory.written(directory, compose).contains("network_mode = \"host\"\n"))
                .isEqualTo(shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ external: true, name: host }", "{ external: { name: host } }"})
    void a_service_without_networks_joins_the_default_one_which_may_be_that_of_the_host(String network) {
        assertThat(ComposeDirectory.written(
                        directory, "services: { web: { image: x } }\nnetworks: { default: " + network + " }"))
                .contains("network_mode = \"host\"\n");
    }

    @Test
    void what_only_a_variable_tells_is_written_as_the_variable() {
        assertThat(written("image: 'acme/web@$DIGEST'\nrestart: $RESTART\nuser: '$UID:${GID}'\nworking_dir: a$$b"))
                .contains("image = \"acme/web\"\ndigest = \"${DIGEST}\"\n")
                .contains("restart = \"${RESTART}\"")
                .contains("user = \"${UID}:${GID}\"")
                .contains("working_dir = \"a$b\"");
    }

    @Test
    void an_escaped_variable_stays_escaped_and_one_without_a_value_is_none() {
        assertThat(written("""
                        image: x
                        command: ["echo", "$${a} $$b $$(c) ${D} ${E:-$${f}}"]
                        healthcheck: { test: "test $${code} = 200" }
                        labels: { rule: "Host(`$${sub}.x`)" }
                        """))
                .contains("command = [\"echo\", \"$${a} $b $(c) ${D} $${f}\"]")
                .contains("\"test $${code} = 200\"")
                .contains("rule = \"Host(`$${sub}.x`)\"");
    }

    @Test
    void a_dollar_before_a_variable_without_a_value_is_no_part_of_it() {
        assertThat(written("image: x\nlabels: { auth: 'admin:$$apr1$$${SALT}$$hash' }\n"
                        + "environment: { ROOTPW: x, HOST: h }\ncommand: ['$$(HOST) -p$$ROOTPW ${NAME}']"))
                .contains("auth = \"admin:$apr1$$${SALT}$hash\"")
                .contains("command = [\"$$(HOST) -p$ROOTPW ${NAME}\"]");
    }

    @Test
    void what_kubernetes_would_put_variables_into_is_told_from_it() {
        assertThat(written("image: x\nenvironment: { A: x, B: $$(A), C: '${D} $$(A)' }\n"
                        + "command: ['echo', '$$(A) $$$$', '$$(date)']\nhealthcheck: { test: 'test $$(A)' }"))
                .contains("command = [\"echo\", \"$$(A) $$$\", \"$(date)\"]", "\"test $$(A)\"")
                .contains("B = \"$$(A)\"", "C = \"${D} $$$$(A)\"");
    }

    @Test
    void a_profile_without_a_name_is_noted() {
        assertThat(written("image: x\nprofiles: ['', weaviate, '${P}']")).contains("patterns = [\"weaviate\"]");
        assertThat(notes("image: x\nprofiles: ['', weaviate]"))
                .containsExactly("compose.yaml:4:5: web.profiles: '' is no name that a pattern can have; left out");
    }
}
