package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.DefaultSecret;
import dev.serviceregistry.facts.PlaintextSecret;
import dev.serviceregistry.facts.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFactsTest {

    private static final String SERVICE = "[services.web]\ntype = 'api'\nversion = '1.0.0'\n";

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    /** The secrets that are stated: whose, where, and whether in plain text, as a default or as a well-known one. */
    private List<String> secrets() {
        Reading reading = repository.read();
        List<String> secrets = new ArrayList<>();
        for (PlaintextSecret secret : RepositoryFolder.facts(reading, PlaintextSecret.class)) {
            secrets.add("plain " + identity(secret.subject()));
        }
        for (DefaultSecret secret : RepositoryFolder.facts(reading, DefaultSecret.class)) {
            secrets.add((secret.fallback() ? "default " : "well-known ") + identity(secret.subject()));
        }
        return secrets;
    }

    private static String identity(Subject subject) {
        return subject.project() + "/" + subject.service() + " " + subject.element();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env.DB_PASSWORD = 'hunter2'                                       | plain p/web env:DB_PASSWORD",
                "env.DB_PASSWORD = 847261                                          | plain p/web env:DB_PASSWORD",
                "env = { A = 'a', DB_PASSWORD = 'hunter2' }                        | plain p/web env:DB_PASSWORD",
                "env.DB_PASSWORD = { variable = 'X', default = 'hunter2' }         | default p/web env:DB_PASSWORD",
                "env.REDIS = { variable = 'DB_PASSWORD', default = 'hunter2' }     | default p/web env:REDIS",
                "env.ARGS = 'x ${DB_PASSWORD:-hunter2}'                            | default p/web env:ARGS",
                "env.DB_PASSWORD = '${X:-hunter2}'                                 | default p/web env:DB_PASSWORD",
                "container.command = ['serve', '--password', 'hunter2']            | plain p/web container.command",
                "container.build.args.NPM_TOKEN = 'hunter2'                        | plain p/web container.build.args.NPM_TOKEN",
                "labels.api-token = 'hunter2'                                      | plain p/web labels.api-token",
                "health.liveness.exec = ['curl', '-u', 'app:hunter2', 'x']         | plain p/web health.liveness.exec",
                "metadata.links = [{ url = 'https://a:hunter2@x.org' }]            | plain p/web metadata.links.url",
                "volumes.v = { mount = '/m', source = '//a:hunter2@nas/s' }        | plain p/web volumes.v.source",
                "properties.login = { type = 'string', secret = true, default = 'hunter2' }  | default p/web properties.login",
                "properties.api_key = { type = 'string', default = 'hunter2' }     | default p/web properties.api_key",
                "properties.api_key = { type = 'string', enum = ['hunter2'] }      | plain p/web properties.api_key.enum",
                "x_mine = { password = 'hunter2' }                                 | plain p/web x_mine.password",
                "enviroment = { DB_PASSWORD = 'hunter2' }                          | plain p/web enviroment.DB_PASSWORD",
                "env.DB_PASSWORD = ['hunter2']                                     | plain p/web env:DB_PASSWORD",
                "port = 'postgres://app:hunter2@db/app'                            | plain p/web port",
            })
    void a_secret_of_a_service_is_stated_where_it_stands(String line, String expected) {
        repository.project("p", SERVICE + line + "\n");

        assertThat(secrets()).containsExactly(expected);
    }

    @Test
    void the_name_default_alone_makes_no_default() {
        repository.project(
                "p",
                SERVICE.replace("web", "default") + "env.default = 'https://a:hunter2@x.org'\n"
                        + "x_default = { default = 'https://a:hunter2@x.org' }\n");

        assertThat(secrets()).containsExactly("plain p/default env:default", "plain p/default x_default.default");
    }

    @Test
    void a_well_known_password_is_stated_as_plain_text_and_as_well_known() {
        repository.project("p", SERVICE + "env.DB_PASSWORD = 'postgres'\n");

        assertThat(secrets()).containsExactly("plain p/web env:DB_PASSWORD", "well-known p/web env:DB_PASSWORD");
    }

    @Test
    void a_default_is_plain_text_too_when_its_own_form_tells_it() {
        repository.project(
                "p",
                SERVICE + "env.URL = { variable = 'URL', default = 'postgres://app:hunter2@db/app' }\n"
                        + "env.DB = 'postgres://app:${PW:-hunter2}@db/app'\n");

        assertThat(secrets())
                .containsExactlyInAnyOrder("plain p/web env:URL", "default p/web env:URL", "default p/web env:DB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env.DB_PASSWORD = '${DB_PASSWORD}'",
                "env.DB_PASSWORD = { variable = 'X' }",
                "env.DB_PASSWORD = { variable = 'X', default = '' }",
                "env.DB_PASSWORD = { from_secret = 'db', key = 'password' }",
                "env.DB_PASSWORD_FILE = '/run/secrets/db'",
                "secrets.db = { provider = 'vault', path = 'kv/db', keys = ['password'] }",
                "properties.login = { type = 'string', secret = true }",
                "properties.login = { type = 'string', secret = true, default = '' }",
                "properties.login = { type = 'string', secret = true, default = '${LOGIN}' }",
                "network.ingress = [{ host = 'x.org', tls_secret = 'x-tls' }]",
            })
    void a_reference_to_a_secret_is_none(String line) {
        repository.project("p", SERVICE + line + "\n");

        assertThat(secrets()).isEmpty();
    }

    @Test
    void an_override_has_the_secrets_it_inherits_and_none_that_it_replaces_or_unsets() {
        repository
                .catalog(SERVICE + "env = { A_TOKEN = 'hunter2', B_TOKEN = 'hunter2', C_TOKEN = 'hunter2' }\n")
                .project(
                        "p",
                        "[uses]\nservices = ['web']\n[services.web]\nunset = ['env.C_TOKEN']\n"
                                + "env.B_TOKEN = { variable = 'B_TOKEN' }\n");

        assertThat(secrets())
                .containsExactlyInAnyOrder(
                        "plain global/web env:A_TOKEN",
                        "plain global/web env:B_TOKEN",
                        "plain global/web env:C_TOKEN",
                        "plain p/web env:A_TOKEN");
    }

    @Test
    void a_catalogue_that_a_project_follows_is_looked_through_and_one_that_nobody_follows_is_not() {
        repository
                .file("services/versions/v1/catalog.toml", SERVICE + "env.A_TOKEN = 'hunter2'\n")
                .file("services/versions/v2/catalog.toml", SERVICE + "env.A_TOKEN = 'hunter2'\n")
                .file(
                        "services/versions.toml",
                        "[versions.v1]\npath = 'versions/v1/catalog.toml'\nstatus = 'supported'\n"
                                + "[versions.v2]\npath = 'versions/v2/catalog.toml'\nstatus = 'supported'\n")
                .project("p", "[project]\ncatalog_version = 'v1'\n");

        assertThat(secrets()).containsExactly("plain global@v1/web env:A_TOKEN");
    }

    @Test
    void a_secret_that_no_service_writes_belongs_to_its_project_or_to_the_repository() {
        repository
                .catalog("[teams.a]\ndescription = 'https://a:hunter2@x.org'\n")
                .project("p", "[project]\ndescription = 'https://a:hunter2@x.org'\n")
                .file("projects/p/monitoring.toml", "[monitoring.routes.a]\nslack = 'https://a:hunter2@x.org'\n")
                .file("policies/security.toml", "[security]\nx_token = 'hunter2'\n")
                .file("services/versions.toml", "x_token = 'hunter2'\n");

        assertThat(secrets())
                .containsExactlyInAnyOrder(
                        "plain global/ teams.a.description",
                        "plain p/ project.description",
                        "plain p/ monitoring.routes.a.slack",
                        "plain / security.x_token",
                        "plain / x_token");
    }
}
