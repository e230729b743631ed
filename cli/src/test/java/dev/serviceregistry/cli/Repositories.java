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
            POSTGRES_PASSWORD = "correct-horse-battery-staple"
            """;

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

    private Repositories() {}

    static Path sound(Path root) throws IOException {
        write(root, "services/catalog.toml", CATALOG);
        write(root, "projects/shop/services.toml", SHOP);
        return root;
    }

    static Path broken(Path root) throws IOException {
        sound(root);
        write(root, "projects/shop/services.toml", SHOP.replace("postgres@^16", "postgres@^16\", \"redis"));
        return root;
    }

    static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
