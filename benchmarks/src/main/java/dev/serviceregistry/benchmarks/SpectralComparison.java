package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tomlj.Toml;

/**
 * Measures {@code validate} beside Spectral, a linter that needs no program to be written for its checks either.
 *
 * <p>Both get the same content, Spectral as JSON. It judges by the checks that it can express, which look at one file at a
 * time; {@code validate} by all policies.
 */
final class SpectralComparison {

    private static final int PROJECTS = 50;
    private static final String SPECTRAL = "Spectral";
    private static final String OURS = "validate";

    private final Path home;
    private final Scratch scratch;
    private final Results results;
    private final boolean quick;

    SpectralComparison(Path home, Scratch scratch, Results results, boolean quick) {
        this.home = home;
        this.scratch = scratch;
        this.results = results;
        this.quick = quick;
    }

    void measure(Jdk jdk) throws IOException, InterruptedException {
        results.heading("Spectral on 50 projects of 20 services, by the checks that it can express");
        Path program = home.resolve("benchmarks/target/spectral/node_modules/@stoplight/spectral-cli/dist/index.js");
        if (!Files.exists(program)) {
            results.note("not measured: node or npm is missing, or its packages could not be installed");
            return;
        }
        Path repository = scratch.repository(PROJECTS);
        Path documents = scratch.path("documents");
        writeAsJson(repository, documents);
        Command spectral = new Command(
                List.of(
                        "node",
                        program.toString(),
                        "lint",
                        documents + "/*.json",
                        "--ruleset",
                        home.resolve("benchmarks/src/main/spectral/ruleset.yaml")
                                .toString(),
                        "--quiet",
                        "--format",
                        "json"),
                Map.of());
        Race race = new Race();
        race.add(SPECTRAL, spectral);
        race.add(OURS, jdk.program(WholeProcess.validate(repository), scratch.path("warm")));
        race.run(quick ? 1 : 5);
        results.ratio("its time, times validate by all policies", race.ratio(SPECTRAL, OURS), Target.atLeast(5));
    }

    /** Writes every file that defines services as JSON, all into one folder. */
    static void writeAsJson(Path repository, Path documents) throws IOException {
        Files.createDirectories(documents);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(repository.resolve("projects"))) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            write(repository, file, documents);
        }
        write(repository, repository.resolve("services/catalog.toml"), documents);
    }

    private static void write(Path repository, Path file, Path documents) throws IOException {
        String name = repository.relativize(file).toString().replace('/', '.');
        Files.writeString(documents.resolve(name + ".json"), Toml.parse(file).toJson());
    }
}
