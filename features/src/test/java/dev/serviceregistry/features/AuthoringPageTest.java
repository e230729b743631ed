package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/authoring.md says, from its first line to its last, and sees what it shows. */
class AuthoringPageTest {

    private static final Path PAGE = Path.of("..", "docs", "authoring.md");

    private @TempDir Path root;

    @Test
    void every_command_of_the_page_prints_what_the_page_shows() throws IOException {
        PageRun run = PageRun.of(PAGE, root);

        assertThat(run.commands()).isEqualTo(11);
        assertThat(run.files()).isEqualTo(6);
    }
}
