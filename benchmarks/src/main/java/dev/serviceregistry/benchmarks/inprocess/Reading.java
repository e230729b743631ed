package dev.serviceregistry.benchmarks.inprocess;

import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** From files to facts without a cache, beside the library's parsing of the same files on as many threads. */
@State(Scope.Benchmark)
public class Reading {

    private GeneratedFolder folder;
    private List<Path> files;

    @Setup
    public void write() throws IOException {
        folder = new GeneratedFolder(0.01);
        files = folder.files();
    }

    @TearDown
    public void delete() throws IOException {
        folder.delete();
    }

    @Benchmark
    public FactSet facts() {
        return new RegistryReader().read(folder.root()).registry().facts();
    }

    @Benchmark
    public List<TomlParseResult> toml() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<TomlParseResult>> tasks = new ArrayList<>();
            for (Path file : files) {
                tasks.add(() -> Toml.parse(Files.readString(file)));
            }
            List<TomlParseResult> results = new ArrayList<>();
            for (Future<TomlParseResult> result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
