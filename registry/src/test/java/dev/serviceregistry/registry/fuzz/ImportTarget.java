package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportNote;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.Importer;
import dev.serviceregistry.registry.toml.TomlDocument;
import dev.serviceregistry.registry.toml.TomlParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

/**
 * An importer.
 *
 * @param name what it imports
 * @param format the format of its seeds
 * @param importer calls it
 */
record ImportTarget(String name, Format format, Importer importer) implements Target {

    @Override
    public int mutations() {
        return 400;
    }

    @Override
    public Supplier<Answer> take(Path folder, Seed seed) {
        List<Path> files = seed.inputs().stream().map(folder::resolve).toList();
        ImportResult result = importer.importFiles(files, new ImportOptions("shop", "@team"));
        return () -> answer(result, folder);
    }

    private static Answer answer(ImportResult result, Path folder) {
        Answer answer = new Answer();
        List<ImportNote> notes = List.of();
        if (result instanceof ImportFailure failure) {
            answer.refused = true;
            notes = failure.errors();
            answer.contradiction = notes.isEmpty() ? "it is refused for no reason" : "";
        } else if (result instanceof ImportedProject project) {
            notes = project.notes();
            answer.written.putAll(project.files());
            answer.contradiction = mistakes(project.files());
        }
        for (ImportNote note : notes) {
            answer.said.add(new Answer.Said(relative(note.where(), folder), note.message()));
        }
        return answer;
    }

    /** What is wrong with the files that would be written: any reader of TOML must take them, ours too. */
    private static String mistakes(Map<String, String> written) {
        if (written.isEmpty()) {
            return "nothing would be written";
        }
        for (Map.Entry<String, String> file : written.entrySet()) {
            TomlParseResult toml = Toml.parse(file.getValue(), TomlVersion.V1_0_0);
            TomlDocument document =
                    TomlParser.parse(file.getKey(), file.getValue().getBytes(UTF_8));
            if (toml.hasErrors() || !document.usable()) {
                return file.getKey() + " would be no TOML: " + toml.errors() + document.problems();
            }
        }
        return "";
    }

    private static SourceLocation relative(SourceLocation where, Path folder) {
        String file = Path.of(where.file()).isAbsolute()
                ? folder.relativize(Path.of(where.file())).toString()
                : where.file();
        return new SourceLocation(file, where.line(), where.column(), where.endLine(), where.endColumn());
    }
}
