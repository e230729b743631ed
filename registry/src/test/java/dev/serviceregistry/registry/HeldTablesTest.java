package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.files.ParsedFileCache;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository of many files is held in part, and says the same as one that is held as a whole. */
class HeldTablesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void the_bundled_catalogue_says_the_same_however_many_tables_are_held(int held) {
        compare(Path.of("../catalog"), held);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void overrides_and_mistakes_say_the_same_however_many_tables_are_held(int held) {
        compare(repository(), held);
    }

    private Path repository() {
        return new RepositoryFolder(directory.resolve("repository"))
                .catalog("""
                    [services.db]
                    type = 'database'
                    version = '16.1.0'
                    port = 5432
                    aliases = ['postgres']
                    [services.db.env]
                    LOG_LEVEL = 'info'
                    PASSWORD = 'hunter2-and-more'
                    [services.db.deploy]
                    replicas = 3
                    autoscaling = { min = 3, max = 9 }
                    [services.db.health]
                    liveness = { exec = ['true'] }
                    [services.bus]
                    type = 'queue'
                    version = 'one'
                    """)
                .project("shop", """
                    [project]
                    owner = 'shop'
                    [uses]
                    services = ['db', 'bus']
                    [services.db]
                    port = 5433
                    unset = ['deploy.autoscaling', 'env.GONE']
                    [services.db.deploy]
                    replicas = 1979
                    [services.cart]
                    type = 'api'
                    version = '1.0.0'
                    port = 70000
                    color = 'blue'
                    slo.fast = { objective = '99.9%', window = '30d' }
                    deprecation = { sunset = 2027-01-31 }
                    [services.cart.dependencies]
                    requires = ['postgres@^15', { service = 'bus', condition = 'healthy' }, 'till/none']
                    [services.cart.ports]
                    admin = { port = 8081, published = 80 }
                    [services.cart.properties]
                    rate = { type = 'number', default = 1.5, min = 2 }
                    """)
                .project("till", "[services.till]\ntype = 'web'\nport = 80\nversion = '1.0.0'\n")
                .project("broken", "[services.x\n")
                .file("projects/shop/deployment.toml", "[deployment]\nnamespace = 'shop'\n")
                .file("policies/sla.toml", "[tiers]\norder = ['high', 'low']\n")
                .root();
    }

    private void compare(Path root, int held) {
        String expected = everything(new RegistryReader().read(root));

        assertThat(everything(reader(ParsedFileCache.none(), held).read(root))).isEqualTo(expected);
        ParsedFileCache cache = ParsedFileCache.in(directory.resolve("cache-" + held), "build");
        assertThat(everything(reader(cache, held).read(root)))
                .as("filling a cache")
                .isEqualTo(expected);
        assertThat(everything(reader(cache, held).read(root)))
                .as("from a cache")
                .isEqualTo(expected);
        assertThat(everything(new RegistryReader(cache).read(root)))
                .as("held as a whole, from a cache that was filled by parts")
                .isEqualTo(expected);
    }

    private static RegistryReader reader(ParsedFileCache cache, int held) {
        return new RegistryReader(cache, 0, held);
    }

    /** All that a reading says, with the places of keys, in the order in which it says it. */
    private static String everything(Reading reading) {
        StringBuilder text = new StringBuilder(reading.digest()).append('\n');
        for (Fact fact : reading.registry().facts().facts()) {
            if (fact instanceof Service service) {
                text.append(service.id())
                        .append(service.source())
                        .append(service.version())
                        .append(service.replicas())
                        .append(service.at("deploy.replicas").source())
                        .append(service.at("ports.main.port").source());
            } else {
                text.append(fact);
            }
            text.append('\n');
        }
        for (ServiceDefinition service : reading.registry().services()) {
            text.append(service.id()).append(service.effective()).append('\n');
        }
        reading.diagnostics().forEach(diagnostic -> text.append(diagnostic).append('\n'));
        reading.registry().pattern("data").forEach(service -> text.append(service.id()));
        // How a fact finds its places has no text of its own.
        return text.toString().replaceAll(", places=[^]]*", "");
    }

    @Test
    void the_text_of_a_file_is_shown_with_its_secrets_masked_when_little_is_held() {
        Reading reading = reader(ParsedFileCache.none(), 1).read(repository());

        assertThat(reading.text().line("services/catalog.toml", 8)).hasValue("PASSWORD = ******************");
    }
}
