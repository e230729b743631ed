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

class SpellingsTest {

    private static final String DIGEST = "sha256:0123456789012345678901234567890123456789012345678901234567890123";

    private @TempDir Path directory;
    private StateOfShop shop;

    @BeforeEach
    void aShop() {
        shop = new StateOfShop(directory);
    }

    private List<String> told(String before, String after) throws IOException {
        String file = """
                [services.cart]
                type = "api"
                version = "0.0.0"
                %s
                [services.db]
                type = "database"
                version = "1.0.0"
                """;
        return shop.told(file.formatted(toml(before)), file.formatted(toml(after)));
    }

    private static String toml(String text) {
        return text == null ? "" : text.replace('\'', '"').replace("DIGEST", DIGEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lifecycle = 'production'       |",
                "visibility = 'public'          |",
                "container.restart = 'unless-stopped' |",
                "container.init = false         |",
                "container.run_as_non_root = false |",
                "deploy.kind = 'deployment'     |",
                "deploy.replicas = 1            |",
                "properties.x = { type = 'string', secret = false }   | properties.x.type = 'string'",
                "properties.x = { type = 'string', required = false } | properties.x.type = 'string'",
                "env.A = { from_service = 'db', value = 'host' }      | env.A.from_service = 'db'",
                "network.ingress = [{ host = 'a.org', tls = false }]  | network.ingress = [{ host = 'a.org' }]",
                "dependencies.requires = ['db@*']                     | dependencies.requires = ['db']",
            })
    void what_holds_anyway_can_be_written_out(String written, String unwritten) throws IOException {
        assertThat(told(written, unwritten)).isEmpty();
        assertThat(told(unwritten, written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "properties.x = { type = 'number', default = 1 }      | properties.x = { type = 'number', default = 1.0 }",
                "properties.x = { type = 'number', default = 1e3 }    | properties.x = { type = 'number', default = 1000 }",
                "properties.x = { type = 'array', default = [1] }     | properties.x = { type = 'array', default = [1.0] }",
                "properties.x = { type = 'object', default = { a = 1 } } | properties.x = { type = 'object', default = { a = 1.0 } }",
                "env.A = '1'                                          | env.A = 1",
                "env.A = 'true'                                       | env.A = true",
                "labels.a = '1'                                       | labels.a = 1",
                "volumes.d = { mount = '/d', size = '1Gi' }           | volumes.d = { mount = '/d', size = '1024Mi' }",
                "container.build.context = './x'                      | container.build.context = './x/'",
                "network.ingress = [{ host = 'A.org' }]               | network.ingress = [{ host = 'a.org' }]",
                "deploy.permissions = [{ resources = ['a', 'b'], verbs = ['get', 'list'] }, { resources = ['c'], verbs = ['get'] }]"
                        + " | deploy.permissions = [{ resources = ['c'], verbs = ['get'] }, { verbs = ['list', 'get'], resources = ['b', 'a'] }]",
                "metadata.data_categories = ['health', 'personal']    | metadata.data_categories = ['personal', 'health']",
                "secrets.s.keys = ['a', 'b']                          | secrets.s.keys = ['b', 'a']",
                "deploy.node_selector.a = ['x', 'y']                  | deploy.node_selector.a = ['y', 'x']",
            })
    void one_value_in_two_spellings_is_the_same(String one, String other) throws IOException {
        assertThat(told(one, other)).isEmpty();
        assertThat(told(other, one)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "properties.x = { type = 'array', default = [1, 2] }  | properties.x = { type = 'array', default = [2, 1] }",
                "properties.x = { type = 'array', default = [1] }     | properties.x = { type = 'array', default = [1, 1] }",
                "properties.x = { type = 'object', default = { a = 1 } } | properties.x = { type = 'object', default = { b = 1 } }",
                "properties.x = { type = 'string', default = '1' }    | properties.x = { type = 'string', default = '1.0' }",
                "env.A = '1'                                          | env.A = '1.0'",
                "env.A = '01'                                         | env.A = 1",
                "env.A = { from_service = 'db', value = 'port' }      | env.A.from_service = 'db'",
                "container.command = []                               |",
                "container.init = true                                |",
                "container.build.context = './x'                      | container.build.context = './y'",
                "deploy.node_selector.a = ['x', 'y']                  | deploy.node_selector.a = ['x']",
                "deploy.permissions = [{ resources = ['a'], verbs = ['get'] }] | deploy.permissions = [{ resources = ['get'], verbs = ['a'] }]",
                "volumes.d = { mount = '/d', size = '1Gi' }           | volumes.d = { mount = '/d', size = '2Gi' }",
                "dependencies.requires = ['db@*']                     | dependencies.requires = ['db@^1']",
            })
    void two_values_are_told(String one, String other) throws IOException {
        assertThat(told(one, other)).isNotEmpty();
        assertThat(told(other, one)).isNotEmpty();
    }

    @Test
    void a_tag_that_is_pinned_no_more_is_told_once_and_by_its_digest() throws IOException {
        assertThat(told("container.image = 'x/y@DIGEST'", "container.image = 'x/y'"))
                .containsExactly("risky image-tag-changed cart container.tag: @" + DIGEST + " > none");
        assertThat(told("container.image = 'x/y:latest@DIGEST'", "container.image = 'x/y:latest'"))
                .containsExactly("risky image-tag-changed cart container.tag: latest@" + DIGEST + " > latest");
    }

    @Test
    void a_secret_that_is_gone_is_told_once() throws IOException {
        String secret =
                "secrets.s.provider = 'file'\nvolumes.s = { mount = '/run/secrets/s', type = 'secret', source = 's' }";

        assertThat(told(secret, ""))
                .containsExactly("breaking secret-removed cart secrets.s: { provider = file } > none");
        assertThat(told(secret, "secrets.s.provider = 'file'"))
                .singleElement()
                .asString()
                .contains("volume-removed");
        assertThat(told(secret, secret.replace("/run/secrets/s", "/run/secrets/t")))
                .containsExactly(
                        "safe value-changed cart volumes:/run/secrets/s.mount: /run/secrets/s > /run/secrets/t");
    }

    @Test
    void what_is_kept_is_not_found_at_another_mount() throws IOException {
        String volume = "volumes.d = { mount = '/%s', type = 'persistent', source = 'd' }";

        assertThat(told(volume.formatted("a"), volume.formatted("b")))
                .anyMatch(change -> change.startsWith("breaking volume-removed cart volumes:/a"));
    }

    @Test
    void a_namesake_that_says_just_the_same_is_the_one_that_moved() throws IOException {
        String db = "[services.db]\ntype = \"database\"\nversion = \"1.0.0\"\n";
        String rest = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n";
        String file = "projects/shop/services.toml";
        String data = "projects/data/services.toml";

        assertThat(shop.between(
                        Map.of(file, rest + db + "ports.main.port = 5432\n", data, ""),
                        Map.of(file, rest, data, db + "ports.main.port = 5432\n")))
                .contains("breaking service-removed db : shop/db > data/db");
        assertThat(shop.between(Map.of(file, rest + db, data, ""), Map.of(file, rest, data, db)))
                .contains("breaking service-removed db : shop/db > data/db");
    }

    @Test
    void a_namesake_that_says_little_else_is_another_service() throws IOException {
        String db = "[services.db]\ntype = \"database\"\nversion = \"1.0.0\"\nports.main.port = %d\n";
        String rest = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n";
        String file = "projects/shop/services.toml";
        String data = "projects/data/services.toml";

        assertThat(shop.between(
                        Map.of(file, rest + db.formatted(5432), data, ""),
                        Map.of(file, rest, data, db.formatted(6432))))
                .contains("breaking service-removed db : shop/db > none");
    }

    @Test
    void what_a_project_pins_and_nobody_lists_is_not_compared() throws IOException {
        String catalog = "[services.ledger]\ntype = \"api\"\nversion = \"1.0.0\"\nports.main.port = %d\n";
        String versions = "[versions.\"v1\"]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n";
        String project = "project.catalog_version = \"%s\"\nuses.services = [\"ledger\"]\n";
        Map<String, String> listed = Map.of(
                "services/catalog.toml", catalog.formatted(81),
                "services/versions.toml", versions,
                "services/versions/v1/catalog.toml", catalog.formatted(80),
                "projects/shop/services.toml", project.formatted("v1"));
        Map<String, String> unknown = Map.of(
                "services/catalog.toml", catalog.formatted(81),
                "services/versions.toml", versions,
                "services/versions/v1/catalog.toml", catalog.formatted(80),
                "projects/shop/services.toml", project.formatted("v9"));

        assertThat(shop.between(listed, unknown))
                .containsExactly("safe catalog-version-changed  project.catalog_version: v1 > v9");
        assertThat(shop.between(unknown, listed))
                .containsExactly("safe catalog-version-changed  project.catalog_version: v9 > v1");
    }
}
