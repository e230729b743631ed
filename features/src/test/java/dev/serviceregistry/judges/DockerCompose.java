package dev.serviceregistry.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Debian's docker-compose 1.29, which says how it understands a file. */
public final class DockerCompose {

    private static final String VARIABLE = "    environment: ";
    private static final Pattern MISSING_FOLDER = Pattern.compile("build path (\\S+) either does not exist");

    private DockerCompose() {}

    /**
     * What it said.
     *
     * @param config the file as it understands it; empty when it refuses it
     * @param refusal why it refuses it; empty when it does not
     */
    public record Answer(Map<?, ?> config, String refusal) {}

    /** How it understands a file, with these variables set; makes the folders that images are built from. */
    public static Answer config(Path file, Path project, Map<String, String> variables) throws IOException {
        Path out = Files.createTempFile("config", ".yaml");
        Path err = Files.createTempFile("config", ".txt");
        try {
            ProcessBuilder process = new ProcessBuilder(List.of(
                            "docker-compose",
                            "--file",
                            file.toString(),
                            "--project-directory",
                            project.toString(),
                            "config"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            process.environment().putAll(variables);
            while (process.start().waitFor() != 0) {
                String refusal = Files.readString(err);
                Matcher missing = MISSING_FOLDER.matcher(refusal);
                if (!missing.find() || Files.exists(Path.of(missing.group(1)))) {
                    return new Answer(Map.of(), refusal);
                }
                Files.createDirectories(Path.of(missing.group(1)));
            }
            LoadSettings settings =
                    LoadSettings.builder().setMaxAliasesForCollections(10_000).build();
            return new Answer((Map<?, ?>) new Load(settings).loadFromString(Files.readString(out)), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for docker-compose was interrupted", e);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The file without what 1.29 does not know yet; what comes from a variable is there already to it. */
    public static void write(Path file, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        String section = "";
        for (String line : text.split("\n", -1)) {
            section = line.matches("[a-z]+:.*") ? line : section;
            if (section.matches("configs:|secrets:") && line.startsWith(VARIABLE)) {
                lines.add("    external: true");
                lines.add("    name: " + line.substring(VARIABLE.length()));
            } else if (!line.startsWith("name: ") && !line.contains(" app_protocol: ")) {
                lines.add(line);
            }
        }
        Files.writeString(file, String.join("\n", lines));
    }
}
