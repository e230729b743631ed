package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsOfChangesTest {

    private @TempDir Path directory;
    private StateOfShop shop;

    @BeforeEach
    void aShop() {
        shop = new StateOfShop(directory);
    }

    private List<String> told(String before, String after, String project) throws IOException {
        String service = "[services.ledger]\ntype = \"api\"\n%s\n";
        return shop.between(
                Map.of("services/catalog.toml", service.formatted(before), "projects/shop/services.toml", project),
                Map.of("services/catalog.toml", service.formatted(after), "projects/shop/services.toml", project));
    }

    private static String consumer(String text) {
        return """
                [uses]
                services = ["ledger"]
                [services.cart]
                type = "api"
                version = "1.0.0"
                """ + text;
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, 1.0.0, true", "1.0.0, 1.1.0, true", "1.0.0, 2.0.0, false", "0.0.0, 0.0.0, false"})
    void what_breaks_only_who_names_it_comes_with_a_major_version_too(String was, String is, boolean isMissing)
            throws IOException {
        assertThat(told(
                        "version = \"" + was + "\"\ndependencies.provides = [\"led@2.1\"]",
                        "version = \"" + is + "\"\ndependencies.provides = [\"led@2.3\"]",
                        consumer("dependencies.consumes = [\"led@2.1\"]")))
                .anyMatch(change -> change.startsWith("breaking contract-removed"))
                .matches(changes ->
                        isMissing == changes.stream().anyMatch(change -> change.contains("major-version-missing")));
        assertThat(told(
                        "version = \"" + was + "\"\naliases = [\"old\"]",
                        "version = \"" + is + "\"",
                        consumer("dependencies.calls = [\"old\"]")))
                .anyMatch(change -> change.startsWith("breaking alias-removed"))
                .matches(changes ->
                        isMissing == changes.stream().anyMatch(change -> change.contains("major-version-missing")));
    }

    @Test
    void what_breaks_nobody_comes_with_any_version() throws IOException {
        assertThat(told(
                        "version = \"1.0.0\"\ndependencies.provides = [\"led@2.1\"]",
                        "version = \"1.1.0\"\ndependencies.provides = [\"led@2.3\"]",
                        consumer("dependencies.consumes = [\"led@2\"]")))
                .noneMatch(change -> change.contains("major-version-missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[services.ledger]\ndescription = \"x\"",
                "[services.ledger]\nenv.B = \"2\"",
                "[services.ledger]"
            })
    void the_version_concerns_whoever_does_not_state_another_one(String override) throws IOException {
        assertThat(told(
                        "version = \"1.4.0\"\nports.main.port = 8080",
                        "version = \"1.4.0\"\nports.main.port = 9090",
                        consumer("dependencies.requires = [\"ledger\"]\n" + override)))
                .contains(
                        "breaking major-version-missing ledger version: 1.4.0 > 1.4.0 reaches shop[cart, ledger]",
                        "risky version-unchanged ledger version: 1.4.0 > 1.4.0 reaches shop[cart, ledger]");
    }

    @Test
    void a_version_that_a_project_states_itself_is_not_the_catalogues() throws IOException {
        assertThat(told(
                        "version = \"1.4.0\"\nports.main.port = 8080",
                        "version = \"1.4.0\"\nports.main.port = 9090",
                        consumer("dependencies.requires = [\"ledger\"]\n[services.ledger]\nversion = \"3.0.0\"")))
                .anyMatch(change -> change.startsWith("breaking major-version-missing ledger version: 1.4.0 > 1.4.0"))
                .noneMatch(change -> change.contains("version: 1.4.0 > 1.4.0 reaches"));
    }
}
