package dev.serviceregistry.registry.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeIdentitiesTest {

    private static final String CART = "[services.cart]\ntype = 'api'\nversion = '1.0.0'\nenv.LEVEL = 'info'\n";
    private static final String TOKEN = "ghp_1234567890abcdefghijklmnopqrstuvwxyz";
    private static final String OTHER = "ghp_zyxwvutsrqponmlkjihgfedcba0987654321";

    private final RegistryReader reader = new RegistryReader();
    private int states;

    @TempDir
    private Path folder;

    private Reading read(String project) throws IOException {
        Path root = folder.resolve("state-" + states++);
        write(root.resolve("services/catalog.toml"), "[catalog]\nname = 'central'\n");
        write(root.resolve("projects/shop/services.toml"), project);
        return reader.read(root);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** What changes from one text of a project to another, by kind. */
    private Map<String, ChangeIdentity> identities(String before, String after) throws IOException {
        Reading old = read(before);
        Reading now = read(after);
        ChangeIdentities identities = new ChangeIdentities(old, now);
        Map<String, ChangeIdentity> byKind = new TreeMap<>();
        for (Change change : CatalogComparison.between(old, now).changes()) {
            byKind.put(change.kind(), identities.of(change));
        }
        return byKind;
    }

    @Test
    void a_change_is_the_same_wherever_it_is_written_and_whatever_else_changes() throws IOException {
        ChangeIdentity plain = identities(CART, CART.replace("info", "debug")).get("environment-changed");
        ChangeIdentity moved = identities(
                        CART, "# Moved down.\n\n" + CART.replace("'info'", "\"debug\"") + "description = 'Keeps'\n")
                .get("environment-changed");

        assertThat(moved).isEqualTo(plain);
        assertThat(plain.fingerprint()).matches("[0-9a-f]{32}").isEqualTo(plain.exact());
    }

    @Test
    void another_old_value_or_new_value_is_another_change() throws IOException {
        String debug = identities(CART, CART.replace("info", "debug"))
                .get("environment-changed")
                .fingerprint();
        String trace = identities(CART, CART.replace("info", "trace"))
                .get("environment-changed")
                .fingerprint();
        String fromWarn = identities(CART.replace("info", "warn"), CART.replace("info", "debug"))
                .get("environment-changed")
                .fingerprint();

        assertThat(debug).isNotEqualTo(trace).isNotEqualTo(fromWarn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    service-added | [services.mail]\\ntype = 'job'\\nversion = '1.0.0'\\n                       | container.privileged = true
                    volume-added  | [services.cart.volumes.v]\\nmount = '/data'\\ntype = 'persistent'\\n         | propagation = 'shared'
                    secret-added  | [services.cart.secrets.db]\\nprovider = 'vault'\\n                           | path = 'kv/other'
                    health-check-added | [services.cart.health.liveness]\\nexec = ['/check']\\n                  | period = '1s'
                    """)
    void what_is_new_as_a_whole_is_another_change_with_one_key_more(String kind, String added, String more)
            throws IOException {
        String text = CART + added.replace("\\n", "\n");

        ChangeIdentity whole = identities(CART, text).get(kind);
        ChangeIdentity grown = identities(CART, text + "\n" + more + "\n").get(kind);

        assertThat(whole).isNotNull();
        assertThat(grown).isNotNull();
        assertThat(grown.fingerprint()).isNotEqualTo(whole.fingerprint());
    }

    @Test
    void the_order_of_keys_means_nothing() throws IOException {
        String one = CART + "[services.mail]\ntype = 'job'\nversion = '1.0.0'\n";
        String other = CART + "[services.mail]\nversion = '1.0.0'\ntype = 'job'\n";

        assertThat(identities(CART, one)).isEqualTo(identities(CART, other));
    }

    @Test
    void a_secret_is_in_no_fingerprint_and_told_apart_within_the_process() throws IOException {
        String with = CART + "env.API_TOKEN = '" + TOKEN + "'\n";
        Reading before = read(CART);
        Reading one = read(with);
        Reading other = read(with.replace(TOKEN, OTHER));
        Reading same = read("# Again.\n" + with);

        ChangeIdentity first = only(before, one);
        ChangeIdentity second = only(before, other);

        assertThat(first.holdsSecret()).isTrue();
        assertThat(first.fingerprint()).isEqualTo(second.fingerprint()).isNotEqualTo(first.exact());
        assertThat(first.exact()).isNotEqualTo(second.exact());
        assertThat(only(before, same)).isEqualTo(first);
    }

    @Test
    void keys_of_the_author_are_no_part_of_a_change_and_hide_no_secret_of_it() throws IOException {
        String with = CART + "env.API_TOKEN = { default = '" + TOKEN + "', variable = 'T' }\n";
        String noted = with.replace(" }", ", x_note = 'n' }");
        Reading before = read(CART);

        ChangeIdentity one = only(before, read(noted));

        assertThat(one).isEqualTo(only(before, read(with)));
        assertThat(one.exact())
                .isNotEqualTo(only(before, read(noted.replace(TOKEN, OTHER))).exact());
    }

    private static ChangeIdentity only(Reading before, Reading after) {
        ChangeIdentities identities = new ChangeIdentities(before, after);
        return CatalogComparison.between(before, after).changes().stream()
                .filter(change -> change.kind().equals("environment-added"))
                .map(identities::of)
                .findFirst()
                .orElseThrow();
    }
}
