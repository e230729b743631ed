package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.Checksum;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.schema.JsonSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the JSON Schemas by which an editor completes and checks a repository's files. */
final class SchemasCommand implements Action {

    private boolean check;

    private final AuditOptions audit = new AuditOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Writes the JSON Schemas of the repository's TOML files into schemas/, so that an editor completes"
                                + " and checks them while you type.",
                        "schemas",
                        "schemas --check")
                .note(
                        "An editor finds the schema of a file by its first line, such as '#:schema ../schemas/catalog.json'"
                                + " in services/catalog.toml; 'init' and 'import' write it. Write them anew with every version of"
                                + " this program.")
                .flag(
                        "--check",
                        "Write nothing; exit with 1 when a schema is missing or not this version's.",
                        value -> check = value);
        audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        Repository repository = call.repository();
        SortedMap<String, String> stale = new TreeMap<>();
        for (Map.Entry<String, String> file : EditorSchemas.files().entrySet()) {
            byte[] wanted = file.getValue().getBytes(StandardCharsets.UTF_8);
            if (!Checksum.isSame(written(file.getKey(), repository), wanted)) {
                stale.put(file.getKey(), file.getValue());
            }
        }
        List<String> lines = new ArrayList<>();
        if (!check) {
            new RepositoryTexts(repository, stale).write(audit, call);
        }
        stale.keySet().forEach(file -> lines.add((check ? "stale " : "wrote ") + repository.shown(file)));
        if (stale.isEmpty()) {
            lines.add("the schemas are up to date");
        }
        if (!call.common().quiet) {
            lines.forEach(call.out()::line);
        }
        return check && !stale.isEmpty() ? Program.FINDINGS : Program.OK;
    }

    /** What stands there already; empty when nothing does. */
    private static byte[] written(String file, Repository repository) throws IOException {
        Path path = repository.root().resolve(file);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        byte[] text = Files.isRegularFile(path) ? FileReader.bytes(path) : new byte[0];
        // What is not UTF-8 becomes another text, which is no schema either.
        if (!JsonSchema.isOne(new String(text, StandardCharsets.UTF_8))) {
            throw new UsageProblem(
                    repository.shown(file) + " was not written by this program; move it away, or remove it");
        }
        return text;
    }
}
