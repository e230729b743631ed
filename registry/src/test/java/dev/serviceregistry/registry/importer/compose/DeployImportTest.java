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

class DeployImportTest {
    @TempDir
    Path directory;

    private static String compose(String yaml) {
        return "services:\n  web:\n    image: x\n" + yaml.indent(4);
    }

    private String written(String yaml) {
        return ComposeDirectory.written(directory, compose(yaml));
    }

    private List<String> notes(String yaml) {
        return ComposeDirectory.noted(directory, compose(yaml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    deploy: { resources: { limits: { memory: 512M } } }        | max_memory_mb = 512
                    deploy: { resources: { reservations: { memory: 1.5g } } }  | min_memory_mb = 1536
                    deploy: { resources: { limits: { cpus: '0.25' } } }        | cpu_limit_millicores = 250
                    deploy: { resources: { reservations: { cpus: 2 } } }       | cpu_request_millicores = 2000
                    mem_limit: 268435456                                       | max_memory_mb = 256
                    mem_limit: 64kb                                            | max_memory_mb = 1
                    mem_reservation: 100mb                                     | min_memory_mb = 100
                    cpus: .5                                                   | cpu_limit_millicores = 500
                    cpu_quota: 50000                                           | cpu_limit_millicores = 500
                    cpu_count: 2                                               | cpu_limit_millicores = 2000
                    { cpu_quota: 50000, cpu_period: 200ms, image: x }          | cpu_limit_millicores = 250
                    """)
    void resources_are_mebibytes_and_thousandths_of_a_processor(String yaml, String expected) {
        String text = yaml.startsWith("{") ? "services:\n  web: " + yaml : compose(yaml);
        assertThat(ComposeDirectory.written(directory, text)).contains("[services.web.metadata]\n" + expected + "\n");
    }

    @Test
    void rounding_and_amounts_that_are_none_are_noted() {
        assertThat(notes("mem_limit: 1000000\ncpus: 0.0005"))
                .containsExactly(
                        "compose.yaml:4:5: web.mem_limit: 1000000 is rounded up to 1 MiB",
                        "compose.yaml:5:5: web.cpus: 0.0005 is rounded up to 1 thousandths of a processor");
        assertThat(notes("mem_limit: much\ncpus: all"))
                .hasSize(2)
                .allMatch(note -> note.contains("is not an amount; left out"));
        assertThat(notes("mem_limit: 0")).anyMatch(note -> note.contains("zero means no limit"));
        assertThat(notes("mem_limit: 1g\ndeploy: { resources: { limits: { memory: 2g } } }"))
                .anyMatch(note -> note.contains("stands in deploy.resources too"));
    }

    @Test
    void replicas_modes_updates_and_grace_are_kept() {
        assertThat(written("""
                        stop_grace_period: 1m30s
                        deploy:
                          replicas: 3
                          update_config: { parallelism: 2, order: start-first }
                        """)).contains("""
                        [services.web.deploy]
                        replicas = 3
                        strategy = { type = "rolling", max_surge = 2, max_unavailable = 0 }
                        termination_grace = "90s"
                        """);
        assertThat(written("scale: 0")).contains("[services.web.deploy]\nreplicas = 0\n");
        assertThat(written("deploy: { mode: global }")).contains("kind = \"daemonset\"");
        assertThat(written("deploy: { mode: replicated-job }"))
                .contains("type = \"job\"")
                .contains("kind = \"job\"");
        assertThat(written("deploy: { update_config: { parallelism: 0 } }"))
                .contains("strategy = { type = \"rolling\", max_unavailable = \"100%\" }");
        assertThat(written("deploy: { resources: { limits: { pids: 50 } } }")).contains("pids_limit = 50");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | 50 | 50 | false
            50 | 50 | 50 | false
            9  | 50 | 50 | true
            -1 | 50 | 50 | true
            9  | 0  | 9  | false
            0  | 0  | 0  | false
            """)
    void a_limit_of_processes_that_is_0_states_none(int own, int deployed, int limit, boolean differs) {
        ImportDirectory files = new ComposeDirectory(directory)
                .with(
                        "compose.yaml",
                        "services:\n  web:\n    image: x\n    pids_limit: " + own
                                + "\n    deploy: { resources: { limits: { pids: " + deployed + " } } }\n");

        assertThat(files.toml()).contains("pids_limit = " + limit + "\n");
        assertThat(files.notes())
                .isEqualTo(
                        differs
                                ? List.of("compose.yaml:4:5: web.pids_limit: differs from deploy.resources.limits.pids,"
                                        + " which holds")
                                : List.of());
    }

    @Test
    void what_deploy_cannot_keep_is_noted() {
        List<String> notes = notes("""
                scale: 2
                deploy:
                  replicas: 3
                  mode: replicated
                  endpoint_mode: vip
                  labels: [a=b]
                  placement: { constraints: [node.role == manager] }
                  rollback_config: { parallelism: 1 }
                  update_config: { delay: 10s }
                  restart_policy: { condition: any, max_attempts: 3 }
                  resources: { reservations: { devices: [{ capabilities: [gpu] }] } }
                """);
        for (String key : List.of(
                "web.scale",
                "deploy.endpoint_mode",
                "deploy.labels",
                "deploy.placement",
                "deploy.rollback_config",
                "update_config.delay",
                "restart_policy.max_attempts",
                "reservations.devices")) {
            assertThat(notes).anyMatch(note -> note.contains(key + ":"));
        }
        assertThat(notes).hasSize(8);
    }

    @Test
    void a_service_whose_completion_is_awaited_is_a_job() {
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          migrate: { image: x, restart: on-failure }
                          web: { image: y, depends_on: { migrate: { condition: service_completed_successfully } } }
                        """))
                .contains("[services.migrate]\ntype = \"job\"")
                .contains("[services.migrate.deploy]\nkind = \"job\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    restart: "no"                                      | started | worker
                    deploy: { restart_policy: { condition: none } }    | started | job
                    deploy: { restart_policy: { condition: none } }    | healthy | worker
                    """)
    void a_service_is_a_job_where_it_says_more_than_holds_anyway(String restart, String condition, String type) {
        assertThat(ComposeDirectory.written(
                        directory, """
                        services:
                          run:
                            image: x
                            RESTART
                          web: { image: y, depends_on: { run: { condition: service_CONDITION } } }
                        """.replace("RESTART", restart).replace("CONDITION", condition)))
                .contains("[services.run]\ntype = \"" + type + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    always       | none                        | no         | job
                    "no"         | any                         | always     | worker
                    on-failure:3 | any                         | always     | worker
                    always       | on-failure, max_attempts: 2 | on-failure:2 | worker
                    """)
    void the_restart_policy_of_deploy_holds_over_restart(String restart, String condition, String holds, String type) {
        ImportDirectory files = new ComposeDirectory(directory)
                .with("compose.yaml", """
                services:
                  web:
                    image: x
                    restart: RESTART
                    deploy: { restart_policy: { condition: CONDITION } }
                """.replace("RESTART", restart).replace("CONDITION", condition));

        assertThat(files.toml()).contains("type = \"" + type + "\"\n", "restart = \"" + holds + "\"\n");
        assertThat(files.notes())
                .containsExactly("compose.yaml:4:5: web.restart: differs from deploy.restart_policy, which holds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{ delay: 5s }", "{ condition: }"})
    void a_restart_policy_of_deploy_without_a_condition_is_any(String policy) {
        ImportDirectory files = new ComposeDirectory(directory).with("compose.yaml", """
                services:
                  web:
                    image: x
                    restart: on-failure:3
                    deploy: { restart_policy: POLICY }
                """.replace("POLICY", policy));

        assertThat(files.toml()).contains("restart = \"always\"\n");
        assertThat(files.notes())
                .contains(
                        "compose.yaml:5:15: web.deploy.restart_policy: states no condition, which is any; Compose alone,"
                                + " unlike a swarm, does not restart it then");
    }

    @Test
    void a_restart_policy_of_deploy_without_anything_says_nothing() {
        assertThat(written("restart: on-failure:3\ndeploy: { restart_policy: }"))
                .contains("restart = \"on-failure:3\"\n");
    }

    @Test
    void profiles_are_patterns() {
        assertThat(written("profiles: [debug, full]")).contains("patterns = [\"debug\", \"full\"]");
    }
}
