package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.PlaintextSecret;
import dev.serviceregistry.facts.PropertyDefault;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a secret comes out nowhere; every secret here is spelt hunter2. */
class SecretsAreMaskedTest {

    private static final String SERVICE = "[services.web]\ntype = 'api'\nversion = '1.0.0'\n";

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault_token", "db_password", "credentials"})
    void a_network_that_is_called_like_a_secret_holds_none(String network) {
        repository.project(
                "p",
                SERVICE + "network = { networks = ['" + network + "'], scopes = { " + network + " = 'external' } }\n");
        Reading reading = repository.read();
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.registry().facts().ofType(PlaintextSecret.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env.DB_PASSWORD = 'hunter2'",
                "env.DB_PASSWORD = { variable = 'X', default = 'hunter2' }",
                "env.URL = 'postgres://app:hunter2@db/app'",
                "env = { A = 'a', DB_PASSWORD = 'hunter2' }",
                "env.DB_PASSWORD = '''\nhunter2\n'''",
                "env.DB_PASSWORD = \"hunter2 \\u00e9 🚀\"",
                "container.build.args.NPM_TOKEN = 'hunter2'",
                "container.command = ['serve', '--password', 'hunter2']",
                "container.command = ['serve', '--password=hunter2']",
                "container.entrypoint = ['sh', '-c', 'export DB_PASSWORD=hunter2 && run']",
                "health.liveness.exec = ['check', '--token', 'hunter2']",
                "health.liveness.exec = ['curl', '-u', 'app:hunter2', 'http://localhost']",
                "health.liveness.exec = ['sh', '-c', 'curl -u app:hunter2 localhost']",
                "volumes.share = { mount = '/share', source = '//app:hunter2@nas/share' }",
                "labels.api-token = 'hunter2'",
                "properties.login = { type = 'string', secret = true, default = 'hunter2' }",
                "properties.login = { type = 'string', secret = true, enum = ['hunter2', 'hunter2x'] }",
                "properties.login = { type = 'object', secret = true, default = { a = 'hunter2' } }",
                "properties.api_key = { type = 'string', default = 'hunter2' }",
                "properties.api_key = { type = 'integer', default = 'hunter2', max = 3 }",
                "properties.api_key = 'hunter2'",
                "password = 'hunter2'",
                "enviroment = { DB_PASSWORD = 'hunter2' }",
                "env.DB_PASSWORD = ['hunter2']",
                "env.DB_PASSWORD = { value = 'hunter2', password = 'hunter2' }",
                "env.DB_PASSWORD = { variable = 'DB_PASSWORD', defualt = 'hunter2' }",
                "env.API_TOKEN = { vaule = 'hunter2' }",
                "env.API_TOKEN = { anything = 'hunter2' }",
                "env.LOGIN = { password = 'hunter2' }",
                "properties.api_key = { type = 'string', defualt = 'hunter2' }",
                "properties.login = { type = 'string', secret = true, vaule = 'hunter2' }",
                "secrets.db = { provider = 'vault', path = 'kv/db', keys = ['a'], value = 'hunter2' }",
                "x_mine = { password = 'hunter2' }",
                "env.LOGIN = { value = 'hunter2', secret = true }",
                "env.LOGIN = { secret = true, value = ['hunter2'] }",
                "x_mine.LOGIN = { secret = true, value = 'hunter2' }",
                "secrets.db = 'hunter2'",
                "secrets.db = ['hunter2']",
                "secrets = { db = 'hunter2' }",
                "x_mine.env = [{ name = 'DB_PASSWORD', value = 'hunter2' }]",
                "x_mine.env = [{ value = 'hunter2', key = 'api-key' }]",
                "x_mine.token = { dev = 'hunter2', prod = 'hunter2' }",
                "env.DB_PASSWORD = 'new-one' # was hunter2",
                "env.DB_PASSWORD = '''new\\none''' # hunter2 until May",
                "env.DB_PASSWORD =\n  'hunter2'",
                "env.DB_PASSWORD =\n\n  'hunter2'",
                "env.DB_PASSWORD =\n  'a\nhunter2'",
                "env.DB_PASSWORD = 'new\nhunter2'",
                "env.DB_PASSWORD = [\n  'hunter2',\n  'hunter2'\n]]",
                "secrets.db = 'hunter2",
                "env.PASSWORD_DB = 'hunter2",
                "password hunter2",
                "description = 'log in with password=Xhunter2'",
                "metadata.notes = 'root password: Xhunter2'",
                "port = 'postgres://app:hunter2@db/app'",
                "lifecycle = 'postgres://app:hunter2@db/app'",
                "unset = ['postgres://app:hunter2@db/app']",
                "name = 'postgres://app:hunter2@db/app'",
                "env.DB_PASSWORD = 'hunter2' 'hunter2'",
                "env.DB_PASSWORD = hunter2",
                "env.DB_PASSWORD = 'hunter2",
                "env.DB_PASSWORD = 'it's hunter2'",
                "env = { A = 'a', DB_PASSWORD = 'hunter2' ]",
                "container.command = ['--password', 'hunter2'",
            })
    void a_secret_is_shown_nowhere(String line) {
        String text = SERVICE + line + "\n";
        repository.project("p", text);
        Reading reading = repository.read();

        StringBuilder shown = new StringBuilder();
        reading.registry().facts().facts().forEach(fact -> shown.append(fact).append(fact.description()));
        reading.registry().services().forEach(service -> shown.append(service.effective()));
        reading.diagnostics().forEach(shown::append);
        for (int i = 1; i <= text.lines().count(); i++) {
            shown.append(reading.text().line("projects/p/services.toml", i).orElseThrow());
        }
        assertThat(shown.toString()).contains("*").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port = 80 # web1 on node2, see ADR-12",
                "env.DB_PASSWORD = '${DB_PASSWORD}' # from the vault of team-7",
            })
    void a_comment_is_shown_beside_a_value_that_is_no_secret(String line) {
        repository.project("p", SERVICE + line + "\n");

        assertThat(repository.read().text().line("projects/p/services.toml", 4)).contains(line);
    }

    @Test
    void the_words_of_a_comment_are_shown_beside_a_secret() {
        repository.project("p", SERVICE + "env.DB_PASSWORD = 'hunter2' # was hunter1 until May, ask Jane\n");

        assertThat(repository.read().text().line("projects/p/services.toml", 4))
                .contains("env.DB_PASSWORD = ********* # was ******* until May, ask Jane");
    }

    @Test
    void a_misspelt_key_that_holds_no_value_is_no_secret() {
        repository.project(
                "p",
                SERVICE + "properties.api_key = { type = 'string', descripton = 'The key of the API' }\n"
                        + "env.DB_PASSWORD = { from_secert = 'db-login', kye = 'db' }\n"
                        + "secrets.db = { provider = 'vault', pth = 'kv/db', owner = 'platform' }\n");
        Reading reading = repository.read();

        for (int i = 4; i <= 6; i++) {
            assertThat(reading.text().line("projects/p/services.toml", i).orElseThrow())
                    .doesNotContain("*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "properties.password = { type = 'string', min_length = 12 }",
                "properties.password = { type = 'string', pattern = 'a-z2', format = 'utf8', title = 'Word 2' }",
                "properties.login = { type = 'string', secret = true, minLength = 12, pattern = '^x2$', unit = 'b2' }",
                "env.DB_PASSWORD = { secret = 'db-login2', key = 'password2' }",
                "env.DB_PASSWORD = { secret_name = 'db-login2', value_from = 'db2', from_vault = 'kv2' }",
                "env.DB_PASSWORD = { from_secret = 'db-login', comment = 'rotated 2024', version = 'v2' }",
                "secrets.db.data = ['username', 'password']",
                "env.LOGIN = { from_service = 'db', value = 'host', secret = true }",
                "secrets.db = 'kv/data/db2'",
                "secrets.db = ['username', 'password']",
                "x_mine.env = [{ name = 'DB_HOST', value = 'db2' }, { name = 'TOKEN_TTL', value = '30m' }]",
                "x_mine.token = { issuer = 'https://id.example', audience = 'api2', ttl = '1h' }",
                "x_mine.storage = { key = 'terraform.tfstate2' }",
                "x_mine.secret = { name = 'db2', key = 'db2' }",
                "description = 'log in with --password x or password=y, see token: oauth2'",
            })
    void a_key_that_is_not_meant_for_a_value_is_no_secret_in_plain_text(String line) {
        repository.project("p", SERVICE + line + "\n");

        assertThat(RepositoryFolder.facts(repository.read(), PlaintextSecret.class))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env.DB_PASSWORD = { vaule = 'hunter2' }",
                "env.DB_PASSWORD = { data = 'hunter2' }",
                "env.URL = { anything = 'postgres://app:hunter2@db/app' }",
                "secrets.db.data = ['hunter2']",
                "env.LOGIN = { value = 'hunter2', secret = true }",
                "secrets.db = 'hunter2'",
                "secrets.db = ['hunter2']",
                "x_mine.env = [{ name = 'DB_PASSWORD', value = 'hunter2' }]",
                "x_mine.token.dev = 'hunter2'",
                "description = 'log in with password=Xhunter2'",
            })
    void a_key_that_is_meant_for_a_value_holds_a_secret_in_plain_text(String line) {
        repository.project("p", SERVICE + line + "\n");

        assertThat(RepositoryFolder.facts(repository.read(), PlaintextSecret.class))
                .hasSize(1);
    }

    @Test
    void a_secret_in_a_comment_is_not_shown() {
        repository.project(
                "p",
                SERVICE + "container.image = 'x'  # DB_PASSWORD=hunter2\n"
                        + "# env.DB_PASSWORD = \"hunter2\"\n"
                        + "container.privileged = true # login root / password: hunter2\n"
                        + "port = 80 # see the table of ports\n");
        Reading reading = repository.read();

        assertThat(reading.text().line("projects/p/services.toml", 4))
                .contains("container.image = 'x'  # DB_PASSWORD=*******");
        assertThat(reading.text().line("projects/p/services.toml", 5)).contains("# env.DB_PASSWORD = \"*******\"");
        assertThat(reading.text().line("projects/p/services.toml", 6))
                .contains("container.privileged = true # login root / password: *******");
        assertThat(reading.text().line("projects/p/services.toml", 7)).contains("port = 80 # see the table of ports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "args", "properties", "token", "secrets"})
    void a_service_of_any_name_has_its_secrets_masked(String name) {
        repository.project("p", SERVICE.replace("web", name) + "env.DB_PASSWORD = 'hunter2'\n");
        Reading reading = repository.read();

        assertThat(reading.registry().services().get(0).effective().table("env").toString())
                .doesNotContain("hunter2");
        assertThat(reading.text().line("projects/p/services.toml", 4)).contains("env.DB_PASSWORD = *********");
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void a_masked_value_keeps_its_kind_and_length_and_the_line_around_it() {
        repository.project("p", SERVICE + "env = { A = 'a', DB_PASSWORD = 'hunter2', B = 'b' }\n");
        Reading reading = repository.read();
        Scalar masked = (Scalar) reading.registry()
                .services()
                .get(0)
                .effective()
                .table("env")
                .get("DB_PASSWORD")
                .orElseThrow();

        assertThat(masked.value())
                .isEqualTo(new MaskedSecret("literal under a secret's name", 7, true, false, false, false));
        assertThat(reading.text().line("projects/p/services.toml", 4))
                .contains("env = { A = 'a', DB_PASSWORD = *********, B = 'b' }");
    }

    @Test
    void a_secret_in_a_released_catalogue_that_is_left_unread_is_masked_too() throws Exception {
        String text = SERVICE + "env.DB_PASSWORD = 'hunter2'\n";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        Reading reading = repository
                .file("services/versions/v1/catalog.toml", text)
                .file(
                        "services/versions.toml",
                        "[versions.v1]\npath = 'versions/v1/catalog.toml'\nstatus = 'supported'\nsha256 = '"
                                + HexFormat.of().formatHex(digest) + "'\n")
                .read();

        assertThat(reading.text().line("services/versions/v1/catalog.toml", 4).orElseThrow())
                .startsWith("env.DB_PASSWORD = *")
                .doesNotContain("hunter2");
    }

    @Test
    void of_a_file_that_changed_since_it_was_read_no_line_is_shown() {
        String secret = "env.DB_PASSWORD = 'hunter2'\n";
        repository.project("p", SERVICE + secret);
        Reading reading = repository.read();
        repository.project("p", SERVICE + "\n" + secret);

        for (int i = 1; i <= 5; i++) {
            assertThat(reading.text().line("projects/p/services.toml", i)).isEmpty();
        }
    }

    @Test
    void the_names_of_secrets_are_shown() {
        repository.project(
                "p",
                SERVICE + "secrets.db-login = { provider = 'vault', path = 'kv/db', keys = ['password'] }\n"
                        + "env.DB_PASSWORD = { from_secret = 'db-login', key = 'password' }\n"
                        + "env.API_TOKEN_FILE = '/run/secrets/token'\nenv.TOKEN_TTL = 3600\nport = 80\n"
                        + "network.ingress = [{ host = 'x.example.org', tls_secret = 'x-tls' }]\n");
        Reading reading = repository.read();

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.registry().services().get(0).effective().toString())
                .contains("db-login", "x-tls", "kv/db", "/run/secrets/token", "3600")
                .doesNotContain("MaskedSecret");
    }

    @Test
    void a_secret_default_still_has_the_type_it_states() {
        repository.project(
                "p", SERVICE + "properties.api_key = { type = 'string', default = 'hunter2', enum = ['hunter2'] }\n");

        assertThat(RepositoryFolder.facts(repository.read(), PropertyDefault.class))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.satisfied()).isTrue();
                    assertThat(fact.shown()).isEqualTo("********");
                });
    }
}
