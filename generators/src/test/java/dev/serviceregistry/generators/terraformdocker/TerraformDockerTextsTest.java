package dev.serviceregistry.generators.terraformdocker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values in modules: what is a variable of whoever applies one, and what stays as it is. */
class TerraformDockerTextsTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new TerraformDockerGenerator());
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.2.3\"\n" + more;
    }

    @Test
    void a_variable_with_several_defaults_has_each_in_its_place() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container.image = "a"
                env.A = "${NAME:-one}"
                env.B = "${NAME-two}"
                env.C = "x${NAME:+there}"
                """));

        assertThat(file(files, "service-api.tf"))
                .contains("\"A=${coalesce(var.name, \"one\")}\", "
                        + "\"B=${var.name == null ? \"two\" : var.name}\", "
                        + "\"C=x${coalesce(var.name, \"-\") == \"-\" ? \"\" : \"there\"}\"");
        assertThat(file(files, "variables.tf")).contains("""
                variable "name" {
                  description = "The variable NAME."
                  type        = string
                  default     = null
                }
                """);
    }

    @Test
    void each_item_of_a_secret_is_a_variable_of_its_own() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container.image = "a"
                secrets.tls = { provider = "vault", path = "kv/tls" }
                secrets.pw = { provider = "vault", path = "kv/pw" }
                [services.api.volumes]
                a = { mount = "/ca.crt", type = "secret", source = "tls", item = "ca.crt" }
                b = { mount = "/tls.key", type = "secret", source = "tls", item = "tls.key" }
                c = { mount = "/pw", type = "secret", source = "pw", item = "pw" }
                """));

        assertThat(Catalogue.losses(files)).isEmpty();
        assertThat(file(files, "service-api.tf"))
                .containsSubsequence(
                        "\"/ca.crt\"",
                        "var.tls_ca_crt",
                        "\"/tls.key\"",
                        "var.tls_tls_key",
                        "\"/pw\"",
                        "var.pw_content");
    }

    @Test
    void no_value_becomes_a_template() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container.image = "a"
                container.command = ["%{ if true }", "{{ x }}", "\\"${A}"]
                labels."a\\"b" = "%%{ c }"
                env.PERCENT = "%{ if true }x%{ endif }"
                env.DOLLAR = "$"
                env.BOTH = "$${X}"
                env.QUOTE = "a\\"b\\\\c"
                env.LINE = "a\\nb"
                """));

        assertThat(file(files, "service-api.tf"))
                .contains(
                        "command = [\"%%{ if true }\", \"{{ x }}\", \"\\\"${var.a}\"]",
                        "\"PERCENT=%%{ if true }x%%{ endif }\"",
                        "\"DOLLAR=$\"",
                        "\"BOTH=$${X}\"",
                        "\"QUOTE=a\\\"b\\\\c\"",
                        "\"LINE=a\\nb\"",
                        "value = \"%%%{ c }\"");
    }

    @Test
    void only_a_command_leaves_the_variables_of_the_container_to_its_shell() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a", user = "${UID}", restart = "${RESTART}", command = ["${UID}", "${DB}"] }
                env.DB = "db"
                labels.db = "${DB}"
                """));

        assertThat(file(files, "service-api.tf"))
                .contains("var.uid\n", "= var.restart\n", "command ", "[\"$${UID}\", \"$${DB}\"]", "value = var.db");
    }

    @Test
    void what_is_escaped_or_put_in_by_kubernetes_is_no_variable() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a", entrypoint = ["--dsn=$(URL)"], command = ["f=$(date); echo $${f} $$ ${X}"] }
                labels.rule = "Host(`$${SUB}.x`)"
                health.liveness.exec = ["test", "$(USER)", "$$(USER)"]
                [services.api.env]
                URL = "postgres://$(USER):$(PASSWORD)@db/$$x"
                MIXED = "${HOST}/$$(USER)/$$5"
                USER = "app"
                PASSWORD = { from_secret = "db", key = "password" }
                """));

        assertThat(files.losses()).isEmpty();
        assertThat(file(files, "service-api.tf").replaceAll(" +", " "))
                .contains(
                        "entrypoint = [\"--dsn=postgres://app:${var.db_password}@db/$x\"]",
                        "command = [\"f=$(date); echo $${f} $$ ${var.x}\"]",
                        "\"URL=postgres://app:${var.db_password}@db/$x\"",
                        "\"MIXED=${var.host}/app/$5\"",
                        "value = \"Host(`$${SUB}.x`)\"",
                        "test = [\"CMD\", \"test\", \"app\", \"$(USER)\"]");
    }

    @Test
    void ports_in_a_row_and_those_that_a_variable_tells_are_published() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a", network_mode = "bridge" }
                ports.relay = { port = 20, end_port = 22, published = 30 }
                ports.main = { port = 80, published = "${HTTP_PORT}", host_ip = "${BIND}" }
                ports.many = { port = 90, end_port = 95, published = "${FIRST}" }
                env.SELF = { from_service = "web", value = "url" }
                """)
                + service("web", "container.image = \"b\"\nports.main = { port = \"${WEB_PORT}\" }\n"));

        assertThat(file(files, "service-api.tf").replaceAll(" +", " "))
                .contains("internal = 20\n external = 30", "internal = 22\n external = 32")
                .contains("internal = 80\n external = var.http_port\n ip = var.bind")
                .doesNotContain("internal = 90", "var.first")
                .contains("SELF=http://web:${var.web_port}");
    }

    @Test
    void a_default_may_hold_braces_and_variables() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a", user = "${USER_ID:-{u}}" }
                env.A = "${VAR:-a${OTHER:-b}c}"
                env.B = "x${BRACES:-{a}}"
                env.C = "${LEFT-$RIGHT}"
                env.D = "${FLAG:+-${VALUE}}"
                env.E = "${PRICE:-5$$}"
                env.F = "${UNCLOSED:-${INNER}"
                env.G = "${var.x}${VAR!}"
                """));

        assertThat(file(files, "service-api.tf"))
                .contains(
                        "\"A=${(var.var == null || var.var == \"\") ? \"a${var.other}c\" : var.var}\"",
                        "\"B=x${var.braces}\"",
                        "\"C=${(var.left == null) ? var.right : var.left}\"",
                        "\"D=${coalesce(var.flag, \"-\") == \"-\" ? \"\" : \"-${var.value}\"}\"",
                        "\"E=${var.price}\"",
                        "\"F=$${UNCLOSED:-${var.inner}\"",
                        "\"G=$${var.x}$${VAR!}\"");
        assertThat(file(files, "variables.tf"))
                .containsSubsequence("\"braces\"", "default     = \"{a}\"")
                .containsSubsequence("\"other\"", "default     = \"b\"")
                .containsSubsequence("\"price\"", "default     = \"5$\"")
                .containsSubsequence("\"user_id\"", "default     = \"{u}\"")
                .containsSubsequence("variable \"var\"", "default     = null");
    }

    @Test
    void each_service_has_properties_of_its_own() throws IOException {
        String settings = """
                container.image = "a"
                properties.token = { type = "string" }
                properties.pw = { type = "string", secret = true }
                env.TOKEN = { from_property = "token" }
                env.PW = { from_property = "pw" }
                """;
        GeneratedFiles files = generate(service("a", settings + "env.OWN = \"${B_TOKEN}\"\n") + service("b", settings));

        assertThat(file(files, "service-a.tf"))
                .contains("\"TOKEN=${var.a_token}\"", "\"PW=${var.a_pw}\"", "\"OWN=${var.b_token}\"");
        assertThat(file(files, "service-b.tf")).contains("\"TOKEN=${var.b_token_2}\"", "\"PW=${var.b_pw}\"");
        assertThat(file(files, "variables.tf")).contains("The property token of b.");
    }
}
