package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake is said where it is, and the rest of the repository is read all the same. */
class BadInputTest {

    private static final String BAD = "projects/bad/services.toml";

    @TempDir
    private Path folder;

    private RepositoryFolder repository;

    @BeforeEach
    void a_repository_with_a_good_project() {
        repository = new RepositoryFolder(folder).project("good", "[services.web]\ntype = 'api'\nversion = '1.0.0'\n");
    }

    @Test
    void an_unclosed_string() {
        says("[services.a]\ntype = \"api\nversion = '1'\n", 2, 12, "the string is not closed", "close it with a quote");
    }

    @Test
    void a_duplicate_key() {
        says(
                "[services.a]\ntype = 'api'\n\ntype = 'job'\n",
                4,
                1,
                "already defined at line 2",
                "remove one of the two");
    }

    @Test
    void a_duplicate_table() {
        says("[services.a]\n[services.a]\n", 2, 1, "services.a is already defined at line 1", "remove one");
    }

    @Test
    void bytes_that_are_not_utf_8() {
        byte[] bytes = "a = 1\nname = \"stra?e\"\n".getBytes(StandardCharsets.UTF_8);
        bytes[19] = (byte) 0xdf;
        repository.bytes(BAD, bytes);

        says(repository.read(), DiagnosticKind.UNREADABLE, BAD, 2, 14, "not UTF-8", "save the file as UTF-8");
    }

    @Test
    void a_byte_order_mark() {
        repository.bytes(BAD, "\ufeff[services.a]\ntyp = 1\n".getBytes(StandardCharsets.UTF_8));
        Reading reading = repository.read();

        assertThat(reading.diagnostics().get(0).source()).hasToString(BAD + ":1:1");
        assertThat(reading.diagnostics().get(0).message())
                .contains("byte order mark", "save the file as UTF-8 without");
        assertThat(reading.diagnostics().get(1).source()).hasToString(BAD + ":2:1");
    }

    @Test
    void a_file_of_50_megabytes() {
        byte[] bytes = new byte[50 * 1024 * 1024];
        Arrays.fill(bytes, (byte) '\n');
        repository.bytes(BAD, bytes);

        says(repository.read(), DiagnosticKind.UNREADABLE, BAD, 1, 1, "is 50 MB; at most 16 MB are read", "split it");
    }

    @Test
    void ten_thousand_nested_arrays() {
        says("x_a = " + "[".repeat(10_000) + "]".repeat(10_000) + "\n", 1, 71, "nested more than 64 levels deep here");
    }

    @Test
    void ten_thousand_nested_inline_tables() {
        says("x_a = " + "{a=".repeat(10_000) + "1" + "}".repeat(10_000) + "\n", 1, 199, "nested more than 64 levels");
    }

    @Test
    void ten_thousand_parts_of_a_dotted_key() {
        says("a" + ".a".repeat(10_000) + " = 1\n", 1, 130, "nested more than 64 levels");
    }

    @Test
    void ten_thousand_parts_of_a_dotted_key_in_an_inline_table() {
        says("x_a = { a" + ".a".repeat(10_000) + " = 1 }\n", 1, 136, "nested more than 64 levels");
    }

    @Test
    void ten_thousand_parts_of_a_header() {
        says("[a" + ".a".repeat(10_000) + "]\n", 1, 129, "nested more than 64 levels");
    }

    @Test
    void depth_that_headers_keys_and_brackets_make_together() {
        String key = "a" + ".a".repeat(29);
        says("[" + key + "]\n" + key + " = { " + key + " = 1 }\n", 2, 74, "nested more than 64 levels");
    }

    @Test
    void brackets_in_strings_and_comments_are_no_depth() {
        String brackets = "[{".repeat(100);
        repository.project(
                "bad",
                "# " + brackets + "\nx_a = \"\"\"" + brackets + " \\\"\"\" " + brackets + "\"\"\"\nx_b = '" + brackets
                        + "'\nx_c = \"\\\"" + brackets + "\"\n");

        assertThat(repository.read().diagnostics()).isEmpty();
    }

    @Test
    void the_mark_of_a_merge_conflict() {
        says(
                "[services.a]\n<<<<<<< HEAD\ntype = 'api'\n=======\ntype = 'job'\n>>>>>>> topic\n",
                2,
                1,
                "mark of a merge conflict",
                "resolve it");
    }

    @Test
    void a_template() {
        says("[services.a]\n{{ range .Services }}\n", 2, 1, "looks like a template", "render it first");
    }

    @Test
    void a_text_that_is_no_toml_at_all_is_given_up_soon() {
        repository.project("bad", "level=info msg\n".repeat(500_000));

        Reading reading = repository.read();

        assertThat(reading.diagnostics()).hasSize(20);
        assertThat(reading.diagnostics().get(0).source()).hasToString(BAD + ":1:10");
        theGoodProjectIsThere(reading);
    }

