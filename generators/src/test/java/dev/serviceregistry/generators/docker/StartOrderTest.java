package dev.serviceregistry.generators.docker;

import static dev.serviceregistry.generators.docker.ComposeFiles.compose;
import static dev.serviceregistry.generators.docker.ComposeFiles.generate;
import static dev.serviceregistry.generators.docker.ComposeFiles.losses;
import static dev.serviceregistry.generators.docker.ComposeFiles.text;
import static dev.serviceregistry.generators.docker.ComposeFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.registry.SecretTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is required is started before, and with those who require it. */
class StartOrderTest {

    @TempDir
    private Path root;

    @Test
    void a_pattern_that_is_asked_for_leaves_no_profiles() throws IOException {
        write(root, """
                [services.api]
                type = "api"
                version = "1.0.0"
                patterns = ["edge"]
                container.image = "api"
                dependencies.requires = ["db"]
                [services.db]
                type = "database"
                version = "1.0.0"
                patterns = ["data"]
                container.image = "db"
                """);
        GenerationRequest request = new GenerationRequest(Set.of(), "edge", Set.of(), Set.of(), SecretTexts.none());

        assertThat(generate(root, request).files().values())
                .singleElement()
                .asString()
                .contains("  db:\n")
                .doesNotContain("profiles");
    }

    @Test
    void what_closes_a_circle_without_being_required_is_lost() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                dependencies.optional = ["worker@^1", "api"]
                [services.worker]
                type = "worker"
                version = "1.0.0"
                container.image = "worker"
                dependencies.requires = ["db"]
                dependencies.optional = [{ service = "api" }]
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "db"
                """;

        String reason = " waits for it too, and Compose starts nothing in a circle";
        assertThat(losses(root, services))
                .containsExactly("dependencies.optional: api" + reason, "dependencies.optional: api" + reason);
        assertThat(text(root))
                .contains(
                        "    depends_on:\n      worker:\n        condition: service_started\n        required: false\n");
    }

    @Test
    void a_profile_starts_everything_that_its_services_require() throws IOException {
        String services = """
                [services.web]
                type = "web"
                version = "1.0.0"
                patterns = ["edge"]
                container.image = "web"
                dependencies.requires = ["api@^1"]
                dependencies.optional = ["mail"]
                [services.api]
                type = "api"
                version = "1.0.0"
                patterns = ["core"]
                container.image = "api"
                dependencies.requires = ["db"]
                [services.db]
                type = "database"
                version = "1.0.0"
                patterns = ["data"]
                container.image = "db"
                [services.mail]
                type = "worker"
                version = "1.0.0"
                patterns = ["mail"]
                container.image = "mail"
                """;

        assertThat(profiles(compose(root, services)))
                .containsExactly("api core edge", "db data core edge", "mail mail", "web edge");
        String without = services.replace("patterns = [\"edge\"]\n", "");
        assertThat(losses(root, without))
                .containsExactly(
                        "patterns: it always starts, since web does and requires it",
                        "patterns: it always starts, since api does and requires it");
        assertThat(profiles(generate(root, GenerationRequest.everything(SecretTexts.none()))
                        .files()
                        .get("default/shop/compose.yaml")))
                .containsExactly("mail mail");
    }

    /** Each service that has profiles, with them. */
    private static List<String> profiles(String compose) {
        List<String> profiles = new ArrayList<>();
        String service = "";
        boolean inside = false;
        for (String line : compose.split("\n")) {
            if (line.matches("  [a-z].*:")) {
                service = line.strip().replace(":", "");
            }
            inside = line.equals("    profiles:") || inside && line.startsWith("      - ");
            if (line.equals("    profiles:")) {
                profiles.add(service);
            } else if (inside) {
                profiles.add(profiles.remove(profiles.size() - 1) + line.replace("      -", ""));
            }
        }
        return profiles;
    }

    @Test
    void nothing_waits_for_a_service_to_become_healthy_that_has_no_health_check() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                dependencies.requires = [{ service = "db", condition = "healthy" }]
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "db"
                """;

        // The image may bring a check.
        assertThat(compose(root, services)).contains("condition: service_healthy");
        assertThat(losses(root, services + "health.readiness = { tcp_socket = { port = 5432 } }\n"))
                .containsExactly(
                        "dependencies.requires.condition: no probe of the other service runs a command, by which a"
                                + " container is known to be healthy",
                        "health.readiness: a health check runs a command in the container: state one with exec");
        assertThat(generate(root, GenerationRequest.everything(SecretTexts.none()))
                        .files()
                        .values())
                .singleElement()
                .asString()
                .contains("depends_on:\n      - db\n");
    }

    @Test
    void a_container_that_has_to_end_before_its_pod_starts_does_not_join_it() throws IOException {
        String services = """
                [services.site]
                type = "web"
                version = "1.0.0"
                container.image = "site"
                dependencies.requires = [{ service = "fetch", condition = "completed" }, "proxy"]
                volumes.html = { mount = "/html", type = "ephemeral", source = "html" }
                volumes.own = { mount = "/own", type = "ephemeral", source = "own" }
                [services.fetch]
                type = "job"
                version = "1.0.0"
                container.image = "fetch"
                deploy = { kind = "job", sidecar_of = "site" }
                volumes.html = { mount = "/data", type = "ephemeral", source = "html", read_only = true }
                [services.proxy]
                type = "gateway"
                version = "1.0.0"
                container.image = "proxy"
                deploy.sidecar_of = "site"
                [services.other]
                type = "web"
                version = "1.0.0"
                container = { image = "other", network_mode = "service:proxy" }
                volumes.html = { mount = "/html", type = "ephemeral", source = "html" }
                volumes.kept = { mount = "/kept", type = "persistent", source = "site-html" }
                """;

        assertThat(losses(root, services))
                .containsExactlyInAnyOrder(
                        "deploy.sidecar_of: the container that it belongs to waits for it, and Compose starts nothing in"
                                + " a circle",
                        "dependencies.requires: proxy waits for it too, and Compose starts nothing in a circle");
        assertThat(text(root).replaceAll("(?m)^    (image|restart): .*\n", "")).isEqualTo("""
                name: shop
                services:
                  fetch:
                    volumes:
                      - site-html-2:/data:ro
                  other:
                    volumes:
                      - /html
                      - site-html:/kept
                    network_mode: service:proxy
                  proxy:
                    network_mode: service:site
                  site:
                    depends_on:
                      fetch:
                        condition: service_completed_successfully
                    volumes:
                      - site-html-2:/html
                      - /own
                volumes:
                  site-html-2: {}
                  site-html: {}
                """);
    }
}
