package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.files.FileNames;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.toml.TomlDocument;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.toml.TomlProblem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The overlays of projects; read when something is generated, since no policy judges them.
 *
 * @param overlays what is changed, sorted by project and file
 * @param problems what is wrong with the files
 */
public record Overlays(List<Overlay> overlays, List<Diagnostic> problems) {

    private static final String ENDING = ".toml";

    /** No overlay at all. */
    public static Overlays none() {
        return new Overlays(List.of(), List.of());
    }

    /** Reads what stands at {@code projects/PROJECT/overlays/FORMAT/[TARGET/]FILE.toml}. */
    public static Overlays read(Path root, Collection<String> projects) throws IOException {
        Overlays read = new Overlays(new ArrayList<>(), new ArrayList<>());
        for (String project : projects) {
            Path folder = root.resolve("projects").resolve(project).resolve("overlays");
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        String name = FileNames.text(root.relativize(file));
                        String below = FileNames.text(folder.relativize(file));
                        read.add(project, name, below, file, attributes.isRegularFile());
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        }
        read.overlays.sort(Comparator.comparing(Overlay::project).thenComparing(Overlay::source));
        read.problems.sort(Comparator.comparing(Diagnostic::source));
        return read;
    }

    private void add(String project, String name, String below, Path file, boolean regular) throws IOException {
        int slash = below.indexOf('/');
        SourceLocation start = SourceLocation.startOf(name);
        if (slash < 0 || !below.endsWith(ENDING) || !regular) {
            problem(
                    DiagnosticKind.INVALID_VALUE,
                    project,
                    name,
                    "is no overlay: write FORMAT/FILE.toml or FORMAT/TARGET/FILE.toml, such as"
                            + " docker/compose.yaml.toml, and no link",
                    start);
            return;
        }
        TomlDocument document = TomlParser.parse(name, FileReader.bytes(file));
        for (TomlProblem problem : document.problems()) {
            if (problem.kind() != DiagnosticKind.NEWER_TOML) {
                problem(problem.kind(), project, name, problem.message(), problem.source());
            }
        }
        if (document.usable()) {
            String generated = below.substring(slash + 1, below.length() - ENDING.length());
            overlays.add(new Overlay(project, below.substring(0, slash), generated, document.content(), start));
        }
    }

    private void problem(DiagnosticKind kind, String project, String name, String message, SourceLocation source) {
        problems.add(new Diagnostic(kind, new Subject(project, "", name), message, source));
    }
}
