package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a distribution ships it: beside the jar, without sources. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("../service-registry");
    private static final Path JAR = Path.of("../cli/target/dist/service-registry.jar");

    private record Ended(int code, String output, String errors) {}

    private final Map<String, String> environment = new HashMap<>();
    private Path scratch;
    private Path launcher;

    @BeforeEach
    void unpack(@TempDir Path directory) throws IOException {
        assumeThat(JAR).as("made by mvn package").exists();
        scratch = directory;
        Path home = Files.createDirectories(directory.resolve("a place with spaces"));
        launcher = Files.copy(LAUNCHER, home.resolve("service-registry"));
        Files.copy(JAR, Files.createDirectories(home.resolve("lib")).resolve("service-registry.jar"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SERVICE_REGISTRY_CLASS_ARCHIVE", "off");
    }

    @Test
    void it_runs_from_anywhere_through_a_link_and_a_path_with_spaces() throws Exception {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), launcher);

        Ended ended = start(link, "--version");

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).contains("service-registry");
        assertThat(ended.code()).isZero();
    }

    @Test
    void it_passes_the_exit_code_of_the_program_on() throws Exception {
        assertThat(start(launcher, "no-such-command").code()).isEqualTo(2);
    }

    @Test
    void the_first_start_makes_a_class_archive_that_the_second_uses_in_silence() throws Exception {
        environment.remove("SERVICE_REGISTRY_CLASS_ARCHIVE");

        assertThat(start(launcher, "--version").errors()).contains("preparing a class archive");

        assertThat(start(launcher, "--version"))
                .isEqualTo(new Ended(0, start(launcher, "--version").output(), ""));
        assertThat(command("--version")).anyMatch(word -> word.matches("-XX:(SharedArchiveFile|AOTCache)=.*"));
    }

    @Test
    void a_damaged_class_archive_is_ignored_in_silence() throws Exception {
        environment.remove("SERVICE_REGISTRY_CLASS_ARCHIVE");
        start(launcher, "--version");
        Path archive;
        try (Stream<Path> files = Files.walk(launcher.resolveSibling("lib"))) {
            archive = files.filter(file -> file.endsWith("classes.jsa"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(archive);
        Files.writeString(archive, "not an archive");

        Ended ended = start(launcher, "--version");

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.code()).isZero();
    }

    @Test
    void a_java_that_is_too_old_is_refused_by_its_version() throws Exception {
        Path old = Files.createDirectories(scratch.resolve("old/bin"));
        assertThat(Files.createFile(old.resolve("java")).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"11.0.2\"\n");
        environment.put("JAVA_HOME", old.getParent().toString());

        Ended ended = start(launcher, "--version");

        assertThat(ended.errors()).contains("Java 11.0.2", "is too old", "JDK 17 or later");
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void a_missing_java_is_told_with_what_to_do() throws Exception {
        environment.remove("JAVA_HOME");
        environment.put("PATH", scratch.toString());

        Ended ended = start(launcher, "--version");

        assertThat(ended.errors()).contains("Java was not found", "JAVA_HOME");
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void a_checkout_that_is_not_built_asks_for_maven() throws Exception {
        Path tools = Files.createDirectories(scratch.resolve("tools"));
        Path mkdir = Files.writeString(tools.resolve("mkdir"), "#!/bin/sh\nexec /bin/mkdir \"$@\"\n");
        assertThat(mkdir.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", tools.toString());
        Files.createFile(launcher.resolveSibling("pom.xml"));

        Ended ended = start(launcher, "--version");

        assertThat(ended.errors()).contains("Maven was not found");
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void a_large_repository_is_judged_with_all_compilers() throws Exception {
        Path root = Files.createDirectories(scratch.resolve("central"));
        Files.createFile(Files.createDirectories(root.resolve("services")).resolve("catalog.toml"));
        assertThat(command("validate", "--config", root.toString())).contains("-XX:TieredStopAtLevel=1");

        for (int i = 0; i <= 100; i++) {
            Files.createDirectories(root.resolve("projects/p" + i));
        }

        assertThat(command(
                        "validate",
                        "--config",
                        root.resolve("services/catalog.toml").toString()))
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void what_lasts_until_it_is_interrupted_runs_with_all_compilers() throws Exception {
        assertThat(command("watch")).doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "", "xx_YY.ISO-8859-1"})
    void names_of_files_are_read_in_every_locale_without_another_process(String locale) throws Exception {
        environment.put("PATH", scratch.toString());
        String judged = """
                registry init größe/r -q && cd größe/r && echo 'x = [' >policies/größe.toml && registry validate -f json
                """;
        Ended expected = underLocale("C.UTF-8", judged);

        Ended ended = underLocale(locale, judged);

        assertThat(ended.output()).contains("policies/größe.toml");
        assertThat(fingerprints(ended)).isNotEmpty().isEqualTo(fingerprints(expected));
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void without_it_the_fingerprints_are_the_same_and_what_names_no_file_is_told_with_what_to_do() throws Exception {
        String repository = "registry init r -q && echo 'x = [' >r/policies/größe.toml && ";
        Ended expected = underLocale("C.UTF-8", repository + "registry validate --config r -f json");

        Ended ended = underLocale("C", repository + "program validate --config r -f json");
        Ended shown = underLocale("C", repository + "program validate --config r");
        Ended refused = underLocale("C", "program init größe");

        assertThat(fingerprints(ended)).isNotEmpty().isEqualTo(fingerprints(expected));
        assertThat(shown.output()).contains("r/policies/größe.toml:", "SCH-001", "1 error");
        assertThat(List.of(ended.code(), shown.code(), refused.code())).containsExactly(1, 1, 2);
        assertThat(refused.errors()).contains("names no file", "LC_ALL=C.UTF-8").doesNotContain("internal error");
    }

    /** Runs commands of a shell in which {@code registry} is the launcher and {@code program} what it launches. */
    private Ended underLocale(String locale, String commands) throws Exception {
        environment.put("LC_ALL", locale);
        environment.put("LANG", locale);
        Path folder = Files.createTempDirectory(scratch, "work");
        return start(Files.writeString(folder.resolve("script"), """
                registry() { /bin/bash '%1$s' "$@"; }
                program() { "$JAVA_HOME"/bin/java -jar '%2$s' "$@"; }
                cd '%3$s' || exit
                %4$s
                """.formatted(
                        launcher, launcher.resolveSibling("lib/service-registry.jar"), folder, commands)));
    }

    private static List<String> fingerprints(Ended ended) {
        return Pattern.compile("\"fingerprint\": \"(\\w+)\"")
                .matcher(ended.output())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private List<String> command(String... arguments) throws Exception {
        environment.put("SERVICE_REGISTRY_SHOW_COMMAND", "yes");
        return start(launcher, arguments).output().lines().toList();
    }

    private Ended start(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("/bin/bash", script.toString()));
        words.addAll(Arrays.asList(arguments));
        Path output = scratch.resolve("output");
        Path errors = scratch.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(scratch.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        // An agent of the build, as for coverage, announces itself on standard error.
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(
                code,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }
}
