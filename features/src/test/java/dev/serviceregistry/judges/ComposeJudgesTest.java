package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Compose files of the catalogue that comes with the project, as the specification and a linter see them. */
@Tag("oracles")
class ComposeJudgesTest {

    private static final Path CATALOG = Path.of("..", "catalog");

    @TempDir
    private Path output;

    @BeforeEach
    void generate() {
        run(
                "generate",
                "--format",
                "docker",
                "--config",
                CATALOG.toString(),
                "-o",
                output.toString(),
                "--allow-findings");
    }

    @Test
    void every_file_is_as_the_specification_says() throws IOException {
        ComposeSchema schema = new ComposeSchema();
        for (Path file : files()) {
            assertThat(schema.problems(Files.readString(file)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void pods_are_as_the_specification_says_and_start_in_no_circle() throws IOException {
        Path manifest = output.resolve("pod.yaml");
        Files.writeString(manifest, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: site }
                spec:
                  selector: { matchLabels: { app: site } }
                  template:
                    metadata: { labels: { app: site } }
                    spec:
                      initContainers:
                      - { name: fetch, image: "git:2", args: ["sh", "-c", "d=/data; clone ${d}"], volumeMounts: [{ name: html, mountPath: /data }] }
                      - { name: proxy, image: "proxy:1", restartPolicy: Always }
                      containers:
                      - name: web
                        image: "nginx:1.25"
                        args: ["--to=$(TARGET)"]
                        env: [{ name: TARGET, value: db }]
                        ports: [{ containerPort: 8080 }]
                        securityContext: { capabilities: { add: [NET_RAW, NET_RAW] } }
                        volumeMounts:
                        - { name: html, mountPath: /html }
                        - { name: nfs, mountPath: /nfs, mountPropagation: HostToContainer }
                        - { name: conf, mountPath: /conf }
                      volumes:
                      - { name: html, emptyDir: {} }
                      - { name: nfs, nfs: { server: nfs.example.com, path: /exports } }
                      - { name: conf, configMap: { name: app.v1 } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: site }
                spec: { selector: { app: site }, ports: [{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 81, targetPort: 8080 }] }
                """);
        String registry = output.resolve("registry").toString();
        run("init", registry, "--from", manifest.toString(), "--project", "shop", "--owner", "web");
        run("generate", "-f", "docker", "--config", registry, "--allow-findings");
        Path file;
        try (Stream<Path> files = Files.walk(output.resolve("registry/generated/docker"))) {
            file = files.filter(found -> found.endsWith("compose.yaml"))
                    .findFirst()
                    .orElseThrow();
        }
        String text = Files.readString(file);

        assertThat(new ComposeSchema().problems(text)).isEmpty();
        Path judged = output.resolve("judged.yaml");
        DockerCompose.write(judged, text);
        DockerCompose.Answer answer = DockerCompose.config(judged, output, Map.of());
        assertThat(answer.refusal()).isEmpty();
        assertThat(answer.config().toString())
                .contains("--to=db", "d=/data; clone $${d}", "name=APP_V1")
                .containsPattern("site-html:/html.*|source=site-html");
    }

    private static void run(String... arguments) {
        assertThat(Main.run(arguments, new ByteArrayOutputStream(), new ByteArrayOutputStream()))
                .isZero();
    }

    @Test
    void the_schema_refuses_what_is_no_compose_file() throws IOException {
        assertThat(new ComposeSchema().problems("services:\n  web:\n    imag: nginx\n"))
                .isNotEmpty();
    }

    @Test
    void a_linter_finds_nothing() throws IOException, InterruptedException {
        Path rules = output.resolve("rules.json");
        Path said = output.resolve("said.txt");
        // An image that is built here and pulled elsewhere is no mistake, nor are quotes where YAML needs them.
        Files.writeString(rules, """
                {"rules": {
                  "require-quotes-in-ports": [1, {"quoteType": "double"}],
                  "no-build-and-image": 0,
                  "no-quotes-in-volumes": 0
                }}
                """);
        int code = new ProcessBuilder(List.of(
                        "node",
                        ComposeSchema.LINTER
                                .resolve("bin")
                                .resolve("dclint.cjs")
                                .toString(),
                        "--recursive",
                        "--max-warnings",
                        "0",
                        "--config",
                        rules.toString(),
                        output.resolve("docker").toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(said)).isZero();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(output.resolve("docker"))) {
            List<Path> found =
                    files.filter(file -> file.endsWith("compose.yaml")).toList();
            assertThat(found).hasSizeGreaterThan(7);
            return found;
        }
    }
}
