package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private @TempDir Path directory;
    private StateOfShop shop;

    @BeforeEach
    void aShop() {
        shop = new StateOfShop(directory);
    }

    private List<String> told(String before, String after, String requires) throws IOException {
        String file = """
                [services.db]
                type = "database"
                version = "0.0.0"
                %s
                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.requires = [%s]
                """;
        return shop.told(file.formatted(before, requires), file.formatted(after, requires));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volumes.d = { mount = \"/d\", type = \"persistent\" }",
                "env.A = \"1\"",
                "health.liveness = { exec = [\"x\"] }",
                "container.command = [\"x\"]",
                "container.user = \"1\"",
                "container.pid = \"host\"",
                "container.digest = \"sha256:0123456789012345678901234567890123456789012345678901234567890123\"",
                "deploy.strategy.type = \"recreate\"",
                "secrets.s = { provider = \"vault\" }",
            })
    void who_depends_on_a_service_may_see_what_it_runs_as(String value) throws IOException {
        assertThat(told(value, "", "\"db\"")).isNotEmpty().allMatch(change -> change.endsWith(" reaches shop[cart]"));
        assertThat(told("", value, "\"db\"")).isNotEmpty().allMatch(change -> change.endsWith(" reaches shop[cart]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "description = \"x\"",
                "owner = \"a\"",
                "tags = [\"x\"]",
                "labels.a = \"b\"",
                "metadata.min_memory_mb = 1"
            })
    void who_depends_on_a_service_does_not_see_what_is_said_about_it(String value) throws IOException {
        assertThat(told("", value, "\"db\"")).isNotEmpty().noneMatch(change -> change.contains(" reaches "));
    }

    @Test
    void who_waits_until_a_service_is_healthy_fails_with_its_last_health_check() throws IOException {
        String both = "health.liveness = { exec = [\"x\"] }\nhealth.readiness = { exec = [\"x\"] }";
        String one = "health.liveness = { exec = [\"x\"] }";
        String waiting = "{ service = \"db\", condition = \"healthy\" }";

        assertThat(told(one, "", waiting)).singleElement().asString().endsWith(" breaks shop[cart]");
        assertThat(told(both, one, waiting)).singleElement().asString().endsWith(" reaches shop[cart]");
        assertThat(told(one, "", "\"db\"")).singleElement().asString().endsWith(" reaches shop[cart]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deploy.replicas = 2 | deploy.replicas = 0 | breaking replicas-changed db deploy.replicas: 2 > 0 breaks shop[cart]",
                "'' | deploy.replicas = 0 | breaking replicas-changed db deploy.replicas: none > 0 breaks shop[cart]",
                "deploy.replicas = 2 | deploy.replicas = 1 | safe replicas-changed db deploy.replicas: 2 > 1 reaches shop[cart]",
                "deploy.replicas = 0 | deploy.replicas = 2 | safe replicas-changed db deploy.replicas: 0 > 2 reaches shop[cart]",
            })
    void who_depends_on_a_service_fails_when_none_of_it_runs(String before, String after, String told)
            throws IOException {
        assertThat(told(before, after, "\"db\"")).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ min = 3, max = 9 } | { min = 1, max = 9 } | breaking 3 > 1",
                "{ min = 3, max = 9 } | | breaking 3 > none",
                "{ min = 3, max = 9 } | { min = 4, max = 9 } | safe 3 > 4",
                "{ min = 2, max = 9 } | { min = 1, max = 9 } | safe 2 > 1",
                "{ min = 1, max = 9 } | { min = 0, max = 9 } | safe 1 > 0",
            })
    void what_autoscaling_keeps_to_is_what_runs(String before, String after, String expected) throws IOException {
        String level = expected.substring(0, expected.indexOf(' '));
        String numbers = expected.substring(expected.indexOf(' ') + 1);

        assertThat(told(autoscaled(before), autoscaled(after), "\"db\""))
                .contains(level + " replicas-changed db deploy.replicas: " + numbers + " reaches shop[cart]")
                .noneMatch(change -> change.contains("deploy.autoscaling.min"));
    }

    private static String autoscaled(String autoscaling) {
        return "criticality = \"critical\"" + (autoscaling == null ? "" : "\ndeploy.autoscaling = " + autoscaling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy.autoscaling = { min = 3, max = 9 }",
                "deploy.replicas = 1\ndeploy.autoscaling = { min = 3, max = 9 }",
                "deploy.kind = \"daemonset\"",
            })
    void another_way_to_run_as_many_takes_nothing_away(String after) throws IOException {
        assertThat(told(
                        "criticality = \"critical\"\ndeploy.replicas = 3",
                        "criticality = \"critical\"\n" + after,
                        "\"db\""))
                .noneMatch(change -> change.contains("replicas-changed"));
    }
}
