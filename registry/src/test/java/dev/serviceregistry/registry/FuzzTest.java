package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.registry.files.ParsedFileCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the files say, they are read to an end. */
class FuzzTest {

    private static final Path CATALOG = Path.of("..", "catalog");
    private static final String[] TOKENS = {
        "[",
        "]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\"",
        "'",
        "\"\"\"",
        "\n",
        "#",
        "-1",
        "9223372036854775807",
        "nan",
        "-inf",
        "true",
        "2026-02-30",
        "2026-11-23",
        "07:32:00",
        "1979-05-27T07:32:00Z",
        "\"\"",
        "\"a/b@^1\"",
        "\"/\"",
        "\"@\"",
        "[[a]]",
        "{}",
        "[]",
        "[{}]",
        "\"*\"",
        "\"x@>=99999999999999999999\"",
        "\\u0000",
        "services",
        "uses",
        "unset = ['']",
        "path = \"\\u0000\"",
        "aliases = ['a', 'a']",
        "port = 'http'",
        "x_ = 1",
        "= { from_service = 'a', value = 'url' }",
        "requires = [{}]",
        "conflicts = ['a/b']",
        "catalog_version = 'v1.0'",
        "replicas = 99999999999",
    };

    @Test
    void no_content_keeps_a_repository_from_being_read(@TempDir Path folder, @TempDir Path cache) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(CATALOG)) {
            files = walk.filter(path -> path.toString().endsWith(".toml"))
                    .sorted()
                    .toList();
        }
        RepositoryFolder repository = new RepositoryFolder(folder);
        for (Path file : files) {
            repository.bytes(name(file), Files.readAllBytes(file));
        }
        RegistryReader reader = new RegistryReader(ParsedFileCache.in(cache, "test"));
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Path file = files.get(random.nextInt(files.size()));
            byte[] original = Files.readAllBytes(file);
            repository.bytes(name(file), mutated(original, random));

            Reading reading = reader.read(folder);

            assertThat(reading.registry().facts().facts()).as("seed %d", seed).isNotEmpty();
            for (Fact fact : reading.registry().facts().facts()) {
                assertThat(fact.description()).as("seed %d", seed).isNotNull();
                assertThat(fact.source().line()).as("seed %d", seed).isPositive();
                assertThat(fact.source().column()).as("seed %d", seed).isPositive();
            }
            reading.registry().dependencies();
            reading.diagnostics()
                    .forEach(diagnostic -> reading.text()
                            .line(
                                    diagnostic.source().file(),
                                    diagnostic.source().line()));
            repository.bytes(name(file), original);
        }
    }

    private static String name(Path file) {
        return CATALOG.relativize(file).toString().replace('\\', '/');
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (random.nextBoolean()) {
            byte[] mutated = bytes.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            return mutated;
        }
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
        for (int i = random.nextInt(3); i >= 0; i--) {
            String token = TOKENS[random.nextInt(TOKENS.length)];
            int at = text.indexOf(random.nextBoolean() ? "= " : "\n", random.nextInt(text.length()));
            int from = at < 0 ? 0 : at + 1;
            int end = text.indexOf("\n", from);
            if (random.nextBoolean() && end > 0) {
                text.replace(from, end, token);
            } else {
                text.insert(from, token + (random.nextBoolean() ? "\n" : " "));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
