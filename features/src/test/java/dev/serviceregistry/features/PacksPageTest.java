package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/packs.md says, from its first line to its last, and sees what it shows. */
class PacksPageTest {

    private static final Path PAGE = Path.of("..", "docs", "packs.md");

    private @TempDir Path root;

    @Test
    void every_command_of_the_page_prints_what_the_page_shows() throws IOException {
        PageRun run = PageRun.of(PAGE, root);

        assertThat(run.commands()).isEqualTo(3);
        assertThat(run.files()).isEqualTo(8);
    }
}
