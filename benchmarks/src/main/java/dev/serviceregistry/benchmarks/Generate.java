package dev.serviceregistry.benchmarks;

import dev.serviceregistry.benchmarks.generator.GeneratedRepository;
import dev.serviceregistry.benchmarks.generator.RepositorySize;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a generated repository into a folder. */
public final class Generate {

    private Generate() {}

    /**
     * Generates.
     *
     * @param arguments a folder, then how many projects, services in each and dependencies of each, the share of services
     *     with a defect, and a seed
     */
    public static void main(String[] arguments) throws IOException {
        RepositorySize size = new RepositorySize(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Double.parseDouble(arguments[4]),
                Long.parseLong(arguments[5]));
        GeneratedRepository repository = GeneratedRepository.of(size);
        long bytes = repository.writeTo(Path.of(arguments[0]));
        System.out.println(bytes + " bytes, " + repository.defects().size() + " defects");
    }
}
