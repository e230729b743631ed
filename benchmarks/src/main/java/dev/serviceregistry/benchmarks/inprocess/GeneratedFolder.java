package dev.serviceregistry.benchmarks.inprocess;

import dev.serviceregistry.benchmarks.generator.GeneratedRepository;
import dev.serviceregistry.benchmarks.generator.RepositorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A generated repository of 50 projects with 20 services each, in a folder that is gone afterwards. */
final class GeneratedFolder {

    private final Path root;

    /**
     * Writes it.
     *
     * @param defects the share of services with a defect, from 0 to 1
     */
    GeneratedFolder(double defects) throws IOException {
        root = Files.createTempDirectory("service-registry-benchmark");
        GeneratedRepository.of(new RepositorySize(50, 20, 5, defects, 1)).writeTo(root);
    }

    Path root() {
        return root;
    }

    /** Every file of TOML. */
    List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
