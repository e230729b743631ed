package dev.serviceregistry.registry.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.tree.RecentTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is read in pieces after it was saved says what it says when it is read as a whole. */
class FollowedFileTest {

    private static final String NAME = "projects/shop/services.toml";

    private static final String SHOP = """
        [project]
        name = "shop"

        [uses]
        services = ["postgres"]

        # What sells.
        [services.cart]
        type = "api"
        version = "1.0.0"
        port = 8080

        [services.cart.deploy]
        replicas = 3

        [services.desk]
        type = "web"
        version = "2.0.0"
        dependencies.requires = ["cart", "postgres@^1"]

        [[services.desk.network.ingress]]
        host = "desk.example.org"
        path = "/"

        [services.feed]
        type = "worker"
        version = "1.0.0"
        env.LEVEL = "info"
        """;

    /** What people write, and what looks like it. */
    private static final List<String> LINES = List.of(
            "# a comment",
            "",
            "type = \"worker\"",
            "replicas = 7",
            "colour = \"blue\"",
            "password = \"hunter2hunter2\"",
            "description = \"\"\"",
            "description = '''",
            "description = \"[services.cart]\"",
            "tags = [",
            "]",
            "[services.cart]",
            "[services.hall]",
            "[services.hall] # new",
            "[services.cart.metadata]",
            "[services.desk.labels]",
            "[services.feed.health.liveness]",
            "[[services.desk.network.ingress]]",
            "[[services.cart.metadata.links]]",
            " [services.gate]",
            "[ services.gate ]",
            "[services.\"gate\"]",
            "[\"services\".gate]",
            "[services]",
            "services = {}",
            "[services]\ngate.type = \"api\"",
            "services.gate.type = \"api\"",
            "services.cart.owner = \"x\"",
            "[project]",
            "[monitoring]",
            "cart.type = \"api\"",
            "metadata = { tags = [\"a\"], \n x = 1 }",
            "services = [\"cart\"]",
            "version = \"ä\"",
            "x_note = 07:30:00",
            "=");

    private @TempDir Path root;
    private RepositoryFile file;

    @BeforeEach
    void place() {
        file = new RepositoryFile(NAME, root.resolve("services.toml"), DocumentKind.PROJECT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_every_edit_it_says_what_the_whole_says(long seed) throws IOException {
        Random random = new Random(seed);
        RecentTables tables = seed % 2 == 0 ? RecentTables.all() : RecentTables.last(2);
        FileReader reader = new FileReader(ParsedFileCache.none());
        String text = SHOP;
        FollowedFile followed = begun(reader, text, tables);
        for (int edit = 0; edit < 400; edit++) {
            String before = text;
            text = edited(text, random);
            write(text);
            followed = reader.again(file, followed, tables);

            assertThat(followed.file())
                    .describedAs("edit %s of seed %s, from%n%s%nto%n%s", edit, seed, before, text)
                    .isEqualTo(whole());
            assertThat(followed.services().keySet())
                    .containsExactlyElementsOf(
                            new FollowedFile(whole(), null).services().keySet());
            if (!followed.isPlain() && random.nextBoolean()) {
                // Somebody mends it.
                text = SHOP;
            }
        }
    }

    @Test
    void services_that_were_not_touched_are_not_parsed_again() throws IOException {
        RecentTables tables = RecentTables.all();
        FileReader reader = new FileReader(ParsedFileCache.none());
        FollowedFile before = begun(reader, SHOP, tables);
        write(SHOP.replace("replicas = 3", "replicas = 4"));
        FollowedFile after = reader.again(file, before, tables);

        assertThat(after.file()).isEqualTo(whole());
        assertThat(after.services().get("feed")).isSameAs(before.services().get("feed"));
        assertThat(after.services().get("cart")).isNotEqualTo(before.services().get("cart"));
    }

    @Test
    void what_looks_like_a_header_in_a_string_of_several_lines_is_none() throws IOException {
        RecentTables tables = RecentTables.all();
        FileReader reader = new FileReader(ParsedFileCache.none());
        String hall = "[services.hall]\n\"\"\"\n[services.hall.deploy]\nreplicas = 1\n";
        FollowedFile before = begun(reader, "[services.gate]\ntype = \"api\"\ndescription = \"\"\"\n" + hall, tables);
        assertThat(before.isPlain()).isTrue();
        write(hall);

        assertThat(reader.again(file, before, tables).file()).isEqualTo(whole());
    }

    @Test
    void a_file_that_is_saved_as_it_was_is_the_same() throws IOException {
        RecentTables tables = RecentTables.all();
        FileReader reader = new FileReader(ParsedFileCache.none());
        FollowedFile before = begun(reader, SHOP, tables);
        write(SHOP);

        assertThat(reader.again(file, before, tables)).isSameAs(before);
    }

    private FollowedFile begun(FileReader reader, String text, RecentTables tables) throws IOException {
        write(text);
        return reader.followed(file, reader.read(file, tables, Runnable::run));
    }

    private void write(String text) throws IOException {
        Files.writeString(file.path(), text);
    }

    private ParsedFile whole() {
        return new FileReader(ParsedFileCache.none()).read(file, RecentTables.all(), Runnable::run);
    }

    private static String edited(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(8) == 0 ? 0 : random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0 -> lines.add(at, "# " + random.nextInt(100));
            case 1, 2 -> lines.add(at, LINES.get(random.nextInt(LINES.size())));
            case 3 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 4 -> lines.set(at, lines.get(at).replace("1.0.0", random.nextInt(5) + ".1.0"));
            case 5 -> lines.set(at, lines.get(at).replaceFirst("^(.*) = .*", "$1 = \"" + random.nextInt(9) + "\""));
            case 6 -> {
                return text.substring(0, random.nextInt(text.length() + 1)) + (random.nextBoolean() ? "\n" : "");
            }
            default -> lines.remove(at);
        }
        return String.join("\n", lines);
    }
}
