package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeImporterTest {
    @TempDir
    Path directory;

    @Test
    void a_project_is_written_as_a_person_would_write_it() {
        String toml = new ComposeDirectory(directory)
                .with(".env", "TAG=2.3.1\nDB_PASSWORD=hunter2\n")
                .with("compose.yaml", """
                        services:
                          web_api:
                            image: ghcr.io/acme/web:${TAG}
                            command: serve --port "8080"
                            user: "10001"
                            ports: ["127.0.0.1:80:8080", "9090"]
                            environment:
                              LOG_LEVEL: info
                              DB_HOST: db
                              DB_PASSWORD: ${DB_PASSWORD}
                            depends_on:
                              db: { condition: service_healthy }
                            volumes: ["./conf:/etc/web:ro"]
                            networks: [back]
                            labels: { team.name: shop }
                          db:
                            image: postgres:16
                            healthcheck:
                              test: ["CMD", "pg_isready"]
                              interval: 10s
                            volumes: ["data:/var/lib/postgresql/data"]
                            deploy:
                              resources:
                                limits: { memory: 1g, cpus: "0.5" }
                        volumes:
                          data:
                        networks:
                          back:
                        """)
                .toml();
        assertThat(toml).isEqualTo("""
                        schema_version = "1"

                        [project]
                        name = "shop"

                        [services.web-api]
                        type = "api"
                        version = "0.0.0"
                        aliases = ["web_api"]

                        [services.web-api.dependencies]
                        requires = [{ service = "db", condition = "healthy" }]

                        [services.web-api.container]
                        image = "ghcr.io/acme/web"
                        tag = "2.3.1"
                        command = ["serve", "--port", "8080"]
                        user = "10001"
                        restart = "no"

                        [services.web-api.ports]
                        tcp-8080 = { port = 8080, published = 80, host_ip = "127.0.0.1" }
                        tcp-9090 = { port = 9090 }

                        [services.web-api.env]
                        LOG_LEVEL = "info"
                        DB_HOST = "db"
                        DB_PASSWORD = { variable = "DB_PASSWORD", default = "hunter2", from_file = ".env" }

                        [services.web-api.volumes]
                        etc-web = { mount = "/etc/web", type = "bind", source = "./conf", read_only = true }

                        [services.web-api.network]
                        networks = ["back"]

                        [services.web-api.labels]
                        "team.name" = "shop"

                        [services.db]
                        type = "database"
                        version = "0.0.0"

                        [services.db.metadata]
                        max_memory_mb = 1024
                        cpu_limit_millicores = 500

                        [services.db.container]
                        image = "postgres"
                        tag = "16"
                        restart = "no"

                        [services.db.health]
                        liveness = { exec = ["pg_isready"], period = "10s" }

                        [services.db.volumes]
                        var-lib-postgresql-data = { mount = "/var/lib/postgresql/data", type = "persistent", source = "data" }
                        """);
    }

    @Test
    void two_imports_of_the_same_files_are_the_same_to_the_byte() {
        ImportDirectory files = new ComposeDirectory(directory).with("compose.yaml", """
                        services:
                          b: { image: b, ports: ["3:3", "2:2"], privileged: true, foo: 1, bar: 2 }
                          a: { image: a, environment: [B_URL=http://b:2, Z=1, Y=2] }
                        """);
        assertThat(files.toml()).isEqualTo(files.toml());
        assertThat(files.notes()).isEqualTo(files.notes());
    }

    @Test
    void the_owner_stands_at_the_project_and_at_each_service_without_its_at_sign() {
        ImportDirectory files = new ComposeDirectory(directory).with("c.yaml", "services: { web: { image: x } }");
        ImportedProject project = (ImportedProject) new ComposeImporter()
                .importFiles(java.util.List.of(files.path("c.yaml")), new ImportOptions("Shop_1.x", "@payments"));
        assertThat(project.files().get("projects/Shop_1.x/services.toml"))
                .contains("[project]\nname = \"Shop_1.x\"\nowner = \"payments\"\n")
                .contains("version = \"0.0.0\"\nowner = \"payments\"\n");
    }

    @Test
    void the_counts_are_those_of_what_is_written() {
        ImportedProject project =
                new ComposeDirectory(directory).with("compose.yaml", """
                        services:
                          a:
                            image: a
                            ports: ["1:1", "2"]
                            environment: { B_URL: "http://b:1", X: 1, Y: 2 }
                            volumes: [/data]
                            depends_on: [c]
                          b: { image: b }
                          c: { image: c }
                        """).project();
        assertThat(project.counts()).isEqualTo(new ImportCounts(3, 2, 3, 1, 1, 1));
    }

    @Test
    void names_become_dns_labels_and_clashes_are_numbered() {
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          My_App: { image: a, depends_on: [my.app, my-app] }
                          my.app: { image: b }
                          my-app: { image: c }
                        """))
                .contains("[services.my-app-2]", "aliases = [\"My_App\"]")
                .contains("requires = [\"my-app-3\", \"my-app\"]")
                .contains("[services.my-app-3]", "aliases = [\"my.app\"]")
                .contains("[services.my-app]\ntype = \"worker\"\nversion = \"0.0.0\"\n\n");
    }

    @Test
    void a_name_longer_than_a_label_is_cut() {
        assertThat(ServiceNames.label("a".repeat(70))).hasSize(63);
        assertThat(ServiceNames.label("___")).isEqualTo("unnamed");
    }
}
