package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.WrittenSecretTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A repository whose projects are delivered from git. */
public final class DeliveredRepository {

    private static final String CATALOGUE = """
            [catalog]
            name = "central"
            [teams.shop]
            slack = "#shop"
            """;

    private static final String SERVICES = """
            [project]
            owner = "shop"
            [services.web]
            type = "web"
            version = "1.0.0"
            port = 8080
            container.image = "web"
            network.ingress = [{ host = "shop.example.org" }]
            deploy.replicas = 4
            [services.worker]
            type = "worker"
            version = "1.0.0"
            container.image = "worker"
            [services.db]
            type = "database"
            version = "1.0.0"
            port = 5432
            container.image = "postgres"
            deploy.kind = "statefulset"
            """;

    private static final String PROMETHEUS = """
            [services.prometheus]
            type = "telemetry"
            version = "3.0.0"
            port = 9090
            container.image = "quay.io/prometheus/prometheus"
            """;

    private final Path root;

    /** A repository with the projects shop and watch in an empty directory. */
    public DeliveredRepository(Path root) throws IOException {
        this.root = root;
        write("services/catalog.toml", CATALOGUE);
        write("projects/shop/services.toml", SERVICES);
        write("projects/watch/services.toml", PROMETHEUS);
    }

    /** Writes a file of it. */
    public void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** What a format makes of it. */
    public GeneratedFiles generate(CodeGenerator generator, String deployment) throws IOException {
        write("projects/shop/deployment.toml", deployment);
        Reading reading = new RegistryReader().read(root);
        return generator.generate(
                reading.registry(), GenerationRequest.everything(new WrittenSecretTexts(root, reading.files())));
    }

    /** The losses, one line each. */
    public static List<String> losses(GeneratedFiles files) {
        return files.losses().stream()
                .map(loss -> loss.key() + ": " + loss.reason())
                .toList();
    }
}
