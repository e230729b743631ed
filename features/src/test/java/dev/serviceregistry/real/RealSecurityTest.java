package dev.serviceregistry.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serviceregistry.engine.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is insecure in systems that somebody runs is reported, all of it and nothing else. */
@EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
class RealSecurityTest {

    /** Secrets that are found beyond those that were known beforehand, each with the reason why it is right. */
    private static final Map<String, String> FURTHER = Map.of(
            "langfuse/redis container.command",
            "redis-server --requirepass, whose password is the default of a variable and is written as what it comes to",
            "langfuse/langfuse-web env:REDIS_AUTH",
            "the default of the variable that this password of Redis comes from",
            "langfuse/langfuse-worker env:REDIS_AUTH",
            "the default of the variable that this password of Redis comes from");

    private static final Map<String, String> DEFECTS = Map.of(
            "security.latest-tag", "SEC-003",
            "security.no-tag", "SEC-003",
            "security.privileged", "SEC-002",
            "security.host-network", "SEC-010",
            "security.plaintext-secret", "SEC-001",
            "security.docker-socket", "SEC-008",
            "schema.healthcheck-missing", "SEC-017");

    @TempDir
    private static Path root;

    private static List<RealSystem> systems = List.of();
    private static RealRepository repository;
    private static List<Finding> findings = List.of();

    @BeforeAll
    static void importEverySystemIntoOneRepository() throws IOException {
        systems = RealSystem.all();
        repository = RealRepository.of(systems, root);
        findings = repository.findings();
    }

    @ParameterizedTest
    @CsvSource({
        "SEC-002, privileged",
        "SEC-003, images_without_tag images_latest",
        "SEC-004, runs_as_root_explicit",
        "SEC-008, docker_socket",
        "SEC-010, host_network host_pid host_ipc",
        "SEC-013, no_new_privileges_missing",
        "SEC-014, missing_memory_limit",
        "SEC-015, missing_cpu_limit",
        "SEC-017, missing_healthcheck",
        "SEC-021, seccomp_unconfined"
    })
    void each_service_with_the_flaw_is_reported_and_no_other(String rule, String facts) {
        Set<String> known = known(facts, flaw -> id(flaw));

        assertThat(reported(rule, finding -> finding.subject().toString())).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "SEC-009, sensitive_host_dirs, 'mounts ([^,]+), .*'",
        "SEC-018, host_ports_bound_to_all_interfaces, '.* as (\\d+) on .*'",
        "SEC-019, privileged_host_ports_lt_1024, '.* as (\\d+), .*'"
    })
    void each_directory_and_port_is_reported_and_no_other(String rule, String fact, String message) {
        Set<String> known =
                known(fact, flaw -> id(flaw.get(0)) + " " + flaw.get(1).asText());

        assertThat(reported(
                        rule,
                        finding -> finding.subject() + " " + finding.message().replaceFirst("^" + message + "$", "$1")))
                .isEqualTo(known);
    }

    @Test
    void each_secret_in_plain_text_is_reported() {
        assertThat(reported("SEC-001", RealSecurityTest::place)).containsAll(variables("plaintext_secrets"));
    }

    @Test
    void each_default_secret_is_reported() {
        Set<String> reported = reported("SEC-028", RealSecurityTest::place);
        reported.addAll(reported("SEC-001", RealSecurityTest::place));

        assertThat(reported).containsAll(variables("default_secrets"));
    }

    @Test
    void every_further_secret_is_one() {
        Set<String> further = reported("SEC-001", RealSecurityTest::place);
        further.addAll(reported("SEC-028", RealSecurityTest::place));
        further.removeAll(variables("plaintext_secrets"));
        further.removeAll(variables("default_secrets"));

        assertThat(further).isEqualTo(FURTHER.keySet());
    }

    @Test
    void every_defect_gives_its_finding(@TempDir Path copies) throws IOException {
        Set<String> missed = new TreeSet<>();
        Map<String, Integer> tried = new TreeMap<>();
        int wereThere = 0;
        for (RealSystem system : systems) {
            List<Finding> before = repository.findings(system, toml -> {}, copies.resolve(system.name()));
            int number = 0;
            for (JsonNode mutation : system.mutations()) {
                String kind = mutation.get("expect").asText();
                String rule = DEFECTS.get(kind);
                if (rule == null) {
                    continue;
                }
                tried.merge(kind, 1, Integer::sum);
                String service = system.name() + "/" + id(mutation.get("service"));
                String place = mutation.get("op").asText().equals("set_env")
                        ? service + " env:" + mutation.get("key").asText()
                        : service;
                List<Finding> after = repository.findings(
                        system, toml -> change(toml, mutation), copies.resolve(system.name() + "-" + number++));
                if (!isReported(after, rule, place)) {
                    missed.add(mutation.toString());
                }
                wereThere += isReported(before, rule, place) ? 1 : 0;
            }
        }
        assertThat(missed).isEmpty();
        assertThat(tried).containsOnlyKeys(DEFECTS.keySet());
        assertThat(wereThere).as("defects that were there before").isZero();
    }

    private static boolean isReported(List<Finding> findings, String rule, String place) {
        return findings.stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .anyMatch(finding -> finding.subject().toString().equals(place)
                        || place(finding).equals(place));
    }

    private static void change(Map<String, Object> toml, JsonNode mutation) {
        Map<String, Object> service =
                RealRepository.table(RealRepository.table(toml, "services"), id(mutation.get("service")));
        Map<String, Object> container = RealRepository.table(service, "container");
        JsonNode value = mutation.path("value");
        switch (mutation.get("op").asText()) {
            case "set_version" -> {
                container.remove("tag");
                container.remove("digest"); // Which is that of the version before.
                if (!value.isNull()) {
                    container.put("tag", value.asText());
                }
            }
            case "set" ->
                container.put(mutation.get("field").asText(), value.isBoolean() ? value.asBoolean() : value.asText());
            case "set_env" ->
                RealRepository.table(service, "env").put(mutation.get("key").asText(), value.asText());
            case "add_volume" -> {
                Map<String, Object> volume = new LinkedHashMap<>();
                volume.put("mount", value.get("target").asText());
                volume.put("type", value.get("type").asText());
                volume.put("source", value.get("source").asText());
                RealRepository.table(service, "volumes").put("added", volume);
            }
            case "drop" -> service.remove("health");
            default -> throw new IllegalArgumentException("nobody knows how to do " + mutation);
        }
    }

    /** What is known of all systems, as {@code system/} and what is read from each entry of these lists. */
    private static Set<String> known(String facts, Function<JsonNode, String> read) {
        Set<String> known = new TreeSet<>();
        for (RealSystem system : systems) {
            for (String fact : facts.split(" ")) {
                repository.known(system, fact).forEach(flaw -> known.add(system.name() + "/" + read.apply(flaw)));
            }
        }
        return known;
    }

    private static Set<String> variables(String fact) {
        return known(fact, flaw -> id(flaw.get(0)) + " env:" + flaw.get(1).asText());
    }

    private static Set<String> reported(String rule, Function<Finding, String> read) {
        Set<String> reported = new TreeSet<>();
        for (Finding finding : findings) {
            boolean ofSystem = systems.stream()
                    .anyMatch(system -> system.name().equals(finding.subject().project()));
            if (ofSystem && finding.rule().id().equals(rule)) {
                reported.add(read.apply(finding));
            }
        }
        return reported;
    }

    private static String place(Finding finding) {
        return finding.subject() + " " + finding.subject().element();
    }

    private static String id(JsonNode name) {
        return RealSystem.id(name.asText());
    }
}
