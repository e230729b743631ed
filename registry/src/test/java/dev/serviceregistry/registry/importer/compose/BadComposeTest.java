package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadComposeTest {
    @TempDir
    Path directory;

    private List<String> errors(String text) {
        return new ComposeDirectory(directory).with("compose.yaml", text).errors();
    }

    @Test
    void broken_yaml_is_reported_at_its_place_with_what_to_look_at() {
        assertThat(errors("services:\n  web:\n    image: x\n   ports: [\n"))
                .singleElement()
                .asString()
                .startsWith("compose.yaml:4:")
                .contains("not valid YAML", "look at the indentation");
        assertThat(errors("services:\n  web:\n    image: \"x\n  db:\n    image: y\n"))
                .containsExactly("compose.yaml:3:12: this is not valid YAML: the quotation mark here is never closed");
        assertThat(errors("services:\n\tweb: x\n")).singleElement().asString().startsWith("compose.yaml:2:1");
        assertThat(errors("a: *nowhere\n"))
                .containsExactly(
                        "compose.yaml:1:4: the alias *nowhere has no anchor &nowhere before it in this document");
        assertThat(errors("a: &a [*a]\n")).singleElement().asString().contains("stands inside its own value");
        assertThat(errors("services: { <<: 3 }\n")).singleElement().asString().contains("merge key");
    }

    @Test
    void a_password_that_yaml_takes_for_a_sign_is_told_without_its_text() {
        String service = "services:\n  web:\n    image: x:1\n    environment:\n      DB_PASSWORD: ";

        assertThat(errors(service + "*hunter2\n"))
                .containsExactly("compose.yaml:5:20: this is an alias without an anchor;"
                        + " a value that begins with * stands in quotes");
        assertThat(new ComposeDirectory(directory)
                        .with("compose.yaml", service + "!hunter2\n")
                        .notes())
                .anyMatch(note -> note.contains("a value that begins with ! stands in quotes"))
                .noneMatch(note -> note.contains("hunter2"));
        assertThat(new ComposeDirectory(directory)
                        .with("compose.yaml", service + "!secret db_password\n")
                        .notes())
                .anyMatch(note -> note.contains("the tag !secret means nothing to"));
    }

    @Test
    void other_files_are_called_what_they_are() {
        assertThat(errors("apiVersion: v1\nkind: Service\n"))
                .singleElement()
                .asString()
                .contains("Kubernetes manifest");
        assertThat(errors("- a\n- b\n")).singleElement().asString().contains("must be a mapping");
        assertThat(errors("just text\n")).singleElement().asString().contains("must be a mapping");
        assertThat(errors("jobs: { build: {} }\n")).singleElement().asString().contains("no top-level `services:`");
        assertThat(errors("")).containsExactly("compose.yaml:1:1: this is empty: there is nothing to import");
        assertThat(errors("services: {}\n")).singleElement().asString().contains("no services");
        assertThat(errors("services: [a]\n")).singleElement().asString().contains("`services` must be a mapping");
        assertThat(errors("services: { web: nginx }\n"))
                .singleElement()
                .asString()
                .contains("the service web must be");
    }

    @Test
    void a_template_is_to_be_rendered_first() {
        for (String text : List.of(
                "services:\n  {{- range .Values.apps }}\n  {{ .name }}:\n    image: x\n  {{- end }}\n",
                "services:\n  web:\n    image: {{ .Values.image }}\n")) {
            assertThat(errors(text)).singleElement().asString().contains("template", "render it");
        }
    }

    @Test
    void an_alias_bomb_is_refused_with_the_limit() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(errors(bomb.toString())).singleElement().asString().contains("more than 200000 values, the limit");
    }

    @Test
    void a_bomb_of_merge_keys_is_refused_with_the_limit() {
        StringBuilder bomb = new StringBuilder("x-a: &a\n");
        for (int i = 0; i < 5_000; i++) {
            bomb.append("  k").append(i).append(": 1\n");
        }
        for (int i = 0; i < 50_000; i++) {
            bomb.append("x-").append(i).append(": { <<: *a }\n");
        }
        assertThat(errors(bomb.toString())).singleElement().asString().contains("limit");
    }

    @Test
    void a_bomb_of_extends_is_refused_with_the_limit() {
        StringBuilder bomb = new StringBuilder("services:\n  a:\n    environment:\n");
        for (int i = 0; i < 20_000; i++) {
            bomb.append("      K").append(i).append(": 1\n");
        }
        for (int i = 0; i < 5_000; i++) {
            bomb.append("  s").append(i).append(": { extends: a }\n");
        }
        assertThat(errors(bomb.toString())).first().asString().contains("limit");
    }

    @Test
    void a_bomb_of_variables_is_refused_or_left_as_written() {
        StringBuilder env = new StringBuilder("A0=0123456789\n");
        for (int i = 1; i < 30; i++) {
            env.append("A%d=%s\n".formatted(i, ("$A" + (i - 1)).repeat(10)));
        }
        StringBuilder compose = new StringBuilder("services:\n  web:\n    image: x\n    command:\n");
        compose.append("      - ${A4}${A4}\n".repeat(2_000));
        ImportDirectory files = new ComposeDirectory(directory).with(".env", env.toString());
        assertThat(files.with("compose.yaml", compose.toString()).errors())
                .first()
                .asString()
                .contains("64 MiB of text, the limit");
        assertThat(files.with("compose.yaml", "services: { web: { image: x, user: '" + "${A5}".repeat(2) + "' } }")
                        .notes())
                .singleElement()
                .asString()
                .contains("more than 1 MiB of text");
    }

    @Test
    @Tag("heavy")
    void long_texts_without_end_are_read_in_linear_time() {
        String open = "${a".repeat(300_000);
        String urls = "://a,".repeat(200_000);
        assertThat(ComposeDirectory.written(
                        directory,
                        "services: { web: { image: x, environment: { A_URL: '" + open + "', B_URL: '" + urls
                                + "' } } }"))
                .contains("A_URL", "B_URL");
    }

    @Test
    @Tag("heavy")
    void many_names_that_look_alike_are_numbered_in_linear_time() {
        StringBuilder compose = new StringBuilder("services:\n");
        for (int i = 0; i < 20_000; i++) {
            compose.append("  A")
                    .append(Integer.toBinaryString(i).replace('0', '_').replace('1', '.'))
                    .append(": { image: x }\n");
        }
        assertThat(ComposeDirectory.written(directory, compose.toString())).contains("[services.a");
    }

    @Test
    void deep_nesting_is_refused_with_the_limit() {
        assertThat(errors("a: " + "[".repeat(50_000)))
                .singleElement()
                .asString()
                .contains("100 levels");
        StringBuilder chain = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i < 3_000; i++) {
            chain.append("a%d: &a%d %s*a%d%s\n".formatted(i, i, "[".repeat(50), i - 1, "]".repeat(50)));
        }
        assertThat(errors(chain.toString())).singleElement().asString().contains("100 levels");
        assertThat(errors("a: " + "{a: ".repeat(50_000)))
                .singleElement()
                .asString()
                .contains("100 levels");
    }

    @Test
    void a_large_file_is_refused_with_the_limit() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("big.yaml").toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertThat(new ComposeDirectory(directory).errors("big.yaml"))
                .containsExactly("big.yaml:1:1: this is larger than the limit of 4 MiB; split it");
    }

    @Test
    void files_that_cannot_be_read_are_named() throws IOException {
        ImportDirectory files = new ComposeDirectory(directory);
        assertThat(files.errors("gone.yaml")).containsExactly("gone.yaml:1:1: there is no such file");
        Files.createDirectory(directory.resolve("dir.yaml"));
        assertThat(files.errors("dir.yaml")).containsExactly("dir.yaml:1:1: this is a directory; name the files in it");
        Files.write(
                directory.resolve("latin.yaml"),
                "services: { web: { image: é } }".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(files.errors("latin.yaml")).containsExactly("latin.yaml:1:1: this is not UTF-8; save it as UTF-8");
        Files.write(
                directory.resolve("wide.yaml"),
                "\uFEFFservices: { web: { image: x } }".getBytes(StandardCharsets.UTF_16LE));
        assertThat(files.errors("wide.yaml")).containsExactly("wide.yaml:1:1: this is not UTF-8; save it as UTF-8");
        Files.write(directory.resolve("binary.yaml"), new byte[] {0, 1, 2});
        assertThat(files.errors("binary.yaml")).containsExactly("binary.yaml:1:1: this is a binary file, not text");
        assertThat(files.with("a.yaml", "services: { a: { image: x } }").errors("gone.yaml", "a.yaml", "dir.yaml"))
                .hasSize(2);
    }

    @Test
    void a_byte_order_mark_is_no_error() {
        assertThat(ComposeDirectory.written(directory, "\uFEFFservices: { web: { image: x } }"))
                .contains("image = \"x\"");
    }

    @Test
    void an_extended_service_or_file_that_is_missing_is_reported_where_it_is_named() {
        assertThat(errors("services:\n  web:\n    extends: { file: gone.yaml, service: a }\n"))
                .containsExactly("compose.yaml:3:22: gone.yaml: there is no such file");
        assertThat(errors("services:\n  web:\n    extends: gone\n"))
                .containsExactly("compose.yaml:3:5: the service web extends gone, which is not in compose.yaml");
        assertThat(errors("services:\n  web:\n    extends: { file: gone.yaml }\n"))
                .containsExactly("compose.yaml:3:5: `extends` must name a service");
        assertThat(errors("include: [gone.yaml]\nservices: { web: { image: x } }\n"))
                .containsExactly("compose.yaml:1:11: gone.yaml: there is no such file");
    }

    @Test
    void circles_of_extends_and_include_are_reported() {
        assertThat(errors("services:\n  a: { extends: b }\n  b: { extends: a }\n"))
                .isNotEmpty()
                .allMatch(error -> error.contains("extends itself"));
        assertThat(new ComposeDirectory(directory)
                        .with("a.yaml", "include: [b.yaml]\nservices: { web: { image: x } }\n")
                        .with("b.yaml", "include: [a.yaml]\n")
                        .errors("a.yaml"))
                .singleElement()
                .asString()
                .contains("includes itself");
    }

    @Test
    void a_project_name_that_the_registry_refuses_and_no_file_are_errors() {
        ImportDirectory files = new ComposeDirectory(directory).with("a.yaml", "services: { a: { image: x } }");
        for (String name : List.of("", "-a", "a/b", "a b", "..", "ä", "global")) {
            ImportResult result =
                    new ComposeImporter().importFiles(List.of(files.path("a.yaml")), new ImportOptions(name, ""));
            assertThat(result).isInstanceOf(ImportFailure.class);
        }
        assertThat(new ComposeImporter().importFiles(List.of(), new ImportOptions("a", "")))
                .isInstanceOf(ImportFailure.class);
    }

    @Test
    @Tag("heavy")
    void no_broken_file_ends_in_an_exception() {
        String good = """
                x-a: &a { restart: always, environment: { A: "${X:-y}" } }
                include: []
                services:
                  web:
                    <<: *a
                    image: localhost:5000/x:${TAG:-1}@sha256:aa
                    ports: ["127.0.0.1:80-81:80-81/udp", { target: 1, published: "2" }]
                    volumes: ["./a:/b:ro", { type: tmpfs, target: /t, tmpfs: { size: 1 } }]
                    depends_on: { db: { condition: service_healthy, required: false } }
                    healthcheck: { test: [CMD-SHELL, "a"], interval: 1m30s, retries: 3 }
                    deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: 1g } }, update_config: { parallelism: 1 } }
                    command: 'a "b c"'
                    secrets: [s, { source: s, target: t }]
                    networks: { default: { aliases: [w] } }
                    cpu_quota: 1000
                    links: ["db:d"]
                    env_file: [{ path: a.env }]
                  db: { extends: web, image: postgres, environment: [A=http://web:80, B] }
                secrets: { s: { file: f } }
                volumes: { v: !reset null }
                """;
        String pieces = "{}[]:,&*!|>'\"%@`#-?$\n\t \\0a~<=";
        Random random = new Random(42);
        ImportDirectory files = new ComposeDirectory(directory);
        for (int round = 0; round < 4_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                    case 2 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                    default -> {
                        int end = Math.min(text.length(), at + random.nextInt(40));
                        String cut = text.substring(at, end);
                        text.delete(at, end).insert(random.nextInt(text.length()), cut);
                    }
                }
            }
            ImportResult result = files.with("compose.yaml", text.toString()).result("compose.yaml");
            assertThat(result).isNotNull();
            if (result instanceof ImportedProject project) {
                String toml = project.files().get("projects/shop/services.toml");
                assertThat(org.tomlj.Toml.parse(toml, org.tomlj.TomlVersion.V1_0_0)
                                .errors())
                        .as(toml)
                        .isEmpty();
            }
        }
    }
}
