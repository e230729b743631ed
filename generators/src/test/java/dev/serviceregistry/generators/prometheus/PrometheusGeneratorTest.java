package dev.serviceregistry.generators.prometheus;

import static dev.serviceregistry.generators.Catalogue.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusGeneratorTest {

    @TempDir
    private Path root;

    private Catalogue catalogue;

    @BeforeEach
    void aCatalogue() throws IOException {
        catalogue = new Catalogue(root).with("services/catalog.toml", """
                [catalog]
                name = "central"
                [teams.shop]
                slack = "#shop"
                escalation = ["@ops"]
                [teams.ops]
                slack = "#ops"
                email = "ops@example.org"
                """);
    }

    private GeneratedFiles generate(String services) throws IOException {
        return catalogue
                .with("projects/shop/services.toml", "[project]\nname = \"shop\"\nowner = \"shop\"\n" + services)
                .generate(new PrometheusGenerator());
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.2.3\"\n" + more;
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    @Test
    void a_service_is_asked_for_metrics_at_the_port_that_its_service_object_has() throws IOException {
        catalogue.with("projects/shop/monitoring.toml", "[monitoring]\nscrape_interval = \"5s\"\n");
        GeneratedFiles files = generate(service(
                "api", "ports = { main = { port = 80 }, metrics = { port = 9100, app_protocol = \"http\" } }\n"));

        assertThat(file(files, "servicemonitors/api.yaml")).contains("""
                spec:
                  namespaceSelector:
                    matchNames:
                      - shop
                  selector:
                    matchLabels:
                      app.kubernetes.io/instance: shop-api
                      app.kubernetes.io/name: api
                  endpoints:
                    - port: metrics
                      path: /metrics
                      interval: "5s"
                      scrapeTimeout: "5s"
                """);
    }

    @Test
    void a_database_and_a_port_of_another_language_are_not_asked() throws IOException {
        GeneratedFiles files = generate("""
                [services.db]
                type = "database"
                version = "1.0.0"
                port = 5432
                [services.feed]
                type = "api"
                version = "1.0.0"
                ports = { main = { port = 80, app_protocol = "grpc" }, admin = { port = 81, protocol = "UDP" } }
                [services.worker]
                type = "worker"
                version = "1.0.0"
                """);

        assertThat(files.files().keySet()).noneMatch(name -> name.contains("servicemonitors"));
    }

    @Test
    void the_threshold_of_an_agreement_is_that_of_the_tier_and_never_below_what_holds_for_all() throws IOException {
        GeneratedFiles files = generate(service("pay", "criticality = \"critical\"\n")
                + service("blog", "criticality = \"medium\"\n")
                + service("other", ""));

        assertThat(file(files, "rules.yaml"))
                .contains("sla_compliance_percentage{service=\"shop/pay\"} < 99.99'")
                .contains("sla_compliance_percentage{service=\"shop/blog\"} < 99.9'")
                .contains("sla_compliance_percentage{service=\"shop/other\"} < 99.9'");
    }

    @Test
    void an_alert_says_who_answers_for_it_and_what_to_do() throws IOException {
        GeneratedFiles files = generate(service("pay", "metadata = { runbook = \"docs/{{pay}}.md\" }\n"));

        assertThat(file(files, "rules.yaml")).contains("""
                      - alert: ServiceNotHealthy
                        expr: 'service_health{service="shop/pay",status="down"} == 1'
                        for: "5m"
                        labels:
                          severity: critical
                          owner: shop
                          project: shop
                          target: default
                          service: shop/pay
                        annotations:
                          summary: shop/pay is down
                          description: "Its endpoint {{ $labels.endpoint }} has been down for 5 minutes."
                          owner: shop
                          runbook_url: 'docs/{{ "{{" }}pay}}.md'
                """);
    }

    @Test
    void a_job_is_not_missed_while_it_does_not_run() throws IOException {
        GeneratedFiles files = generate(service("import", "deploy = { kind = \"job\" }\n"));

        assertThat(file(files, "rules.yaml"))
                .doesNotContain("ServiceNotHealthy")
                .contains("alert: DeploymentFailed");
    }

    @Test
    void errors_are_counted_over_the_windows_of_the_workbook() throws IOException {
        GeneratedFiles files = generate(service("pay", """
                [services.pay.slo.availability]
                objective = "99.9%"
                window = "30d"
                indicator = { good = 'sum(rate(h{code!~"5.."}[5m]))', total = 'sum(rate(h[5m]))' }
                """));
        String rules = file(files, "rules.yaml");

        assertThat(rules)
                .contains("clamp_min(1 - (sum(sum(rate(h{code!~\"5..\"}[3d]))) or vector(0))"
                        + " / (sum(sum(rate(h[3d]))) > 0), 0)")
                .contains("""
                        expr: |-
                          slo:error_ratio:rate1h{service="shop/pay",slo="availability",target="default"} > (14.4 * 0.001)
                          and
                          slo:error_ratio:rate5m{service="shop/pay",slo="availability",target="default"} > (14.4 * 0.001)
                """)
                .contains("> (6 * 0.001)", "> (3 * 0.001)", "> (1 * 0.001)")
                .contains("alert: ErrorBudgetBurnDataMissing\n        expr: \"max(absent(h))\"");
        assertThat(file(files, "rules_test.yaml")).contains("series: 'h{code=\"500\"}'");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void an_alert_that_could_never_be_raised_is_not_written() throws IOException {
        GeneratedFiles files = generate(service("pay", """
                [services.pay.slo.availability]
                objective = "90%"
                window = "7d"
                """));

        assertThat(file(files, "rules.yaml")).doesNotContain("14.4 * 0.1").contains("6 * 0.1", "1 * 0.1");
    }

    @Test
    void a_test_expects_every_objective_that_reads_what_goes_wrong() throws IOException {
        GeneratedFiles files = generate(service(
                        "api",
                        objective("avail", "h_total{code!~'5..'}", "h_total")
                                + objective("fast", "h_bucket{le='0.3'}", "h_total")
                                + objective("other", "g_total{code!~'5..'}", "g_total")
                                + objective("inner", "h_total{code='500'}", "h_total{code='500'}"))
                + service("web", objective("errors", "h_total{code!='500'}", "h_total")));

        assertThat(expected(files, "avail of shop/api")).containsOnly("avail", "errors", "fast");
        assertThat(expected(files, "fast of shop/api")).containsOnly("fast");
        assertThat(expected(files, "errors of shop/web")).containsOnly("avail", "errors", "fast");
        assertThat(expected(files, "other of shop/api")).containsOnly("other");
    }

    @Test
    void nothing_is_tested_of_what_another_objective_counts_in_a_way_of_its_own() throws IOException {
        String own = """
                slo.own = { objective = "99%", indicator = { good = "max(rate(h_total[5m]))", total = "sum(rate(h_total[5m]))" } }
                """;
        GeneratedFiles files = generate(service("api", objective("avail", "h_total{code!~'5..'}", "h_total") + own));

        assertThat(file(files, "rules_test.yaml"))
                .doesNotContain("counted for avail")
                .contains("errors are at the limits");
    }

    private static String objective(String name, String good, String total) {
        return """
                slo.%s = { objective = "99%%", indicator = { good = "sum(rate(%s[5m]))", total = "sum(rate(%s[5m]))" } }
                """.formatted(name, good, total);
    }

    /** The objectives whose alerts the test of one expects. */
    private static List<String> expected(GeneratedFiles files, String objective) {
        String test = file(files, "rules_test.yaml")
                .split("everything that is counted for " + objective)[1]
                .split("\n  - name:")[0];
        return Pattern.compile("slo: (\\w+)")
                .matcher(test)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void what_cannot_be_measured_is_lost_with_the_reason() throws IOException {
        GeneratedFiles files = generate(service("pay", """
                [services.pay.slo.latency]
                objective = "99%"
                [services.pay.slo.broken]
                objective = "99%"
                indicator = { good = "rate(", total = "up" }
                [services.pay.slo.quick]
                objective = "99%"
                window = "30m"
                indicator = { good = "up", total = "up" }
                [services.pay.slo.any]
                objective = "0%"
                indicator = { good = "up", total = "up" }
                """));

        assertThat(losses(files))
                .containsExactly(
                        "slo.latency: it has no indicator, so nothing says how it is measured",
                        "slo.broken: its good is no query of Prometheus: the query ends too early",
                        "slo.quick: its window is shorter than 1h",
                        "slo.any: so much may go wrong that no window could show that it is too much");
    }

    @Test
    void an_alert_of_the_project_is_written_with_one_that_tells_when_it_is_blind() throws IOException {
        catalogue.with("projects/shop/monitoring.toml", """
                [monitoring.alerts.Backlog]
                expr = 'sum(lag{job="orders"}) > 5000'
                for = "90m"
                severity = "high"
                runbook = "docs/backlog.md"
                summary = "{{ $value }} orders wait"
                [monitoring.alerts.Broken]
                expr = "sum("
                [monitoring.alerts.Text]
                expr = '"text"'
                [monitoring.alerts.Looking]
                expr = "vector(1)"
                description = '{{ query "up" }}'
                """);
        GeneratedFiles files = generate(service("api", ""));

        assertThat(file(files, "rules.yaml"))
                .contains("alert: Backlog\n", "for: \"1h30m\"", "summary: \"{{ $value }} orders wait\"")
                .contains("alert: BacklogDataMissing\n        expr: 'max(absent(lag{job=\"orders\"}))'")
                .contains("runbook_url: docs/backlog.md")
                .contains("description: '{{ \"{{\" }} query \"up\" }}'")
                .doesNotContain("Broken", "LookingDataMissing", "alert: Text");
        assertThat(losses(files))
                .containsExactly(
                        "monitoring.alerts.Broken: its expr is no query of Prometheus: the query ends too early",
                        "monitoring.alerts.Text: its expr gives nothing that an alert can be raised for",
                        "monitoring.alerts.Looking.description: its template asks for more than the value and the labels,"
                                + " so it is written as plain text");
    }

    @Test
    void a_step_of_an_escalation_waits_until_it_is_its_turn() throws IOException {
        catalogue.with("projects/shop/monitoring.toml", """
                [monitoring.routes]
                high = { slack = "#shop-alerts", page = "@shop" }
                low = { slack = "#shop-alerts" }
                [monitoring.escalation]
                steps = [{ after = "0m", notify = "@shop" }, { after = "20m", notify = "@ops" }, { after = "1h", notify = "@gone" }]
                """);
        GeneratedFiles files = generate(service("api", ""));

        assertThat(file(files, "alertmanager.yaml"))
                .contains("""
                        - matchers:
                            - 'severity=~"high"'
                          receiver: shop/after 20m/@ops
                          group_by:
                            - "..."
                          group_wait: "20m"
                          continue: true
                """)
                .contains("slack_api_url_file: /etc/alertmanager/secrets/slack/url")
                .contains("- to: ops@example.org");
        assertThat(losses(files))
                .containsExactly(
                        "monitoring.escalation.steps.notify: neither a channel nor an address of this team is declared");
    }

    @Test
    void without_steps_the_team_s_own_escalation_holds() throws IOException {
        assertThat(file(generate(service("api", "")), "alertmanager.yaml"))
                .contains("receiver: shop/shop/after 15m/@ops")
                .contains("- 'severity=~\"critical\"'");
    }
}
