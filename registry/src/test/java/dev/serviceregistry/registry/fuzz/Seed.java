package dev.serviceregistry.registry.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files that belong together, as somebody wrote them or as a mutation left them.
 *
 * @param name tells it from the others of its format
 * @param inputs the files that are handed in, in order; the others lie beside them
 * @param files the content of each file by its path
 * @param mutated the paths of those that are no longer as they were written
 */
record Seed(String name, List<String> inputs, SortedMap<String, byte[]> files, Set<String> mutated) {

    Seed {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        mutated = Set.copyOf(mutated);
    }

    Seed(String name, List<String> inputs, SortedMap<String, byte[]> files) {
        this(name, inputs, files, Set.of());
    }

    /** The same with another content of one file. */
    Seed with(String file, byte[] content) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(file, content);
        Set<String> names = new HashSet<>(mutated);
        names.add(file);
        return new Seed(name, inputs, changed, names);
    }

    /** How many bytes there are in all files. */
    long size() {
        return files.values().stream().mapToLong(content -> content.length).sum();
    }

    /** What is not in the folder as it is here, by its path; empty when nobody wrote anything. */
    List<String> differences(Path folder) {
        List<String> differences = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                String file = folder.relativize(path).toString();
                if (!Arrays.equals(files.get(file), Files.readAllBytes(path))) {
                    differences.add(file);
                }
            }
            files.keySet().stream()
                    .filter(file -> !Files.exists(folder.resolve(file)))
                    .forEach(differences::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return differences;
    }

    /** Writes some of its files. */
    void write(Path folder, Set<String> names) {
        for (String file : names) {
            try {
                Path path = folder.resolve(file);
                Files.createDirectories(path.getParent());
                Files.write(path, files.get(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
