package dev.serviceregistry.benchmarks;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Generators;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.WrittenSecretTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Generates every format of repositories of any size, and writes the same bytes to files, in turn; tells the least time of
 * each.
 */
final class GeneratingProcess {

    private static final int ROUNDS = 2;

    private GeneratingProcess() {}

    /**
     * Prints, for each repository in its turn, how many services there are, how many bytes were generated, and the
     * milliseconds that both took. The first is gone through once more before, for the compiler of the JVM.
     *
     * @param arguments a folder to write to, then the repositories
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        measure(Path.of(arguments[1]), folder);
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(measure(Path.of(arguments[i]), folder));
        }
    }

    private static String measure(Path repository, Path folder) throws IOException {
        Reading reading = new RegistryReader().read(repository);
        GenerationRequest request = GenerationRequest.everything(new WrittenSecretTexts(repository, reading.files()));
        double generated = Double.MAX_VALUE;
        double written = Double.MAX_VALUE;
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            SortedMap<String, String> files = generate(reading.registry(), request);
            generated = Math.min(generated, milliseconds(start));
            Scratch.delete(folder);
            start = System.nanoTime();
            bytes = write(files, folder);
            written = Math.min(written, milliseconds(start));
        }
        Scratch.delete(folder);
        int services = reading.registry().projects().stream()
                .mapToInt(project -> reading.registry().services(project.name()).size())
                .sum();
        return services + " " + bytes + " " + generated + " " + written;
    }

    private static SortedMap<String, String> generate(ServiceRegistry registry, GenerationRequest request) {
        SortedMap<String, String> files = new TreeMap<>();
        for (CodeGenerator generator : Generators.installed().values()) {
            generator
                    .generate(registry, request)
                    .files()
                    .forEach((path, text) -> files.put(generator.format() + "/" + path, text));
        }
        return files;
    }

    private static long write(Map<String, String> files, Path folder) throws IOException {
        long bytes = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            bytes += Files.size(path);
        }
        return bytes;
    }

    private static double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
