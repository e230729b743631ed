package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small repositories for tests. */
final class Repositories {

    static final String CATALOG = """
            schema_version = "1"

            [catalog]
            name = "central"

            [teams.platform]
            display_name = "Platform"

            [services.postgres]
            type = "database"
            version = "16.4.0"
            owner = "platform"
            port = 5432

            [services.postgres.env]
            POSTGRES_PASSWORD = { variable = "POSTGRES_PASSWORD" }
            """;

    /** The same with a password that nobody should have written there. */
    static final String CATALOG_WITH_SECRET =
            CATALOG.replace("{ variable = \"POSTGRES_PASSWORD\" }", "\"correct-horse-battery-staple\"");

    static final String SHOP = """
            schema_version = "1"

            [project]
            name = "shop"
            owner = "platform"

            [uses]
            services = ["postgres"]

            [services.cart]
            type = "api"
            version = "1.0.0"
            owner = "platform"

            [services.cart.dependencies]
            requires = ["postgres@^16"]
            """;

    /** What every service is asked for, to stand behind one of these. */
    private static final String LIMITS = """

            [services.%1$s.metadata]
            max_memory_mb = 512
            cpu_limit_millicores = 500

            [services.%1$s.health]
            liveness = { exec = ["/bin/check"] }
            """;

    private Repositories() {}

    static Path sound(Path root) throws IOException {
        write(root, "services/catalog.toml", CATALOG + LIMITS.formatted("postgres"));
        write(root, "projects/shop/services.toml", SHOP + LIMITS.formatted("cart"));
        return root;
    }

    static Path broken(Path root) throws IOException {
        sound(root);
        String shop = SHOP.replace("postgres@^16", "postgres@^16\", \"redis") + LIMITS.formatted("cart");
        write(root, "projects/shop/services.toml", shop);
        return root;
    }

    static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
