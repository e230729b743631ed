package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.FileNames;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changes how a repository is judged, or what is generated from it, without being declared: overlays, the options of the
 * program, the organisation's own rules. Read when two states are compared, since nothing else asks for all of it.
 */
public final class FurtherFiles {

    /** Where the organisation's own rules stand. */
    public static final String RULES = "policies/rules";

    private static final String RULE = ".drl";
    private static final String TOML = ".toml";

    private final Path root;
    private final List<String> projects;
    private @Nullable SortedMap<String, ParsedFile> files;

    FurtherFiles(Path root, List<String> projects) {
        this.root = root;
        this.projects = List.copyOf(projects);
    }

    /** The folder of a project's overlays. */
    public static String overlays(String project) {
        return "projects/" + project + "/overlays";
    }

    /** The files by name; of rules no more than the digest, of the others what they say with every secret masked. */
    public synchronized SortedMap<String, ParsedFile> byName() {
        SortedMap<String, ParsedFile> known = files;
        if (known == null) {
            known = Collections.unmodifiableSortedMap(read());
            files = known;
        }
        return known;
    }

    private SortedMap<String, ParsedFile> read() {
        SortedMap<String, ParsedFile> found = new TreeMap<>();
        if (Files.exists(root.resolve(SettingsFile.NAME))) {
            found.put(SettingsFile.NAME, FileReader.readWithoutSchema(SettingsFile.NAME, path(SettingsFile.NAME)));
        }
        for (String project : projects) {
            for (String name : below(overlays(project), TOML, Set.of())) {
                found.put(name, FileReader.readWithoutSchema(name, path(name)));
            }
        }
        for (String name : below(RULES, RULE, EnumSet.of(FileVisitOption.FOLLOW_LINKS))) {
            found.put(name, FileReader.digested(name, path(name)));
        }
        return found;
    }

    private Path path(String name) {
        return root.resolve(name);
    }

    /** The names of the files of one ending in a folder; none where there is no such folder. */
    private Set<String> below(String folder, String ending, Set<FileVisitOption> options) {
        Set<String> found = new TreeSet<>();
        if (Files.isDirectory(root.resolve(folder))) {
            try {
                Files.walkFileTree(root.resolve(folder), options, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        return found(file);
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem) {
                        return found(file);
                    }

                    private FileVisitResult found(Path file) {
                        String name = FileNames.text(root.relativize(file));
                        if (name.endsWith(ending)) {
                            found.add(name);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
