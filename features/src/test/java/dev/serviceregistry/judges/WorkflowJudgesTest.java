package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflows as actionlint sees them. */
@Tag("oracles")
class WorkflowJudgesTest {

    private static final Path WORKFLOW = Path.of("..", "catalog", ".github", "workflows", "validate.yml");

    private @TempDir Path scratch;

    @Test
    void actionlint_has_nothing_to_say_of_the_workflow() throws IOException, InterruptedException {
        assertThat(actionlint(Files.readString(WORKFLOW))).contains("All workflow files passed lint checks");
    }

    @Test
    void actionlint_finds_a_mistake() throws IOException, InterruptedException {
        String broken = Files.readString(WORKFLOW).replace("vars.SERVICE_REGISTRY_REF", "vers.SERVICE_REGISTRY_REF");

        assertThat(actionlint(broken)).contains("undefined variable \"vers\"");
    }

    private String actionlint(String workflow) throws IOException, InterruptedException {
        Path file = scratch.resolve(".github/workflows/validate.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, workflow);
        Path tool =
                Path.of("target", "oracles", "node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js");
        Path output = scratch.resolve("said.txt");
        new ProcessBuilder("node", tool.toAbsolutePath().toString(), ".github/workflows/validate.yml")
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output);
    }
}
