package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/explain.md shows is what the program says; days and places in the catalogue may move. */
class ExplainPageTest {

    private static final Path PAGE = Path.of("..", "docs", "explain.md");
    private static final Path CATALOG = Path.of("..", "catalog");
    private static final String MARK = "$ service-registry ";
    private static final String ELIDED = "…";

    private @TempDir Path folder;

    @Test
    void every_line_that_the_page_shows_is_said_by_its_command() throws IOException {
        Path central = folder.resolve("central");
        copy(CATALOG, central);
        Path payments = central.resolve("projects/payments/services.toml");
        String text = Files.readString(payments);
        int deploy = text.indexOf("[services.psp-connector.deploy]");
        Files.writeString(
                payments,
                text.substring(0, deploy) + text.substring(deploy).replaceFirst("replicas = 3", "replicas = 2"));
        Path stricter = folder.resolve("stricter");
        copy(central, stricter);
        Files.writeString(stricter.resolve("policies/own.toml"), "[rules]\n\"SCH-010\" = { severity = \"error\" }\n");

        int commands = 0;
        String said = "";
        boolean shown = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith(MARK)) {
                String command = line.substring(MARK.length())
                        .replace("../stricter", stricter.toString())
                        .replace(" . ", " " + central + " ");
                said = moved(run(command + " --config " + central));
                commands++;
                shown = true;
            } else if (line.startsWith("```")) {
                shown = false;
            } else if (shown && !line.isEmpty() && !line.equals(ELIDED) && !line.startsWith("Policies of")) {
                assertThat(said).contains(moved(line));
            }
        }
        assertThat(commands).isEqualTo(3);
    }

    private static String run(String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(command.split(" "), out, err);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The text without what moves: lines and columns of TOML files, the root before them, a day, the root as an option. */
    private static String moved(String text) {
        return text.replaceAll("[^ (]*/(?=(projects|policies|services)/)", "")
                .replaceAll("\\.toml(:\\d+)+", ".toml")
                .replaceAll("--expires [-0-9]+", "--expires DAY")
                .replaceAll(" --config [^ ]+", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(all::add);
        }
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
    }
}
