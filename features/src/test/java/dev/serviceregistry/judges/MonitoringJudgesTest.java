package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.generators.promql.PromqlQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, their tests, routes and dashboards as promtool, amtool and the types of the operator see them. */
@Tag("oracles")
class MonitoringJudgesTest {

    private static final Path CATALOG = Path.of("..", "catalog");

    @TempDir
    private Path directory;

    @Test
    void prometheus_and_alertmanager_accept_what_the_catalogue_becomes() throws Exception {
        MonitoringOutput output = MonitoringOutput.of(CATALOG, directory.resolve("generated"));

        assertThat(output.files("prometheus", "/rules.yaml")).hasSize(8);
        assertThat(problems(output)).isEmpty();
    }

    @Test
    void every_object_is_of_the_operator_and_has_its_fields() throws Exception {
        List<Object> objects =
                MonitoringOutput.of(CATALOG, directory.resolve("generated")).objects();

        assertThat(objects).hasSizeGreaterThan(50);
        assertThat(byTypes(objects)).isEmpty();
    }

    @Test
    void hostile_names_and_values_break_no_file() throws Exception {
        Path root = directory.resolve("hostile");
        write(root.resolve("services/catalog.toml"), """
                [catalog]
                name = "central"
                [teams."we.ird"]
                slack = '#a"{{ .X }}'
                email = "x@example.org"
                """);
        write(root.resolve("projects/h.x/services.toml"), """
                [project]
                name = "h.x"
                owner = "we.ird"
                [services.api]
                type = "api"
                version = "1.0.0"
                port = 80
                display_name = '${x} "{{ y }}" %{ no'
                metadata = { runbook = "docs/{{ broken" }
                [services.api.slo."av\\"{{ail\\nx"]
                objective = "99.9%"
                indicator = { good = 'sum(rate(a{code!~"5.."}[5m])) # note', total = 'sum(rate(a[5m]))' }
                [services.api.slo.gauge]
                objective = "90%"
                window = "7d"
                indicator = { good = 'avg(up{x=~"a|b"})', total = 'max_over_time(up[1h:1m])' }
                [services.api.slo.availability]
                objective = "100%"
                [services.api.slo.broken]
                objective = "99%"
                indicator = { good = 'sum(', total = '"' }
                """);
        write(root.resolve("projects/h.x/monitoring.toml"), """
                [monitoring]
                scrape_interval = "1.5s"
                [monitoring.routes]
                "cri\\"t|.ical" = { slack = "#x", page = "@gone" }
                [monitoring.alerts.A]
                expr = "up =="
                [monitoring.alerts."no\\n{{"]
                expr = 'up{job="a"} == 0 # hidden'
                summary = "{{ $labels.x }} and {{ $value | printf \\"%.2f\\" }}"
                description = "{{ range query \\"up\\" }}x"
                [monitoring.alerts.ServiceNotHealthy]
                expr = 'vector(1)'
                """);
        write(root.resolve("projects/empty/services.toml"), "[project]\nname = \"empty\"\n");
        MonitoringOutput output = MonitoringOutput.of(root, directory.resolve("generated"));

        assertThat(problems(output)).isEmpty();
        assertThat(byTypes(output.objects())).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void what_real_systems_become_is_accepted_too() throws Exception {
        List<String> problems = new ArrayList<>();
        List<Object> objects = new ArrayList<>();
        for (Map.Entry<String, Path> system :
                GeneratedOutput.realSystems(directory).entrySet()) {
            MonitoringOutput output =
                    MonitoringOutput.of(system.getValue(), directory.resolve("of-" + system.getKey()));
            problems(output).forEach(problem -> problems.add(system.getKey() + " " + problem));
            objects.addAll(output.objects());
        }
        assertThat(problems).isEmpty();
        assertThat(byTypes(objects)).isEmpty();
    }

    @Test
    void a_limit_that_is_moved_fails_a_test() throws Exception {
        MonitoringOutput output = MonitoringOutput.of(oneService(), directory.resolve("generated"));
        Path rules = output.files("prometheus", "shop/rules.yaml").get(0);
        String written = Files.readString(rules);
        Map<String, String> moved = Map.of(
                "< 0.95", "< 0.949",
                "< 99.9'", "< 99.89'",
                "(14.4 *", "(14.5 *",
                "> (1 *", "> (0.99 *",
                "\n          and\n", "\n          or\n",
                "for: \"5m\"", "for: \"6m\"");
        for (Map.Entry<String, String> limit : moved.entrySet()) {
            write(rules, written.replaceFirst(Pattern.quote(limit.getKey()), limit.getValue()));
            assertThat(rules).as(limit.getKey()).content().isNotEqualTo(written);
            assertThat(run(rules.getParent(), "promtool", "test", "rules", "rules_test.yaml"))
                    .as(limit.getKey())
                    .contains("FAILED");
        }
    }

    @Test
    void a_test_that_expects_another_alert_fails() throws Exception {
        MonitoringOutput output = MonitoringOutput.of(oneService(), directory.resolve("generated"));
        Path tests = output.files("prometheus", "shop/rules_test.yaml").get(0);
        String written = Files.readString(tests);
        write(tests, written.replace("severity: high", "severity: low"));

        assertThat(tests).content().isNotEqualTo(written);

        assertThat(run(tests.getParent(), "promtool", "test", "rules", "rules_test.yaml"))
                .contains("FAILED");
    }

    @Test
    void the_judges_see_broken_files() throws Exception {
        write(directory.resolve("rules.yaml"), "groups: [{ name: x, rules: [{ alert: y, expr: 'up ==' }] }]\n");
        write(directory.resolve("alertmanager.yaml"), "route: { receiver: x }\nreceivers: [{ name: y }]\n");

        assertThat(run(directory, "promtool", "check", "rules", "rules.yaml")).contains("FAILED");
        assertThat(run(directory, "amtool", "check-config", "alertmanager.yaml"))
                .contains("FAILED");
        assertThat(byTypes(List.of(Map.of(
                        "apiVersion",
                        "monitoring.coreos.com/v1",
                        "kind",
                        "ServiceMonitor",
                        "metadata",
                        Map.of("name", "x"),
                        "spec",
                        Map.of(
                                "selector",
                                Map.of(),
                                "endpoints",
                                List.of(Map.of("port", "a", "interval", "5x", "every", "5s")))))))
                .contains("interval must match pattern", "'\"every\"' does not exist in type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(x{code!~\"5..\"}[5m])) by (job) / ignoring (code) group_left sum by (job) (rate(x[5m]))",
                "1 > 0",
                "1 > bool 0",
                "-1 ^ 2",
                "x offset -1d @ 1700000000.5",
                "(x) offset 5m",
                "(x)[30m:]",
                "x[5m][5m]",
                "up and on (a) group_left () up",
                "1 + on (a) up",
                "{a=~\".*\"}",
                "up{__name__=\"down\"}",
                "sum(up,)",
                "sum by (a,) (up)",
                "up{a=\"b\",}",
                "up{a=\"\\q\"}",
                "up{a=~\"(?=x)\"}",
                "sum",
                "rate",
                "bool",
                "up[1m1h]",
                "up[1h1m]",
                "up[0s]",
                "x @ start()",
                "label_join(x, \"a\", \",\")",
                "hour()",
                "round(x, 1, 2)",
                "a:b{c='d'}",
                "5mm",
                "1x",
                "0x",
                "Inf + nan",
                "\"text\"",
                "x atan2 y",
                "topk(x)",
                "x == bool on (a) y",
                "+-x",
                "x ^ -y ^ z",
            })
    void promtool_and_the_reader_of_queries_agree(String query) throws Exception {
        Map<String, Object> rules = Map.of(
                "groups", List.of(Map.of("name", "x", "rules", List.of(Map.of("record", "a:b", "expr", query)))));
        new ObjectMapper().writeValue(directory.resolve("rules.yaml").toFile(), rules);
        boolean accepted =
                run(directory, "promtool", "check", "rules", "rules.yaml").contains("SUCCESS");

        assertThat(PromqlQuery.read(query).problem().isEmpty()).isEqualTo(accepted);
    }

    private Path oneService() throws IOException {
        Path root = directory.resolve("one");
        write(root.resolve("services/catalog.toml"), "[catalog]\nname = \"central\"\n");
        write(root.resolve("projects/shop/services.toml"), """
                [project]
                name = "shop"
                [services.api]
                type = "api"
                version = "1.0.0"
                port = 80
                sla = { uptime = "99.9%" }
                [services.api.slo.availability]
                objective = "99.9%"
                """);
        return root;
    }

    private List<String> problems(MonitoringOutput output) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        Set<String> tested = new HashSet<>();
        for (Path rules : output.files("prometheus", "/rules.yaml")) {
            Path folder = rules.getParent();
            judge(folder, problems, "promtool", "check", "rules", "rules.yaml");
            if (tested.add(withoutTarget(rules) + withoutTarget(folder.resolve("rules_test.yaml")))) {
                judge(folder, problems, "promtool", "test", "rules", "rules_test.yaml");
            }
            judge(folder, problems, "amtool", "check-config", "alertmanager.yaml");
        }
        Path queries = directory.resolve("queries.yaml");
        new ObjectMapper().writeValue(queries.toFile(), output.queries());
        judge(directory, problems, "promtool", "check", "rules", "queries.yaml");
        return problems;
    }

    /** What a file says but for its target and the dashboards there: tested once, it holds for every target alike. */
    private static String withoutTarget(Path file) throws IOException {
        String target = file.getParent().getParent().getFileName().toString();
        return Files.readString(file).replace(target, "").replaceAll("-[0-9a-f]{16}\\b", "");
    }

    private void judge(Path folder, List<String> problems, String... command) throws IOException, InterruptedException {
        String said = run(folder, command);
        if (!said.contains("SUCCESS") || said.contains("FAILED")) {
            problems.add(folder + ": " + said);
        }
    }

    private String run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = directory.resolve("said.txt");
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said);
    }

    private String byTypes(List<Object> objects) throws IOException, InterruptedException {
        Path input = directory.resolve("objects.json");
        new ObjectMapper().writeValue(input.toFile(), objects);
        Path said = directory.resolve("types.txt");
        new ProcessBuilder(
                        "node",
                        Path.of("src", "test", "oracles", "judge-prometheus.mjs")
                                .toAbsolutePath()
                                .toString(),
                        Path.of("target", "oracles").toAbsolutePath().toString())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said).strip();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
