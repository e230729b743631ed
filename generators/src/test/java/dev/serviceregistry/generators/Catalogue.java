package dev.serviceregistry.generators;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.WrittenSecretTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A repository that a test writes.
 *
 * @param root its folder
 */
public record Catalogue(Path root) {

    /** Writes a file of it. */
    public Catalogue with(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** What a generator makes of it. */
    public GeneratedFiles generate(CodeGenerator generator) {
        Reading reading = new RegistryReader().read(root);
        return generator.generate(
                reading.registry(), GenerationRequest.everything(new WrittenSecretTexts(root, reading.files())));
    }

    /** What was lost, each with where and why. */
    public static List<String> losses(GeneratedFiles files) {
        return files.losses().stream()
                .map(loss -> loss.key() + ": " + loss.reason())
                .toList();
    }
}
