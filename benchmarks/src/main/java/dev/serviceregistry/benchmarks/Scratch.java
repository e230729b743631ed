package dev.serviceregistry.benchmarks;

import dev.serviceregistry.benchmarks.generator.GeneratedRepository;
import dev.serviceregistry.benchmarks.generator.RepositorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what is measured, which is gone afterwards. */
final class Scratch implements AutoCloseable {

    private static final int SERVICES = 20;
    private static final int DEPENDENCIES = 5;
    private static final double DEFECTS = 0.01;
    private static final long SEED = 1;

    private final Path folder;

    Scratch() throws IOException {
        folder = Files.createTempDirectory("service-registry-benchmarks");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** A generated repository of so many projects with twenty services each. */
    Path repository(int projects) throws IOException {
        Path root = path("repository-" + projects);
        if (!Files.exists(root)) {
            write(projects, root);
        }
        return root;
    }

    /** Writes a generated repository of so many projects with twenty services each. */
    static void write(int projects, Path root) throws IOException {
        GeneratedRepository.of(new RepositorySize(projects, SERVICES, DEPENDENCIES, DEFECTS, SEED))
                .writeTo(root);
    }

    /** The file of services of one of a repository's projects. */
    static Path someServices(Path repository) throws IOException {
        try (Stream<Path> projects = Files.list(repository.resolve("projects"))) {
            return projects.sorted().findFirst().orElseThrow().resolve("services.toml");
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
