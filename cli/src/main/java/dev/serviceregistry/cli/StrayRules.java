package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds files of rules where none are read: what they demand would be missed in silence. */
final class StrayRules {

    private static final List<String> FOLDERS = List.of("policies", "rules");

    private final Path root;
    private final List<Path> read = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    private StrayRules(Path root) {
        this.root = root;
    }

    /** Names each such file on standard error, with the place where it would be read. */
    static void warn(Call call) {
        Repository repository = call.repositoryIfThere();
        if (repository == null) {
            return;
        }
        for (String file :
                in(repository.root(), call.ruleFolders(), call.surroundings().directory())) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            String right = RuleFolder.OF_REPOSITORY + "/"
                    + name.substring(0, name.length() - RuleFolder.SUFFIX.length()) + RuleFolder.SUFFIX;
            call.err()
                    .line(repository.shown(file) + ": warning: is not judged by; rules stand in "
                            + repository.shown(right));
        }
    }

    /** The files below a root, sorted, but for those in folders that the call names. */
    static List<String> in(Path root, List<String> folders, Path directory) {
        StrayRules stray = new StrayRules(root);
        folders.forEach(folder ->
                stray.read.add(directory.resolve(folder).toAbsolutePath().normalize()));
        FOLDERS.forEach(stray::look);
        stray.found.sort(null);
        return stray.found;
    }

    private void look(String folder) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return;
        }
        try {
            Files.walkFileTree(root.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    boolean isHidden = path.getFileName().toString().startsWith(".");
                    return isHidden || read.contains(path.toAbsolutePath().normalize())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    add(FileNames.text(root.relativize(path)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException problem) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path path, @Nullable IOException problem) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        boolean isRule = name.toLowerCase(Locale.ROOT).endsWith(RuleFolder.SUFFIX) && !name.startsWith(".");
        boolean isRead = file.startsWith(RuleFolder.OF_REPOSITORY + "/") && name.endsWith(RuleFolder.SUFFIX);
        if (isRule && !isRead) {
            found.add(file);
        }
    }
}
