package dev.serviceregistry.registry.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.RepositoryFolder;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.tree.RecentTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsedFileCacheTest {

    private static final String PROJECT = """
        x_free = 1
        [services.web]
        type = "api"
        version = "1.0.0"
        prot = 80
        [services.web.properties]
        since = { type = "string", default = 07:32:00, enum = ["07:32:00"] }
        until = { type = "string", default = 2026-11-23T07:32:00Z, enum = [2026-11-23T07:32:00Z] }
        day = { type = "string", default = 2026-11-23, enum = [2026-11-23, 2026-11-23T01:00:00] }
        ratio = { type = "number", default = nan, min = -inf, max = 1.5 }
        flag = { type = "boolean", default = true }
        many = { type = "array", default = [1, [2], {}] }
        [services.web.env]
        DB_PASSWORD = "hunter2-and-more"
        TEXT = \"""
        several
        lines\"""
        [services.web.deploy]
        replicas = "three"
        """;

    private RepositoryFolder repository;
    private Path cache;

    @BeforeEach
    void a_repository_and_a_cache(@TempDir Path folder, @TempDir Path caches) {
        repository = new RepositoryFolder(folder)
                .catalog("[services.db]\ntype = 'database'\nversion = '1.0.0'\n")
                .project("p", PROJECT);
        cache = caches.resolve("cache");
    }

    @Test
    void a_reading_from_the_cache_equals_a_fresh_one() throws IOException {
        String fresh = everything(repository.read());
        read("stamp");

        assertThat(entries()).hasSize(2);
        assertThat(everything(read("stamp"))).isEqualTo(fresh);
    }

    @Test
    void a_reading_from_the_cache_of_the_example_catalogue_equals_a_fresh_one() {
        Path catalog = Path.of("..", "catalog");
        new RegistryReader(ParsedFileCache.in(cache, "stamp")).read(catalog);

        assertThat(everything(new RegistryReader(ParsedFileCache.in(cache, "stamp")).read(catalog)))
                .isEqualTo(everything(new RegistryReader().read(catalog)));
    }

    @Test
    void an_unchanged_file_is_not_parsed_again() throws IOException {
        read("stamp");
        List<Path> entries = entries();
        byte[] own = Files.readAllBytes(entries.get(0));
        repository.project("p", PROJECT.replace("1.0.0", "9.9.9"));
        read("stamp");
        Path changed = entries().stream()
                .filter(path -> !entries.contains(path))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readAllBytes(entries.get(0))).isEqualTo(own);
        assertThat(entries()).hasSize(3);
        assertThat(changed).exists();
        for (Path entry : entries()) {
            Files.setLastModifiedTime(entry, FileTime.fromMillis(0));
        }
        read("stamp");
        for (Path entry : entries()) {
            assertThat(Files.getLastModifiedTime(entry).toMillis())
                    .as("written again")
                    .isZero();
        }
    }

    @Test
    void an_entry_with_any_byte_changed_is_ignored_and_written_anew() throws IOException {
        ParsedFile fresh = file(ParsedFileCache.none());
        file(ParsedFileCache.in(cache, "stamp"));
        Path entry = entries().get(0);
        byte[] sound = Files.readAllBytes(entry);
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(entry, damaged);

            assertThat(file(ParsedFileCache.in(cache, "stamp")))
                    .as("byte %d", i)
                    .isEqualTo(fresh);
            assertThat(Files.readAllBytes(entry)).as("byte %d", i).isEqualTo(sound);
        }
    }

    @Test
    void an_entry_that_is_cut_off_or_empty_or_longer_is_ignored() throws IOException {
        ParsedFile fresh = file(ParsedFileCache.none());
        file(ParsedFileCache.in(cache, "stamp"));
        Path entry = entries().get(0);
        byte[] sound = Files.readAllBytes(entry);
        for (int length = 0; length <= sound.length + 1; length += length < 80 ? 1 : 5) {
            Files.write(entry, Arrays.copyOf(sound, length));

            assertThat(file(ParsedFileCache.in(cache, "stamp")))
                    .as("%d bytes", length)
                    .isEqualTo(fresh);
        }
    }

    @Test
    void the_entry_of_another_file_is_ignored() throws IOException {
        String fresh = everything(repository.read());
        read("stamp");
        List<Path> entries = entries();
        byte[] first = Files.readAllBytes(entries.get(0));
        Files.write(entries.get(0), Files.readAllBytes(entries.get(1)));
        Files.write(entries.get(1), first);

        assertThat(everything(read("stamp"))).isEqualTo(fresh);
    }

    @Test
    void what_cannot_be_used_is_read_again_since_that_may_be_a_matter_of_memory() throws IOException {
        repository.project("p", "[services\n");
        read("stamp");

        assertThat(entries()).hasSize(1);
    }

    @Test
    void the_same_content_in_another_place_is_another_entry() throws IOException {
        read("stamp");
        repository.project("q", PROJECT);
        Reading reading = read("stamp");

        assertThat(entries()).hasSize(3);
        assertThat(RepositoryFolder.facts(reading, Service.class))
                .extracting(service -> service.source().file())
                .contains("projects/p/services.toml", "projects/q/services.toml");
    }

    @Test
    void the_entries_of_another_build_are_ignored() throws IOException {
        read("one");
        read("two");

        assertThat(entries()).hasSize(4);
    }

    @Test
    void a_folder_that_others_may_write_to_is_not_used() throws IOException {
        assumeTrue(Files.getFileStore(cache.getParent()).supportsFileAttributeView("posix"));
        for (String permissions : List.of("rwxrwx---", "rwx---rwx", "rwxrwxrwx")) {
            Files.deleteIfExists(cache);
            Files.createDirectory(cache);
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(permissions));
            Reading reading = read("stamp");

            assertThat(entries()).isEmpty();
            assertThat(everything(reading)).isEqualTo(everything(repository.read()));
        }
    }

    @Test
    void a_new_folder_is_closed_to_others() throws IOException {
        assumeTrue(Files.getFileStore(cache.getParent()).supportsFileAttributeView("posix"));
        read("stamp");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        for (Path entry : entries()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_folder_of_somebody_else_is_not_used() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Files.createDirectory(cache);
        Files.setOwner(
                cache, cache.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        read("stamp");

        assertThat(entries()).isEmpty();
    }

    @Test
    void a_link_to_a_folder_is_not_used(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(cache, elsewhere);
        read("stamp");

        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_written_to_does_no_harm() throws IOException {
        Files.createDirectory(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-x------"));

        assertThat(everything(read("stamp"))).isEqualTo(everything(repository.read()));
    }

    @Test
    void a_path_that_is_a_file_or_lies_below_one_does_no_harm() throws IOException {
        Files.writeString(cache, "in the way");

        assertThat(everything(read("stamp"))).isEqualTo(everything(repository.read()));
        cache = cache.resolve("below");
        assertThat(everything(read("stamp"))).isEqualTo(everything(repository.read()));
    }

    @Test
    void a_folder_in_the_place_of_an_entry_does_no_harm() throws IOException {
        read("stamp");
        for (Path entry : entries()) {
            Files.delete(entry);
            Files.createDirectories(entry.resolve("full"));
        }

        assertThat(everything(read("stamp"))).isEqualTo(everything(repository.read()));
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.filter(path -> path.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void no_entry_holds_the_text_of_a_secret() throws IOException {
        repository.project("broken", "[services.a.env]\nDB_PASSWORD = hunter2-and-more\nA = 'x' hunter2-and-more\n");
        read("stamp");

        for (Path entry : entries()) {
            assertThat(new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1))
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void entries_of_more_than_a_month_ago_are_taken_away() throws IOException {
        read("a month ago");
        for (Path entry : entries()) {
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        }
        List<Path> old = entries();

        read("today");

        assertThat(entries()).isNotEmpty().doesNotContainAnyElementsOf(old);
    }

    private Reading read(String stamp) {
        return new RegistryReader(ParsedFileCache.in(cache, stamp)).read(repository.root());
    }

    private ParsedFile file(ParsedFileCache from) {
        String name = "projects/p/services.toml";
        return new FileReader(from)
                .read(
                        new RepositoryFile(name, repository.root().resolve(name), DocumentKind.PROJECT),
                        RecentTables.all(),
                        Runnable::run);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> walk = Files.walk(cache)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** All that a reading says, places included. */
    private static String everything(Reading reading) {
        StringBuilder text = new StringBuilder(reading.digest()).append('\n');
        reading.registry()
                .facts()
                .facts()
                .forEach(fact -> text.append(fact.toString().replaceFirst("places=[^,\\]]*", ""))
                        .append('\n'));
        reading.diagnostics().forEach(diagnostic -> text.append(diagnostic).append('\n'));
        reading.registry()
                .services()
                .forEach(service -> text.append(service.effective()).append('\n'));
        return text.toString();
    }
}
