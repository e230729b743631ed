package dev.serviceregistry.generators.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SecretTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes Compose files of the services of one project. */
final class ComposeFiles {

    private ComposeFiles() {}

    /** The Compose file for these services of the project shop, of which nothing is lost. */
    static String compose(Path root, String services) throws IOException {
        write(root, services);
        GeneratedFiles generated = generate(root, GenerationRequest.everything(SecretTexts.none()));
        assertThat(generated.losses()).isEmpty();
        return text(root);
    }

    /** The Compose file for what was written. */
    static String text(Path root) {
        GeneratedFiles generated = generate(root, GenerationRequest.everything(SecretTexts.none()));
        String text = generated.files().get("default/shop/compose.yaml");
        return text.substring(text.indexOf("---\n") + 4);
    }

    /** What of these services is lost, with the reason. */
    static List<String> losses(Path root, String services) throws IOException {
        write(root, services);
        return generate(root, GenerationRequest.everything(SecretTexts.none())).losses().stream()
                .map(loss -> loss.key() + ": " + loss.reason())
                .toList();
    }

    static GeneratedFiles generate(Path root, GenerationRequest request) {
        return new DockerGenerator().generate(new RegistryReader().read(root).registry(), request);
    }

    /** Writes these services of the project shop. */
    static void write(Path root, String services) throws IOException {
        Files.createDirectories(root.resolve("services"));
        Files.createDirectories(root.resolve("projects/shop"));
        Files.createDirectories(root.resolve("projects/mail"));
        Files.writeString(root.resolve("services/catalog.toml"), "");
        Files.writeString(root.resolve("projects/shop/services.toml"), services);
    }
}
