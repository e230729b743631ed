package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs come from Maven repositories. */
class PulledPacksTest {

    private @TempDir Path scratch;

    private PackRepositories both;
    private Path user;

    @BeforeEach
    void oneRepositoryThatMakesPacksAndOneThatUsesThem() throws IOException {
        both = new PackRepositories(scratch);
        user = both.user();
    }

    @Test
    void a_pack_from_the_local_maven_repository_is_found_by_its_coordinate() throws IOException {
        String use = both.packed("1.2.0").replaceAll("path = \"[^\"]*\"", "maven = \"org.acme:policies\"");
        both.use(use);
        Run missing = both.in(user, "validate");
        assertThat(missing.err())
                .contains(
                        "service-registry.toml:2:8: error: org.acme:policies:1.2.0 is not in the local Maven repository")
                .contains("'service-registry rules pull' brings it");

        Path local = scratch.resolve("home/.m2/repository/org/acme/policies/1.2.0/policies-1.2.0.jar");
        Files.createDirectories(local.getParent());
        Files.copy(user.resolve("policies/packs/acme-1.2.0.jar"), local);

        assertThat(both.in(user, "validate").out()).contains("ACM-001");
        assertThat(both.in(user, "rules", "pull").out()).isEqualTo("every pack is there\n");
    }

    @Test
    void a_pack_is_pulled_from_a_maven_repository_only_when_it_is_the_right_one() throws IOException {
        String use = both.packed("1.2.0").replaceAll("path = \"[^\"]*\"", "maven = \"org.acme:policies\"");
        byte[] pack = Files.readAllBytes(user.resolve("policies/packs/acme-1.2.0.jar"));
        Map<String, byte[]> served = new HashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = served.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            Repositories.write(
                    user,
                    "service-registry.toml",
                    "[policies]\nrepositories = [\"" + address + "/one\", \"" + address + "/two/\"]\nuse = [" + use
                            + "]\n");
            Path local = scratch.resolve("home/.m2/repository/org/acme/policies/1.2.0/policies-1.2.0.jar");

            Run nowhere = both.in(user, "rules", "pull");
            assertThat(nowhere.err())
                    .contains("was not found:", address + "/one/org/acme/policies/1.2.0/policies-1.2.0.jar: HTTP 404");
            assertThat(nowhere.code()).isEqualTo(2);

            served.put("/two/org/acme/policies/1.2.0/policies-1.2.0.jar", new byte[] {1});
            Run wrong = both.in(user, "rules", "pull");
            assertThat(wrong.err())
                    .contains(
                            "service-registry.toml:3:8: error: org.acme:policies:1.2.0 is another file than was asked for");
            assertThat(local).doesNotExist();

            served.put("/two/org/acme/policies/1.2.0/policies-1.2.0.jar", pack);
            assertThat(both.in(user, "rules", "pull").out()).isEqualTo("brought org.acme:policies:1.2.0\n");
            assertThat(local).hasBinaryContent(pack);
        } finally {
            server.stop(0);
        }
        assertThat(both.in(user, "validate").out()).contains("ACM-001");
        assertThat(both.in(user, "rules", "pull", "--repository", "ftp://x").err())
                .contains("is no address of a Maven repository");
        assertThat(both.in(user, "rules", "pull", "--repository", "https://me:hunter2@maven.example.org")
                        .err())
                .contains("--repository: an address with a name or a password in it is not used")
                .doesNotContain("hunter2");
    }
}
