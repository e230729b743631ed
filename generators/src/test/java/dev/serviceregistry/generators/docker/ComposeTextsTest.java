package dev.serviceregistry.generators.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a variable in a Compose file, and which ones whoever starts the project has to give. */
class ComposeTextsTest {

    @TempDir
    private Path root;

    private String compose(String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new DockerGenerator())
                .files()
                .get("default/shop/compose.yaml");
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.0.0\"\ncontainer.image = \"x\"\n" + more;
    }

    @Test
    void a_dollar_before_braces_that_hold_no_variable_is_a_dollar() throws IOException {
        assertThat(compose(service("api", """
                [services.api.env]
                A = "${var.x}"
                B = "${UNCLOSED"
                C = "${VAR!}"
                D = "${A:-${B}"
                E = "${A:=x} ${A:} ${A }"
                F = "${GOOD}${var.x}$${A}"
                G = "${A:-${var.x}}"
                """)))
                .contains(
                        "A: \"$${var.x}\"",
                        "B: \"$${UNCLOSED\"",
                        "C: \"$${VAR!}\"",
                        "D: \"$${A:-${B}\"",
                        "E: \"$${A:=x} $${A:} $${A }\"",
                        "F: \"${GOOD}$${var.x}$${A}\"",
                        "G: \"${A:-$${var.x}}\"");
    }

    @Test
    void a_default_may_hold_braces_and_variables() throws IOException {
        assertThat(compose(service("api", """
                env.NESTED = "${VAR:-a${OTHER:-b}c}"
                env.BRACES = "x${VAR:-{a}}"
                labels.rule = "${VAR:-a${OTHER}}$"
                container.command = ["${VAR:-${OTHER}}", "${HOME:-${OTHER}}"]
                """)))
                .contains("NESTED: \"${VAR:-a${OTHER:-b}c}\"", "BRACES: \"x${VAR:-{a}}\"")
                .contains("rule: \"${VAR:-a${OTHER}}$$\"")
                .contains("- \"${VAR:-${OTHER}}\"", "- \"$${HOME:-$${OTHER}}\"");
    }

    @Test
    void each_property_and_each_key_of_a_secret_is_a_variable_of_its_own() throws IOException {
        String settings = """
                properties.pw = { type = "string", required = true }
                env.PW = { from_property = "pw" }
                """;
        assertThat(compose(service("a", settings + """
                env.X = { from_secret = "a-b", key = "c" }
                env.Y = { from_secret = "a", key = "b-c" }
                env.Z = "${A_PW}"
                secrets.a-b = { provider = "vault", keys = ["c"] }
                secrets.a = { provider = "vault", keys = ["b-c"] }
                """) + service("b", settings)))
                .contains("X: \"${A_B_C:?}\"", "\"Y\": \"${A_B_C_2:?}\"", "Z: \"${A_PW}\"")
                .contains("PW: \"${A_PW_2:?}\"", "PW: \"${B_PW:?}\"");
    }

    @Test
    void a_secret_without_a_key_is_asked_for_by_the_name_of_the_variable() throws IOException {
        assertThat(compose(service("a", """
                env.USER = { from_secret = "db" }
                env.PASSWORD = { from_secret = "db" }
                secrets.db = { provider = "vault" }
                """))).contains("USER: \"${DB_USER:?}\"", "PASSWORD: \"${DB_PASSWORD:?}\"");
    }
}
