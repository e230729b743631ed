package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportNote;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.Importer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings a project in from other files, with everything that must be said about it. */
final class ProjectImport {

    private ProjectImport() {}

    /** Reads the files; whatever makes them unusable is told at once. */
    static ImportedProject read(Importer importer, List<String> files, ImportOptions options, Call call) {
        List<Path> paths = new ArrayList<>(files.size());
        for (String file : files) {
            paths.add(call.surroundings().directory().resolve(file));
        }
        ImportResult result = result(importer, paths, options, call);
        if (result instanceof ImportedProject project) {
            for (ImportNote note : project.notes()) {
                call.err().line(ShownText.of(note.where() + ": note: " + note.message()));
            }
            return project;
        }
        StringBuilder problems = new StringBuilder();
        for (ImportNote error : ((ImportFailure) result).errors()) {
            problems.append(problems.isEmpty() ? "" : "\n");
            problems.append(error.where()).append(": error: ").append(error.message());
        }
        throw new UsageProblem(problems.toString());
    }

    private static ImportResult result(Importer importer, List<Path> paths, ImportOptions options, Call call) {
        ProgressLine line = ProgressLine.of("importing", call);
        try {
            return importer.importFiles(paths, options);
        } finally {
            line.close();
        }
    }

    /** The name for a project that a file describes: that of its directory, as far as a name may be so. */
    static String nameFor(String file, Call call) {
        Path path =
                call.surroundings().directory().resolve(file).toAbsolutePath().normalize();
        Path directory = Files.isDirectory(path) ? path : path.getParent();
        Path last = directory == null ? null : directory.getFileName();
        StringBuilder name = new StringBuilder();
        for (char c : (last == null ? "" : last.toString()).toCharArray()) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || !name.isEmpty()) {
                name.append(letter || c == '.' || c == '_' ? c : '-');
            }
        }
        return name.isEmpty() ? "project" : name.toString();
    }

    /** Refuses a name that a folder of projects/ may not have. */
    static void requireName(ImportOptions options, Call call) {
        if (!options.hasValidName()) {
            throw call.settings()
                    .problem(
                            "project",
                            "'" + options.projectName() + "' is no name of a project: write letters, digits, '.', '_'"
                                    + " and '-', first a letter or digit");
        }
    }

    /** Writes the project into the repository. */
    static void write(ImportedProject project, Repository repository, AuditOptions audit, Call call)
            throws IOException {
        Map<String, String> texts = new TreeMap<>();
        project.files().forEach((file, text) -> texts.put(file, EditorSchemas.commented(file, text, repository)));
        new RepositoryTexts(repository, texts).write(audit, call);
        if (!call.common().quiet) {
            texts.keySet().forEach(file -> call.out().line("wrote " + repository.shown(file)));
        }
        count(project, call);
    }

    /** Says how much was brought in. */
    static void count(ImportedProject project, Call call) {
        if (!call.common().quiet) {
            ImportCounts counts = project.counts();
            call.out()
                    .line(String.join(
                                    ", ",
                                    some(counts.services(), "service", "services"),
                                    some(counts.ports(), "port", "ports"),
                                    some(counts.variables(), "environment variable", "environment variables"),
                                    some(counts.volumes(), "volume", "volumes"),
                                    some(counts.dependencies(), "dependency", "dependencies"),
                                    some(counts.calls(), "call", "calls"))
                            + "; " + some(project.notes().size(), "note", "notes"));
        }
    }

    private static String some(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