    @Test
    void all_syntax_errors_of_a_file_are_said_in_one_run() {
        repository.project("bad", "a = \nb = 'x\nc = 1 2\n");

        assertThat(repository.read().diagnostics())
                .extracting(diagnostic -> diagnostic.source().line())
                .containsExactly(1, 2, 3);
    }

    @Test
    void an_empty_file_is_no_mistake() {
        repository.project("bad", "").file("policies/empty.toml", "").file("projects/bad/deployment.toml", "");

        assertThat(repository.read().diagnostics()).isEmpty();
    }

    @Test
    void a_file_that_nothing_reads_is_told_of() {
        repository
                .file("projects/shop/service.toml", "[services.web]\n")
                .file("projects/shop/notes.md", "free")
                .file("projects/shop/overlays/docker/patch.toml", "free = true\n")
                .file("projects/stray.toml", "");

        assertThat(RepositoryFolder.said(repository.read()))
                .containsExactlyInAnyOrder(
                        "projects/shop/service.toml:1:1 is read by nothing: did you mean services.toml?",
                        "projects/stray.toml:1:1 is read by nothing: put it into the folder of a project");
    }

    @Test
    void an_empty_repository_declares_nothing() throws IOException {
        Reading reading = new RegistryReader().read(Files.createDirectory(folder.resolve("empty")));

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.registry().services()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_declares_nothing() {
        assertThat(new RegistryReader()
                        .read(folder.resolve("nowhere"))
                        .registry()
                        .services())
                .isEmpty();
    }

    @Test
    void without_a_catalogue_a_project_is_read_alone() throws IOException {
        repository.project("user", "[uses]\nservices = ['postgres']\n");
        Files.delete(folder.resolve("services/catalog.toml"));
        Reading reading = repository.read();

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(RepositoryFolder.facts(reading, Use.class))
                .singleElement()
                .satisfies(use -> assertThat(use.resolution()).isEqualTo(Resolution.MISSING));
    }

    @Test
    void a_file_without_permission() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        repository.project("bad", "");
        Files.setPosixFilePermissions(folder.resolve(BAD), PosixFilePermissions.fromString("---------"));

        says(
                repository.read(),
                DiagnosticKind.UNREADABLE,
                BAD,
                1,
                1,
                "may not be read",
                "give this user the permission");
    }

    @Test
    void a_folder_without_permission() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        repository.project("bad", "");
        Path closed = folder.resolve("projects/bad");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            says(
                    repository.read(),
                    DiagnosticKind.UNREADABLE,
                    "projects/bad",
                    1,
                    1,
                    "cannot be looked into",
                    "give this user");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void a_loop_of_symbolic_links() throws IOException {
        Files.createDirectories(folder.resolve("projects/bad"));
        Files.createSymbolicLink(folder.resolve(BAD), Path.of("services.toml"));

        says(
                repository.read(),
                DiagnosticKind.UNREADABLE,
                BAD,
                1,
                1,
                "leads nowhere or to itself",
                "put the file itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"projects/bad", "projects/bad/services.toml", "services/versions", "policies", "policies/x.toml"
            })
    void a_link_out_of_the_repository(String name, @TempDir Path outside) throws IOException {
        new RepositoryFolder(outside)
                .file("services.toml", "[services.stolen]\n")
                .file("x.toml", "");
        Path target = name.endsWith(".toml") ? outside.resolve("services.toml") : outside;
        Files.createDirectories(folder.resolve(name).getParent());
        Files.createSymbolicLink(folder.resolve(name), target);
        Reading reading = repository.read();

        says(reading, DiagnosticKind.UNREADABLE, name, 1, 1, "leads out of the repository", "put the file itself here");
        assertThat(reading.registry().services()).hasSize(1);
    }

    @Test
    void a_services_folder_that_is_a_link_out_of_the_repository(@TempDir Path outside) throws IOException {
        new RepositoryFolder(outside).catalog("[services.stolen]\n");
        Files.delete(folder.resolve("services/catalog.toml"));
        Files.delete(folder.resolve("services"));
        Files.createSymbolicLink(folder.resolve("services"), outside.resolve("services"));
        Reading reading = repository.read();

        says(reading, DiagnosticKind.UNREADABLE, "services", 1, 1, "leads out of the repository");
        assertThat(reading.registry().find("global", "stolen")).isEmpty();
    }

