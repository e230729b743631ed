package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SARIF as its schema and Microsoft's validator, with the rules of GitHub, see it. */
@Tag("oracles")
class SarifJudgesTest {

    private static final Path MULTITOOL =
            Path.of("target", "oracles", "node_modules", "@microsoft", "sarif-multitool-linux");

    private @TempDir Path scratch;

    /** The repositories that are reported on. */
    private enum Repository {
        SOUND,
        PLANTED,
        HOSTILE,
        LARGE;

        Path in(Path root) throws IOException {
            return switch (this) {
                case SOUND -> Reports.sound(root);
                case PLANTED -> Reports.PLANTED;
                case HOSTILE -> Reports.hostile(root);
                case LARGE -> Reports.large(root);
            };
        }
    }

    private static JsonSchema schema() throws IOException {
        String text = Files.readString(MULTITOOL.resolve("sarif-2.1.0.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    @ParameterizedTest
    @EnumSource
    void a_report_is_as_the_schema_of_the_format_says(Repository repository) throws IOException {
        String sarif = Reports.of(repository.in(scratch), "validate", "-f", "sarif");

        assertThat(schema().validate(sarif, InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_schema_refuses_what_is_no_sarif() throws IOException {
        String sarif = Reports.of(Reports.PLANTED, "validate", "-f", "sarif").replace("\"startLine\":", "\"line\":");

        assertThat(schema().validate(sarif, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOUND", "PLANTED", "HOSTILE"})
    void the_validator_finds_nothing_that_github_would_refuse_or_lose(Repository repository)
            throws IOException, InterruptedException {
        Path sarif = scratch.resolve("report.sarif");
        Files.writeString(sarif, Reports.of(repository.in(scratch.resolve("repository")), "validate", "-f", "sarif"));

        String said = validate(sarif);

        assertThat(said).contains("Analysis completed successfully");
        // The program has no page of its own on the web that it could name.
        assertThat(said.lines()
                        .filter(line -> line.contains("): error ") || line.contains("): warning "))
                        .filter(line -> !line.contains("'informationUri'")))
                .isEmpty();
    }

    @Test
    void the_validator_refuses_what_github_would_refuse() throws IOException, InterruptedException {
        Path sarif = scratch.resolve("report.sarif");
        Files.writeString(
                sarif,
                Reports.of(Reports.PLANTED, "validate", "-f", "sarif")
                        .replaceAll("\"uri\":\"[^\"]*\"", "\"uri\":\"/absolute/%\""));

        assertThat(validate(sarif)).contains("): error ");
    }

    private String validate(Path sarif) throws IOException, InterruptedException {
        Path output = scratch.resolve("said.txt");
        ProcessBuilder process = new ProcessBuilder(
                MULTITOOL.resolve("Sarif.Multitool").toAbsolutePath().toString(),
                "validate",
                sarif.toString(),
                "--rule-kind",
                "Sarif;Gh",
                "--level",
                "Error;Warning");
        process.environment().put("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
        process.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output);
    }
}
