package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.source.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The policies that the program ships with, as texts. */
final class BundledPolicies {

    private static final Path FOLDER = Path.of("..", "..", "rules", "src", "main", "resources", "policies");

    private BundledPolicies() {}

    static List<RuleFile> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<RuleFile> policies = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                policies.add(
                        new RuleFile(FOLDER.relativize(file).toString().replace('\\', '/'), Files.readString(file)));
            }
            return policies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