    @Test
    void a_link_within_the_repository_is_followed() throws IOException {
        Files.createSymbolicLink(folder.resolve("projects/twin"), Path.of("good"));

        Reading reading = repository.read();

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.registry().find("twin", "web")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../secret.toml",
                "/etc/passwd",
                "a\\u0000b",
                "",
                ".",
                "..",
                "../policies/x.toml",
                "versions/../../projects/good/services.toml"
            })
    void a_version_whose_path_leads_elsewhere(String path) {
        repository.file("services/versions.toml", "[versions.'v1']\nstatus = 'supported'\npath = \"" + path + "\"\n");

        says(
                repository.read(),
                DiagnosticKind.INVALID_VALUE,
                "services/versions.toml",
                3,
                8,
                "does not name a file below services/",
                "write one such as");
    }

    @Test
    void a_version_whose_path_is_a_link_out_of_the_repository(@TempDir Path outside) throws IOException {
        new RepositoryFolder(outside).catalog("[services.stolen]\n");
        repository.file("services/versions.toml", "[versions.v1]\nstatus = 'supported'\npath = 'old/catalog.toml'\n");
        Files.createSymbolicLink(folder.resolve("services/old"), outside.resolve("services"));

        says(
                repository.read(),
                DiagnosticKind.INVALID_VALUE,
                "services/versions.toml",
                3,
                8,
                "does not name a file below services/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"strange \\u00e9 \\u202e\\n*?.toml", "versions/none/catalog.toml"})
    void a_version_whose_file_is_not_there(String path) {
        repository.file("services/versions.toml", "[versions.v1]\nstatus = 'supported'\npath = \"" + path + "\"\n");

        Reading reading = repository.read();

        assertThat(reading.diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message()).isEqualTo("does not exist"));
        theGoodProjectIsThere(reading);
    }

    @Test
    void project_names_that_differ_only_in_case() {
        repository.project("Good", "").project("GOOD", "");

        assertThat(RepositoryFolder.said(repository.read()))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).contains("differs from", "upper and lower case only", "rename one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad name", "-bad", "_bad", "b@d", "bäd", "bad\n"})
    void a_project_folder_with_a_name_that_no_project_has(String name) {
        repository.project(name, "[services.lost]\n");
        Reading reading = repository.read();

        says(reading, DiagnosticKind.INVALID_VALUE, "projects/" + name, 1, 1, "no project's name", "use letters");
        assertThat(reading.registry().services()).hasSize(1);
    }

    @Test
    void a_project_that_is_called_like_the_catalogue() {
        repository.project("global", "[services.lost]\n");

        says(
                repository.read(),
                DiagnosticKind.INVALID_VALUE,
                "projects/global",
                1,
                1,
                "no project can be called global");
    }

    @ParameterizedTest
    @ValueSource(strings = {"projects/bad/services.toml", "policies/sla.toml", "services/versions.toml"})
    void a_folder_that_is_called_like_a_file(String name) throws IOException {
        Files.createDirectories(folder.resolve(name));

        says(repository.read(), DiagnosticKind.UNREADABLE, name, 1, 1, "is a folder where a file is expected");
    }

    @Test
    void a_file_that_is_called_like_a_folder() {
        repository.file("policies", "");

        says(repository.read(), DiagnosticKind.UNREADABLE, "policies", 1, 1, "is a file where a folder is expected");
    }

    @Test
    void a_huge_text_is_an_ordinary_text_and_no_format() {
        String huge = "1s".repeat(50_000);
        repository.project(
                "bad",
                "[services.a]\ntype = 'api'\nversion = '" + huge + "'\ndescription = '" + huge + "'\n"
                        + "dependencies.requires = ['x@" + "1 || ".repeat(20_000) + "1']\n"
                        + "dependencies.consumes = ['x@" + "1.".repeat(30_000) + "1']\n"
                        + "deploy.termination_grace = '" + huge + "'\nenv.A = '" + "a".repeat(100_000) + "://'\n"
                        + "env.B = '" + "eyJaaaaaaaa-".repeat(5_000) + "'\n");
        Reading reading = repository.read();

        assertThat(reading.diagnostics())
                .extracting(diagnostic -> diagnostic.source().line())
                .containsExactlyInAnyOrder(3, 5, 6, 7);
        assertThat(reading.diagnostics())
                .allSatisfy(diagnostic -> assertThat(diagnostic.message()).hasSizeLessThan(200));
        theGoodProjectIsThere(reading);
    }

    private void says(String text, int line, int column, String... parts) {
        repository.project("bad", text);
        says(repository.read(), DiagnosticKind.UNREADABLE, BAD, line, column, parts);
    }

    private static void says(Reading reading, DiagnosticKind kind, String file, int line, int column, String... parts) {
        Diagnostic first = reading.diagnostics().get(0);
        assertThat(first.kind()).isEqualTo(kind);
        assertThat(first.source()).hasToString(file + ":" + line + ":" + column);
        assertThat(first.message()).contains(parts);
        assertThat(reading.diagnostics())
                .as("one mistake in one place")
                .allSatisfy(diagnostic -> assertThat(diagnostic.source().file()).isEqualTo(file));
        theGoodProjectIsThere(reading);
    }

    private static void theGoodProjectIsThere(Reading reading) {
        List<Service> services = RepositoryFolder.facts(reading, Service.class);
        assertThat(services).extracting(Service::id).contains("good/web");
    }
}
