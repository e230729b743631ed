package dev.serviceregistry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a central repository is made and from which files.
 *
 * @param directory the directory as it was written, {@code .} for here
 * @param files what is brought in; empty for nothing
 */
record InitTarget(String directory, List<String> files) {

    /**
     * Tells the directory from the files: one that stands behind the last file was taken for a file at first.
     *
     * @param directory the directory where it stands before all files; empty where it does not
     * @param otherwise the directory where none is written
     */
    static InitTarget of(String directory, List<String> from, String otherwise, Call call) {
        if (!directory.isEmpty() || from.size() < 2) {
            return new InitTarget(directory.isEmpty() ? otherwise : directory, List.copyOf(from));
        }
        String last = from.get(from.size() - 1);
        if (isFile(last, call)) {
            return new InitTarget(otherwise, List.copyOf(from));
        }
        List<String> files = List.copyOf(from.subList(0, from.size() - 1));
        for (String file : files) {
            if (Files.isDirectory(resolved(file, call))) {
                throw new UsageProblem("--from: it is not clear whether '" + last + "' is brought in or is the new"
                        + " repository\nWrite the new repository first: service-registry init DIR --from FILE…");
            }
        }
        return new InitTarget(last, files);
    }

    private static boolean isFile(String name, Call call) {
        return Files.isRegularFile(resolved(name, call))
                || name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.endsWith(".json");
    }

    private static Path resolved(String name, Call call) {
        return call.surroundings().directory().resolve(name);
    }
}
