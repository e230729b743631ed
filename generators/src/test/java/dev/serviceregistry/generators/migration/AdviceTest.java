package dev.serviceregistry.generators.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

    private static final String LEDGER = """
            [services.ledger]
            type = "api"
            version = "1.0.0"
            """;

    private @TempDir Path root;

    private Advice advice(String kind, String before, String after) throws IOException {
        return adviceOf(kind, "services/catalog.toml", LEDGER + before + "\n", LEDGER + after + "\n");
    }

    private Advice adviceOf(String kind, String file, String before, String after) throws IOException {
        RegistryReader reader = new RegistryReader();
        Reading old = reader.read(state("before", file, before));
        Change change = CatalogComparison.between(old, reader.read(state("after", file, after))).changes().stream()
                .filter(found -> found.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return Advice.of(change);
    }

    private Path state(String name, String file, String text) throws IOException {
        Path state = root.resolve(name);
        write(state.resolve("services/catalog.toml"), "");
        write(state.resolve(file), text);
        return state;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    16.4 | 17.0 | Read what the program says of the way from 16.4 to 17.0, and try what you use of \
                    ledger with a copy of its data
                    1.27.2 | 1.27.1 | Try what you use of ledger with image tag 1.27.1, and whether it reads the data \
                    that 1.27.2 has written
                    3.13.1 | latest | Try what you use of ledger with image tag latest, and be ready for another image \
                    under that tag at any time; an override of container.tag keeps 3.13.1
                    1.27.1 | 1.27.2 | Try what you use of ledger with image tag 1.27.2
                    """)
    void another_tag_asks_to_be_tried_for_what_it_may_do(String old, String now, String check) throws IOException {
        String image = "container = { image = \"nginx\", tag = \"%s\" }";

        assertThat(advice("image-tag-changed", image.formatted(old), image.formatted(now))
                        .check())
                .isEqualTo(check);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    production | retired | Use what takes the place of ledger, or do without it, since ledger is \
                    retired, and no longer production
                    experimental | deprecated | Plan how to do without ledger, since ledger is deprecated, and no \
                    longer experimental
                    production | experimental | Rely no more on ledger than on what may change or go at any time, \
                    since ledger is experimental, and no longer production
                    retired | production | Make sure that it still does what you need, since ledger is production, \
                    and no longer retired
                    """)
    void another_state_asks_for_what_it_means(String old, String now, String action) throws IOException {
        String state = "lifecycle = \"%s\"";

        assertThat(advice("lifecycle-changed", state.formatted(old), state.formatted(now))
                        .action())
                .isEqualTo(action);
    }

    @Test
    void fewer_replicas_are_told_with_what_the_tier_demands() throws IOException {
        String replicas = "criticality = \"critical\"\ndeploy.replicas = ";

        assertThat(advice("replicas-changed", replicas + "3", replicas + "1").check())
                .isEqualTo("Make sure that your own promises hold while ledger runs 1 replica in place of 3, where its"
                        + " tier critical demands 3");
        assertThat(advice("replicas-changed", replicas + "5", replicas + "4").check())
                .isEqualTo("Make sure that your own promises hold while ledger runs 4 replicas in place of 5");
    }

    @Test
    void a_tag_that_is_gone_is_told_as_none_and_kept_by_nobody_without_the_catalogue() throws IOException {
        String image = "container = { image = \"nginx\", tag = \"1.27.1\" }";

        assertThat(advice("image-tag-changed", image, "container.image = \"nginx\"")
                        .check())
                .isEqualTo(
                        "Try what you use of ledger without an image tag, and be ready for another image at any time;"
                                + " an override of container.tag keeps 1.27.1");
        assertThat(adviceOf(
                                "image-tag-changed",
                                "projects/shop/services.toml",
                                LEDGER + image,
                                LEDGER + image.replace("1.27.1", "latest"))
                        .check())
                .isEqualTo("Try what you use of ledger with image tag latest, and be ready for another image under that"
                        + " tag at any time");
    }
}
