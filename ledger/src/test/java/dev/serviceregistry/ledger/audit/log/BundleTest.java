package dev.serviceregistry.ledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    private @TempDir Path scratch;
    private Path log;
    private Path bundle;
    private SignedCheckpoint earlier;

    @BeforeEach
    void aLogThatGrew() throws IOException {
        log = scratch.resolve("log");
        bundle = scratch.resolve("bundle");
        Logs.make(log, 21, Logs.KEY);
        earlier = SignedCheckpoint.of(Files.readAllBytes(log.resolve("checkpoint")))
                .orElseThrow();
        AuditLog.in(log, Logs.KEY)
                .append(List.of(Logs.event("later"), Logs.event("latest")), Logs.stamp("2026-11-24T08:00:00Z"));
    }

    private SortedMap<String, byte[]> files(List<Long> entries, List<SignedCheckpoint> checkpoints) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        BundleResult result = new Bundle(log, Logs.KEY.publicKey()).writeTo(collecting(files), entries, checkpoints);
        assertThat(result.verified()).isInstanceOf(IntactLog.class);
        return files;
    }

    private static SortedMap<String, byte[]> filesOf(Bundle bundle) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        bundle.writeTo(collecting(files), List.of(), List.of());
        return files;
    }

    private static BundleTarget collecting(SortedMap<String, byte[]> files) {
        return (name, content) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            assertThat(files.headMap(name)).as("in the order of names").hasSize(files.size());
            files.put(name, out.toByteArray());
        };
    }

    private void write(SortedMap<String, byte[]> files) throws IOException {
        Files.createDirectories(bundle);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(bundle.resolve(file.getKey()), file.getValue());
        }
    }

    private record Output(int code, String text) {}

    private static Output run(Path directory, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private Output verify(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "verify.py"));
        command.addAll(List.of(options));
        return run(bundle, command);
    }

    private void change(String file, String text, String by) throws IOException {
        String content = Files.readString(bundle.resolve(file));
        assertThat(content).contains(text);
        Files.writeString(bundle.resolve(file), content.replace(text, by));
    }

    @Test
    void a_bundle_holds_what_was_asked_for() throws IOException {
        assertThat(files(List.of(), List.of()).keySet())
                .containsExactly(
                        "checkpoint",
                        "checkpoint.signature",
                        "checkpoint.text",
                        "entries.jsonl",
                        "proofs.json",
                        "public-key.pem",
                        "verify.py");
        String some = new String(files(List.of(7L, 3L), List.of()).get("entries.jsonl"), StandardCharsets.UTF_8);
        assertThat(some.lines()).hasSize(2);
        assertThat(some).contains("\"entry\":3,", "\"entry\":7,");
        SortedMap<String, byte[]> none = new TreeMap<>();
        assertThat(new Bundle(log, null)
                        .writeTo(collecting(none), List.of(23L), List.of())
                        .missing())
                .isEqualTo(23);
        assertThat(none).isEmpty();
    }

    @Test
    void no_bundle_is_made_of_a_broken_log() throws IOException {
        Path file = log.resolve("entries.jsonl");
        Files.writeString(file, Files.readString(file).replace("latest", "newest"));

        SortedMap<String, byte[]> files = new TreeMap<>();
        BundleResult result = new Bundle(log, null).writeTo(collecting(files), List.of(), List.of());

        assertThat(result.verified()).isInstanceOf(BrokenLog.class);
        assertThat(files).isEmpty();
    }

    @Test
    void an_archive_holds_the_same_files_and_is_the_same_each_time() throws IOException {
        SortedMap<String, byte[]> files = files(List.of(), List.of(earlier));
        byte[] archive = archive();

        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).isEqualTo(files.get(entry.getName()));
            }
        }
        assertThat(names).containsExactlyElementsOf(files.keySet());
        assertThat(archive()).isEqualTo(archive);
    }

    private byte[] archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BundleArchive archive = new BundleArchive(out)) {
            new Bundle(log, Logs.KEY.publicKey()).writeTo(archive, List.of(), List.of(earlier));
        }
        return out.toByteArray();
    }

    @Test
    @Tag("oracles")
    void openssl_verifies_the_signature() throws Exception {
        write(files(List.of(), List.of()));
        List<String> command = List.of(
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "public-key.pem",
                "-rawin",
                "-in",
                "checkpoint.text",
                "-sigfile",
                "checkpoint.signature");

        assertThat(run(bundle, command).code()).isZero();
        change("checkpoint.text", "\n23\n", "\n22\n");
        assertThat(run(bundle, command).code()).isNotZero();
    }

    @Test
    @Tag("oracles")
    void python_alone_verifies_the_whole_log() throws Exception {
        write(files(List.of(), List.of(earlier)));
        Files.writeString(scratch.resolve("kept"), earlier.note());

        assertThat(verify("--public-key", "public-key.pem", "--checkpoint", "../kept"))
                .isEqualTo(new Output(0, """
                    all 23 entries: as the checkpoint covers them
                    since the checkpoint of 21 entries: only grown
                    signature: by this key
                    """));
    }

    @Test
    @Tag("oracles")
    void python_alone_tells_by_all_entries_that_the_log_only_grew_since_any_checkpoint() throws Exception {
        write(files(List.of(), List.of()));
        Files.writeString(scratch.resolve("kept"), earlier.note());
        assertThat(verify("--public-key", "public-key.pem", "--checkpoint", "../kept"))
                .isEqualTo(new Output(0, """
                    all 23 entries: as the checkpoint covers them
                    since the checkpoint of 21 entries: only grown
                    signature: by this key
                    """));

        write(files(List.of(12L), List.of()));
        Output single = verify("--public-key", "public-key.pem", "--checkpoint", "../kept");
        assertThat(single.code()).isEqualTo(2);
        assertThat(single.text()).contains("cannot be verified", "export it again with --checkpoint ../kept");
    }

    @Test
    @Tag("oracles")
    void python_alone_finds_that_a_log_was_cut_off() throws Exception {
        SortedMap<String, byte[]> cut = files(List.of(1L), List.of());
        AuditLog.in(log, Logs.KEY).append(List.of(Logs.event("last")), Logs.stamp("2026-11-25T08:00:00Z"));
        Files.copy(log.resolve("checkpoint"), scratch.resolve("kept"));
        write(cut);

        assertThat(verify("--public-key", "public-key.pem", "--checkpoint", "../kept"))
                .isEqualTo(new Output(
                        1,
                        "entry 1: in the log of 23 entries\n"
                                + "BROKEN: the checkpoint in ../kept covers 24 entries, and the log has 23\n"));
    }

    @Test
    @Tag("oracles")
    void python_alone_verifies_single_entries() throws Exception {
        for (long entry = 0; entry < 23; entry++) {
            write(files(List.of(entry), List.of()));
            assertThat(verify("--public-key", "public-key.pem"))
                    .isEqualTo(
                            new Output(0, "entry " + entry + ": in the log of 23 entries\nsignature: by this key\n"));
        }
    }

    @Test
    @Tag("oracles")
    void python_alone_verifies_a_pruned_and_an_unsigned_log() throws Exception {
        new Pruning(log, Logs.KEY).before(LocalDate.parse("2026-11-24"), Logs.stamp("2026-11-25T00:00:00Z"));
        write(files(List.of(), List.of(earlier)));
        assertThat(verify("--public-key", "public-key.pem").text()).contains("all 24 entries", "only grown");

        Path unsigned = scratch.resolve("unsigned");
        Logs.make(unsigned, 5, null);
        bundle = scratch.resolve("other");
        write(filesOf(new Bundle(unsigned, null)));
        assertThat(verify()).isEqualTo(new Output(0, """
            all 5 entries: as the checkpoint covers them
            signature: none, so whoever could write the log could have written all of it anew
            """));
    }

    @Test
    @Tag("oracles")
    void python_alone_finds_what_was_changed() throws Exception {
        for (String[] change : new String[][] {
            {"entries.jsonl", "latest", "newest", "BROKEN: the entries do not give the root of the checkpoint\n"},
            {"checkpoint", "\n23\n", "\n22\n", "BROKEN: there are 23 entries, and the checkpoint covers 22\n"},
            {"proofs.json", "\"path\":[\"", "\"path\":[\"00", "cannot be verified"},
        }) {
            write(files(List.of(), List.of(earlier)));
            change(change[0], change[1], change[2]);
            Output output = verify("--public-key", "public-key.pem");
            assertThat(output.code()).as(change[0]).isNotZero();
        }
        write(files(List.of(12L), List.of()));
        change("entries.jsonl", "shop/12", "shop/13");
        assertThat(verify("--public-key", "public-key.pem"))
                .isEqualTo(new Output(1, "BROKEN: entry 12 is not what the log holds\n"));
        write(files(List.of(), List.of()));
        Files.writeString(
                scratch.resolve("other.pem"), Logs.OTHER_KEY.publicKey().pem());
        assertThat(verify("--public-key", "../other.pem").text())
                .endsWith("BROKEN: the checkpoint of 23 entries is not signed by this key\n");
        Rewriting.rewrite(log, Logs.KEY, "projects/shop/7.toml", "projects/shop/8.toml");
        write(filesOf(new Bundle(log, Logs.KEY.publicKey())));
        Files.writeString(scratch.resolve("kept"), earlier.note());
        assertThat(verify("--public-key", "public-key.pem", "--checkpoint", "../kept")
                        .text())
                .contains("BROKEN: the entries are not those of the checkpoint in ../kept");
    }

    @Test
    @Tag("oracles")
    void keys_that_openssl_makes_are_taken_and_those_of_another_kind_are_refused() throws Exception {
        Path key = scratch.resolve("key.pem");
        run(scratch, List.of("openssl", "genpkey", "-algorithm", "ed25519", "-out", key.toString()));
        Output publicKey = run(scratch, List.of("openssl", "pkey", "-in", key.toString(), "-pubout"));

        SigningKey read = read(key);
        assertThat(read).isNotNull();
        assertThat(read.publicKey().pem()).isEqualTo(publicKey.text());
        run(scratch, List.of("openssl", "genpkey", "-algorithm", "ed448", "-out", key.toString()));
        assertThat(read(key)).isNull();
    }

    private static @Nullable SigningKey read(Path file) throws IOException {
        return SigningKey.ofPem(Files.readString(file)) instanceof SigningKey key ? key : null;
    }
}
