package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that organisations have, each on what only its key tells: one service or project breaks it, another keeps it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesOnValuesTest {

    /** The services, or what else, by the rules that report them. */
    private final Map<String, Set<String>> reported = new LinkedHashMap<>();

    /**
     * A policy.
     *
     * @param name what it is about
     * @param when its conditions; what is reported is {@code $found}
     * @param bad what breaks it
     * @param good what keeps it
     */
    private record Policy(String name, String when, String bad, String good) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Policy value(String name, String constraints, String bad, String good) {
        return new Policy(name, "$found : ServiceValue( " + constraints + " )", bad, good);
    }

    private static List<Policy> onServices() {
        return List.of(
                value(
                        "a label of a set",
                        "key == \"labels.tier\", text not matches \"gold|silver\"",
                        "labels.tier = \"golden\"",
                        "labels.tier = \"gold\""),
                new Policy(
                        "a required label",
                        "$found : Service( $id : id ) not ServiceValue( service == $id, key == \"labels.team\" )",
                        "labels.other = \"a\"",
                        "labels.team = \"a\""),
                new Policy(
                        "a label that repeats the name",
                        "$found : ServiceValue( key == \"labels.\\\"app.kubernetes.io/name\\\"\", $id : service, $text :"
                                + " text ) Service( id == $id, name != $text )",
                        "labels.\"app.kubernetes.io/name\" = \"else\"",
                        "labels.\"app.kubernetes.io/name\" = \"good-2\""),
                value("debugging", "key == \"env.DEBUG\", text == \"true\"", "env.DEBUG = true", "env.DEBUG = false"),
                value(
                        "names of variables",
                        "key matches \"env\\\\..*[a-z].*\"",
                        "env.logLevel = \"info\"",
                        "env.LOG_LEVEL = \"info\""),
                new Policy(
                        "autoscaling of what is critical",
                        "$found : ServiceValue( key == \"criticality\", text == \"high\", $id : service ) not"
                                + " ServiceValue( service == $id, key == \"deploy.autoscaling.min\", number >= 2 )",
                        "criticality = \"high\"\ndeploy.autoscaling = { min = 1, max = 3 }",
                        "criticality = \"high\"\ndeploy.autoscaling = { min = 2, max = 3 }"),
                new Policy(
                        "the spread of autoscaling",
                        "ServiceValue( key == \"deploy.autoscaling.min\", $id : service, $min : number ) $found :"
                                + " ServiceValue( service == $id, key == \"deploy.autoscaling.max\", number > $min * 4 )",
                        "deploy.autoscaling = { min = 2, max = 9 }",
                        "deploy.autoscaling = { min = 2, max = 8 }"),
                value(
                        "schedules at night",
                        "key == \"deploy.schedule\", text not matches \"[0-9]+ [0-5] .*\"",
                        "deploy = { kind = \"cronjob\", schedule = \"0 12 * * *\" }",
                        "deploy = { kind = \"cronjob\", schedule = \"0 3 * * *\" }"),
                new Policy(
                        "reviews within 90 days",
                        "Today( $now : number ) $found : ServiceValue( key == \"metadata.x_reviewed\", number < $now -"
                                + " 90 )",
                        "metadata.x_reviewed = 2026-08-24",
                        "metadata.x_reviewed = 2026-08-25"),
                value(
                        "sunsets not before a day",
                        "key == \"deprecation.sunset\", text < \"2027-01-01\"",
                        "deprecation.sunset = 2026-12-31",
                        "deprecation.sunset = \"2027-01-01\""),
                value(
                        "images that are always pulled",
                        "key == \"container.pull_policy\", text == \"Always\"",
                        "container.pull_policy = \"Always\"",
                        "container.pull_policy = \"IfNotPresent\""),
                value(
                        "the path of a probe",
                        "key == \"health.readiness.http_get.path\", text != \"/ready\"",
                        "health.readiness.http_get = { path = \"/\", port = 80 }",
                        "health.readiness.http_get = { path = \"/ready\", port = 80 }"),
                value(
                        "the period of a probe",
                        "key == \"health.liveness.period\", number > 30",
                        "health.liveness = { exec = [\"/up\"], period = \"1m\" }",
                        "health.liveness = { exec = [\"/up\"], period = \"30s\" }"),
                value(
                        "a key of one's own",
                        "key == \"x_cost_center\", text not matches \"CC-[0-9]{4}\"",
                        "x_cost_center = \"CC-12\"",
                        "x_cost_center = \"CC-1234\""),
                value(
                        "time to end",
                        "key == \"deploy.termination_grace\", number > 60",
                        "deploy.termination_grace = \"1m1s\"",
                        "deploy.termination_grace = \"1m\""),
                value(
                        "how it is replaced",
                        "key == \"deploy.strategy.type\", text == \"recreate\"",
                        "deploy.strategy.type = \"recreate\"",
                        "deploy.strategy.type = \"rolling\""),
                value(
                        "nodes",
                        "key == \"deploy.node_selector.zone\", text == \"dmz\"",
                        "deploy.node_selector = { zone = [\"a\", \"dmz\"] }",
                        "deploy.node_selector = { zone = \"a\" }"),
                value(
                        "the port of an ingress",
                        "key == \"network.ingress.port\", number < 1024",
                        "network.ingress = [{ host = \"a.example\", port = 80 }]",
                        "network.ingress = [{ host = \"b.example\", port = 8080 }]"),
                value(
                        "where its source is",
                        "key == \"metadata.repository\", !text.startsWith( \"https://github.com/acme/\" )",
                        "metadata.repository = \"https://github.com/other/a\"",
                        "metadata.repository = \"https://github.com/acme/a\""),
                value(
                        "addresses of links",
                        "key == \"metadata.links.url\", !text.startsWith( \"https:\" )",
                        "metadata.links = [{ url = \"https://a.example\" }, { url = \"http://b.example\" }]",
                        "metadata.links = [{ url = \"https://a.example\" }]"),
                value(
                        "the form of tags",
                        "key == \"tags\", text not matches \"[a-z-]+\"",
                        "tags = [\"fine\", \"Not\"]",
                        "tags = [\"fine\"]"),
                value(
                        "options of commands",
                        "key == \"container.command\", text.startsWith( \"-Xmx\" )",
                        "container.command = [\"java\", \"-Xmx1g\"]",
                        "container.command = [\"java\"]"),
                value(
                        "sizes",
                        "key == \"volumes.data.size\", number > 10737418240.0",
                        "volumes.data = { mount = \"/data\", size = \"10.5Gi\" }",
                        "volumes.data = { mount = \"/data\", size = \"10Gi\" }"),
                value(
                        "objectives",
                        "key matches \"slo\\\\..*\\\\.objective\", number < 99.5",
                        "slo.latency = { objective = \"99.4%\" }",
                        "slo.latency = { objective = \"99.5%\" }"),
                value(
                        "platforms",
                        "key == \"container.platform\", text != \"linux/amd64\"",
                        "container.platform = \"linux/arm64\"",
                        "container.platform = \"linux/amd64\""),
                value(
                        "providers of secrets",
                        "key matches \"secrets\\\\..*\\\\.provider\", text != \"vault\"",
                        "secrets.db = { provider = \"file\", path = \"a\" }",
                        "secrets.db = { provider = \"vault\", path = \"a\" }"),
                value(
                        "what is left to a default",
                        "key == \"deploy.replicas\", !written",
                        "tags = []",
                        "deploy.replicas = 1"),
                new Policy(
                        "variables of what is owned by a team",
                        "$found : ServiceValue( owner == \"platform\", key == \"env.REGION\" )",
                        "owner = \"@platform\"\nenv.REGION = \"eu\"",
                        "owner = \"other\"\nenv.REGION = \"eu\""));
    }

    private static List<Policy> onProjects() {
        return List.of(
                new Policy(
                        "the environments of a project",
                        "$found : Project( $name : name ) not ProjectValue( project == $name, file == \"services\", key =="
                                + " \"project.environments\", text == \"staging\" )",
                        "services|project.environments = [\"production\"]",
                        "services|project.environments = [\"staging\", \"production\"]"),
                new Policy(
                        "a route for alerts",
                        "$found : Project( $name : name ) not ProjectValue( project == $name, key matches"
                                + " \"monitoring\\\\.routes\\\\..*\" )",
                        "monitoring|monitoring.scrape_interval = \"30s\"",
                        "monitoring|monitoring.routes.critical = { slack = \"#alerts\" }"),
                new Policy(
                        "who approves what goes to production",
                        "$found : Project( $name : name ) not ProjectValue( project == $name, key =="
                                + " \"deployment.target.production.approvals\", text == \"@security\" )",
                        "deployment|deployment.target.production = { approvals = [\"@platform\"] }",
                        "deployment|deployment.target.production = { approvals = [\"@platform\", \"@security\"] }"),
                new Policy(
                        "what is rolled out by itself",
                        "$found : ProjectValue( key == \"deployment.auto_sync\", text == \"true\" )",
                        "deployment|deployment.auto_sync = true",
                        "deployment|deployment.auto_sync = false"),
                new Policy(
                        "how often is measured",
                        "$found : ProjectValue( file == \"monitoring\", key == \"monitoring.scrape_interval\", number >"
                                + " 60 )",
                        "monitoring|monitoring.scrape_interval = \"2m\"",
                        "monitoring|monitoring.scrape_interval = \"1m\""),
                new Policy(
                        "a key of a project's own",
                        "$found : ProjectValue( key == \"project.x_budget\", number > 1000 )",
                        "services|project.x_budget = 1001",
                        "services|project.x_budget = 1000"));
    }

    @BeforeAll
    void allAreJudgedTogether(@TempDir Path root) throws IOException {
        StringBuilder rules =
                new StringBuilder("package policies\nimport dev.serviceregistry.facts.*\nglobal Report report\n");
        StringBuilder services = new StringBuilder();
        List<Policy> onServices = onServices();
        for (int i = 0; i < onServices.size(); i++) {
            rules.append(rule("SVC-" + (100 + i), onServices.get(i)));
            services.append(service("bad-" + i, onServices.get(i).bad()));
            services.append(service("good-" + i, onServices.get(i).good()));
        }
        List<Policy> onProjects = onProjects();
        for (int i = 0; i < onProjects.size(); i++) {
            rules.append(rule("PRJ-" + (100 + i), onProjects.get(i)));
            project(root, "bad-" + i, onProjects.get(i).bad());
            project(root, "good-" + i, onProjects.get(i).good());
        }
        rules.append(rule(
                "SUM-001",
                new Policy(
                        "memory of a team",
                        "$found : Team( $name : name ) accumulate( ServiceValue( owner == $name, key =="
                                + " \"metadata.max_memory_mb\", $mb : number ); $sum : sum( $mb ); $sum > 1000 )",
                        "",
                        "")));
        Repositories.write(root, "policies/rules/all.drl", rules.toString());
        Repositories.write(
                root,
                "services/catalog.toml",
                "[teams.large]\n[teams.small]\n[services.db]\ntype = \"database\"\nversion = \"1.0.0\"\n"
                        + "owner = \"@large\"\nmetadata.max_memory_mb = 501\n");
        Repositories.write(
                root,
                "projects/teams/services.toml",
                "[project]\nowner = \"large\"\n" + service("a", "metadata.max_memory_mb = 500")
                        + service("b", "owner = \"small\"\nmetadata.max_memory_mb = 1000"));
        Repositories.write(root, "projects/shop/services.toml", services.toString());
        Run run = Run.in(root, "validate", "-f", "json", "--fail-on", "none");
        assertThat(run.code()).as(run.err()).isZero();
        for (JsonNode finding : new ObjectMapper().readTree(run.out()).path("findings")) {
            JsonNode subject = finding.path("subject");
            String service = subject.path("service").asText();
            reported.computeIfAbsent(finding.path("rule").asText(), unseen -> new TreeSet<>())
                    .add(subject.path("project").asText()
                            + (service.isEmpty() ? "/" + subject.path("element").asText() : "/" + service));
        }
        assertThat(reported).doesNotContainKey("SCH-001").doesNotContainKey("SCH-003");
    }

    private static String service(String id, String values) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.0.0\"\n" + values + "\n";
    }

    private static void project(Path root, String name, String text) throws IOException {
        String file = text.substring(0, text.indexOf('|'));
        String path = "projects/" + name + "/";
        Repositories.write(root, path + "services.toml", service("a", ""));
        Repositories.write(
                root,
                path + file + ".toml",
                text.substring(text.indexOf('|') + 1) + "\n" + (file.equals("services") ? service("a", "") : ""));
    }

    private static String rule(String id, Policy policy) {
        return """

                rule "On %s"
                    @id("%s")
                    @severity("warning")
                    @rationale("It is ours.")
                    @remediation("Mend it.")
                when
                    %s
                then
                    report.violation( $found, "breaks it" );
                end
                """.formatted(policy.name(), id, policy.when());
    }

    private Set<String> reported(String rule) {
        return reported.getOrDefault(rule, Set.of());
    }

    @ParameterizedTest
    @MethodSource("onServices")
    void a_service_that_breaks_a_policy_is_reported_and_one_that_keeps_it_is_not(Policy policy) {
        int place = onServices().indexOf(policy);

        assertThat(reported("SVC-" + (100 + place)))
                .contains("shop/bad-" + place)
                .doesNotContain("shop/good-" + place);
    }

    @ParameterizedTest
    @MethodSource("onProjects")
    void a_project_that_breaks_a_policy_is_reported_and_one_that_keeps_it_is_not(Policy policy) {
        int place = onProjects().indexOf(policy);

        assertThat(reported("PRJ-" + (100 + place)))
                .anyMatch(subject -> subject.startsWith("bad-" + place + "/"))
                .noneMatch(subject -> subject.startsWith("good-" + place + "/"));
    }

    @Test
    void what_a_team_owns_is_summed_up_wherever_it_is() {
        assertThat(reported("SUM-001")).containsExactly("/teams.large");
    }
}
