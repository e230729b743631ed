package dev.serviceregistry.generators.docker;

import static dev.serviceregistry.generators.docker.ComposeFiles.compose;
import static dev.serviceregistry.generators.docker.ComposeFiles.losses;
import static dev.serviceregistry.generators.docker.ComposeFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables reach a container as they are declared, whatever Compose or a shell would read in them. */
class VariablesTest {

    @TempDir
    private Path root;

    @Test
    void a_variable_is_left_to_a_shell_in_commands_alone_where_the_container_has_it() throws IOException {
        assertThat(compose(root, """
                [services.api]
                type = "api"
                version = "1.0.0"
                env = { DB = "db", PASSWORD = { variable = "PASSWORD" }, LEVEL = { variable = "LEVEL", default = "info" } }
                labels.owner = "${USER}"
                volumes.aws = { mount = "/aws", type = "bind", source = "${HOME}/.aws" }
                health.liveness.exec = ["check", "${DB}", "${PASSWORD}"]
                [services.api.container]
                image = "api"
                user = "${UID}:${GID}"
                working_dir = "${PWD}/x"
                restart = "${RESTART}"
                build = { context = ".", args = { UID = "${UID}", DB = "${DB}" } }
                command = ["sh", "-c", "$HOME ${HOME} ${DB} ${LEVEL} ${PASSWORD} ${OTHER} $PASSWORD"]
                """))
                .contains("owner: \"${USER}\"", "\"${HOME}/.aws:/aws\"", "restart: \"${RESTART}\"")
                .contains("user: \"${UID}:${GID}\"", "working_dir: \"${PWD}/x\"")
                .contains("DB: \"${DB}\"", "UID: \"${UID}\"")
                .contains("- check\n        - \"$${DB}\"\n        - \"${PASSWORD}\"")
                .contains("\"$$HOME $${HOME} $${DB} $${LEVEL} ${PASSWORD} ${OTHER} $$PASSWORD\"");
    }

    @Test
    void a_variable_that_no_container_can_have_is_lost() throws IOException {
        String services = """
            [services.api]
            type = "api"
            version = "1.0.0"
            container.image = "api"
            [services.api.env]
            "" = "empty"
            "A=B" = "equals"
            "with space" = "kept"
            "with.dots" = "kept"
            GIVEN = { variable = "not a name", default = "x" }
            """;

        assertThat(losses(root, services))
                .containsExactly(
                        "env.\"\": a container has no variable of this name",
                        "env.\"A=B\": a container has no variable of this name",
                        "env.GIVEN.variable: Compose takes no variable of this name from where the project is started");
        assertThat(text(root))
                .contains("with space: kept", "with.dots: kept", "GIVEN: x")
                .doesNotContain("empty", "equals", "${not a name");
    }

    @Test
    void a_variable_that_is_escaped_is_one_of_nobody_who_starts_the_project() throws IOException {
        assertThat(compose(root, """
                [services.api]
                type = "api"
                version = "1.0.0"
                labels.rule = "Host(`$${SUB}.x`)"
                health.liveness.exec = ["/bin/sh", "-c", "test $${CODE} = $${CODE:-1} $$ $$(date)"]
                volumes.data = { mount = "/data/$${d}", type = "ephemeral" }
                [services.api.container]
                image = "api"
                user = "$${u}"
                working_dir = "/w/$$$${w}"
                command = ["sh", "-c", "for t in a b; do echo $${t} $$${OTHER}; done"]
                """))
                .contains("rule: \"Host(`$${SUB}.x`)\"", "user: \"$${u}\"", "working_dir: \"/w/$$$${w}\"")
                .contains("- \"for t in a b; do echo $${t} $$${OTHER}; done\"", "- \"/data/$${d}\"")
                .contains("- \"test $${CODE} = $${CODE:-1} $$$$ $$$$(date)\"");
    }

    @Test
    void what_kubernetes_puts_into_a_text_stands_in_it() throws IOException {
        assertThat(compose(root, """
                [services.api]
                type = "api"
                version = "1.0.0"
                container = { image = "api", entrypoint = ["run", "--dsn=$(URL)"], command = ["$(NONE) $(date) $$(USER)"] }
                health.liveness.exec = ["check", "$(USER)", "$${SHELL_S}"]
                [services.api.env]
                URL = "postgres://$(USER):$(PASSWORD)@db/$$x"
                USER = { variable = "DB_USER", default = "app" }
                PASSWORD = { from_secret = "db", key = "password" }
                MIXED = "${HOST}/$(USER)/$$5"
                """))
                .contains("URL: \"postgres://${DB_USER:-app}:${DB_PASSWORD:?}@db/$$x\"")
                .contains("MIXED: \"${HOST}/${DB_USER:-app}/$$5\"")
                .contains("- \"--dsn=postgres://${DB_USER:-app}:${DB_PASSWORD:?}@db/$$x\"")
                .contains("- \"$$(NONE) $$(date) $$(USER)\"", "- \"${DB_USER:-app}\"", "- \"$${SHELL_S}\"");
    }

    @Test
    void what_names_itself_or_grows_without_end_is_told() throws IOException {
        StringBuilder env = new StringBuilder("A = \"$(A)\"\nB0 = \"0123456789\"\n");
        for (int i = 1; i < 30; i++) {
            env.append("B%d = \"$(B%d)$(B%d)\"\n".formatted(i, i - 1, i - 1));
        }

        assertThat(losses(root, """
                        [services.api]
                        type = "api"
                        version = "1.0.0"
                        container.image = "api"
                        [services.api.env]
                        """ + env))
                .contains("env.A: nothing gives A a value there", "env.B29: nothing gives B28 a value there")
                .doesNotContain("env.B9: nothing gives B8 a value there");
        assertThat(text(root)).contains("A: \"$$(A)\"").hasSizeLessThan(10_000_000);
    }

    @Test
    void what_a_file_gives_a_container_holds_over_the_variables_of_whoever_starts_it() throws IOException {
        assertThat(compose(root, """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.env]
                PATH = { variable = "PATH", default = "/app/bin:$x", from_file = "app.env" }
                LEVEL = { variable = "LEVEL", default = "info", from_file = ".env" }
                PLACE = { variable = "PLACE", default = "here", from_file = "deploy/.env" }
                """)).contains("PATH: \"/app/bin:$$x\"", "LEVEL: \"${LEVEL:-info}\"", "PLACE: here\n");
    }

    @Test
    void a_lone_dollar_beside_a_variable_is_a_dollar() throws IOException {
        assertThat(compose(root, """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.env]
                B = "${A1:-x}$5"
                C = "^${HOST}$"
                D = "$$$(A)${X}"
                E = "${X:-$}$ $$5 $$$${X} $$${X} $${X} ${1} $Y"
                """))
                .contains("B: \"${A1:-x}$$5\"", "C: \"^${HOST}$$\"", "D: \"$$$$(A)${X}\"")
                .contains("E: \"${X:-$$}$$ $$5 $$$${X} $$${X} $${X} $${1} $Y\"");
    }

    @Test
    void a_default_of_several_lines_stands_in_the_place_of_its_variable() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.env]
                KEY = { variable = "KEY", default = "one\\ntwo$" }
                TEXT = "a ${X:-one\\ntwo} $$b ${Y}"
                """;

        assertThat(losses(root, services))
                .containsExactly(
                        "env.KEY.variable: Compose reads no default of several lines",
                        "env.TEXT: Compose reads no default of several lines");
        assertThat(text(root))
                .contains("KEY: |-\n        one\n        two$$\n", "TEXT: |-\n        a one\n        two $$b ${Y}\n");
    }
}
