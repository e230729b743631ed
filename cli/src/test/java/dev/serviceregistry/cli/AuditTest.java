package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

    /** The key pair that RFC 8410 gives as an example, which is nobody's secret. */
    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC_KEY = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    private static final Map<String, String> ACTOR = Map.of("SERVICE_REGISTRY_ACTOR", "somebody");

    private @TempDir Path scratch;
    private Path root;
    private Path log;
    private Path key;

    @BeforeEach
    void aRepositoryWithOneMistakeAndAKeyOutsideOfIt() throws IOException {
        root = scratch.resolve("central");
        log = scratch.resolve("audit");
        key = scratch.resolve("key.pem");
        Repositories.broken(root);
        Files.writeString(key, KEY);
        Files.writeString(scratch.resolve("key.pub"), PUBLIC_KEY);
    }

    private Run run(String... args) {
        return Run.in(root, ACTOR, args);
    }

    private String entries() throws IOException {
        return Files.readString(log.resolve("entries.jsonl"));
    }

    private String line(int number) throws IOException {
        return Files.readAllLines(log.resolve("entries.jsonl")).get(number);
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void a_judgement_is_recorded_with_what_it_follows_from_and_comes_to() throws IOException {
        Run run = run("validate", "--audit", "../audit", "--rule", "DEP-001", "-q");

        assertThat(run.code()).isEqualTo(1);
        assertThat(line(1))
                .startsWith(
                        "{\"actor\":{\"name\":\"somebody\",\"source\":\"SERVICE_REGISTRY_ACTOR\"},\"entry\":1,\"event\":"
                                + "{\"asked\":{\"against\":{\"commit\":\"\",\"digest\":\"\",\"name\":\"\"},\"command\":\"validate\","
                                + "\"fail_on\":\"error\",\"families\":[],\"projects\":[],\"reports\":[],\"root\":\".\",\"rules\":[\"DEP-001\"],")
                .contains("\"as_of\":\"2026-11-23\"", "\"errors\":1,", "\"verdict\":\"FAIL\"", "\"waived\":[]")
                .containsPattern("\"findings\":\\[\"[0-9a-f]{32}\"\\]")
                .containsPattern("\"catalog\":\"[0-9a-f]{64}\"")
                .containsPattern("\"exceptions\":\"[0-9a-f]{64}\"")
                .containsPattern("\"facts\":\"[0-9a-f]{64}\"")
                .containsPattern("\"rules\":\"[0-9a-f]{64}\"")
                .contains("\"time\":\"2026-11-23T12:00:00Z\"");
    }

    @Test
    void reports_that_go_to_files_are_recorded_with_their_digests() throws Exception {
        run("validate", "--audit", "../audit", "-o", "json=../report.json", "-o", "sarif=../report.sarif");
        run("diff", "--against", ".", "--audit", "../audit", "-o", "json=../changes.json");

        assertThat(line(2))
                .contains("\"kind\":\"files-written\"")
                .contains("\"digest\":\"" + digest(scratch.resolve("report.json")) + "\",\"path\":\"../report.json\"")
                .contains("\"digest\":\"" + digest(scratch.resolve("report.sarif")) + "\"");
        assertThat(line(3)).contains("\"command\":\"diff\"");
        assertThat(line(4)).contains("\"digest\":\"" + digest(scratch.resolve("changes.json")) + "\"");
    }

    @Test
    void every_judging_and_writing_command_is_recorded() throws IOException {
        Repositories.write(scratch, "compose.yaml", "services:\n  web:\n    image: nginx:1.27\n");
        Repositories.sound(root);

        run("validate", "--audit", "../audit");
        run("check-deps", "--audit", "../audit");
        run("security-check", "--audit", "../audit");
        run("diff", "--against", ".", "--audit", "../audit");
        run("import", "compose", "../compose.yaml", "--project", "web", "--audit", "../audit");
        run("init", "../new", "--audit", "../audit");
        run("generate", "--format", "listing", "--project", "shop", "--allow-findings", "--audit", "../audit");

        String shown = run("audit", "show", "--audit", "../audit").out();
        assertThat(shown.lines().map(line -> line.split("  ")[3]))
                .containsExactly(
                        "log-started",
                        "judgement",
                        "judgement",
                        "judgement",
                        "judgement",
                        "files-written",
                        "files-written",
                        "judgement",
                        "files-written");
        assertThat(entries())
                .contains("\"path\":\"projects/web/services.toml\"", "\"path\":\"../new/services/catalog.toml\"")
                .contains("\"command\":\"generate\"", "generated/listing/");
        assertThat(run("audit", "verify", "--audit", "../audit").code()).isZero();
    }

    @Test
    void nothing_is_done_that_cannot_be_recorded() throws IOException {
        Files.writeString(scratch.resolve("taken"), "");
        for (String place : List.of("../taken", "../taken/below", "/proc/audit")) {
            Run judged = run("validate", "--audit", place, "-o", "json=../report.json");
            assertThat(judged.code()).as(place).isEqualTo(2);
            assertThat(judged.out()).isEmpty();
            assertThat(judged.err()).contains("the audit log cannot be written, so nothing was done: ");
            assertThat(scratch.resolve("report.json")).doesNotExist();

            assertThat(run("init", "../new", "--audit", place).code()).isEqualTo(2);
            assertThat(scratch.resolve("new")).doesNotExist();
        }
    }

    @Test
    void nothing_is_recorded_without_a_log() throws IOException {
        run("validate");

        assertThat(log).doesNotExist();
        try (var files = Files.list(scratch)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("central", "key.pem", "key.pub");
        }
    }

    @Test
    void a_plain_validate_loads_nothing_of_the_log() throws Exception {
        assertThat(loaded("validate")).isNotEmpty().noneMatch(line -> line.contains(".ledger."));
        assertThat(loaded("validate", "--audit", "../audit")).anyMatch(line -> line.contains(".ledger.audit."));
    }

    private List<String> loaded(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + scratch.resolve("loaded"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.serviceregistry.cli.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return Files.readAllLines(scratch.resolve("loaded")).stream()
                .filter(line -> line.contains(" dev.serviceregistry."))
                .toList();
    }

    @Test
    void the_repository_says_where_the_log_is_and_which_key_signs_it() throws IOException {
        Repositories.write(root, "service-registry.toml", "[audit]\ndir = \"../audit\"\nkey_file = \"../key.pem\"\n");

        assertThat(Run.in(root.resolve("projects"), ACTOR, "validate").code()).isEqualTo(1);

        assertThat(run("audit", "verify").out()).contains(": intact: 2 entries; signed by key ");
        assertThat(run("audit", "verify", "--public-key", "../key.pub").code()).isZero();
        assertThat(run("validate", "--audit-key-file", "../nowhere.pem").err())
                .contains("nowhere.pem: no such file or directory");
    }

    @Test
    void an_unknown_setting_of_the_log_is_refused_at_its_place() throws IOException {
        Repositories.write(root, "service-registry.toml", "[audit]\nkeyfile = \"../key.pem\"\n");

        assertThat(run("validate").err())
                .isEqualTo("service-registry.toml:2:1: error: there is no setting 'audit.keyfile'; did you mean"
                        + " 'audit.key_file'?\n");
    }

    @Test
    void a_key_in_the_environment_signs_too() {
        Map<String, String> environment =
                Map.of("SERVICE_REGISTRY_AUDIT_KEY", KEY, "SERVICE_REGISTRY_AUDIT_DIR", "../audit");

        assertThat(Run.in(root, environment, "validate").code()).isEqualTo(1);
        assertThat(Run.in(root, "audit", "verify", "--audit", "../audit", "--public-key", "../key.pub")
                        .out())
                .contains("intact: 2 entries; signed by key ");
    }

    @Test
    void a_key_inside_the_repository_or_of_a_wrong_kind_is_refused() throws IOException {
        Repositories.write(root, "keys/key.pem", KEY);
        Run inside = run("validate", "--audit", "../audit", "--audit-key-file", "keys/key.pem");
        assertThat(inside.code()).isEqualTo(2);
        assertThat(inside.err())
                .startsWith(
                        "service-registry: keys/key.pem is inside the repository, where a private key must never be");

        Run wrong = run("validate", "--audit", "../audit", "--audit-key-file", "../key.pub");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("service-registry: ../key.pub is a public key");
        assertThat(Run.in(root, Map.of("SERVICE_REGISTRY_AUDIT_KEY", "x"), "validate", "--audit", "../audit")
                        .err())
                .startsWith("service-registry: SERVICE_REGISTRY_AUDIT_KEY is no private key in PEM");
        assertThat(log).doesNotExist();
        run("validate", "--audit", "../audit", "--audit-key-file", "../key.pem");
        Files.copy(key, log.resolve("key.pem"));
        assertThat(run("validate", "--audit", "../audit", "--audit-key-file", "../audit/key.pem")
                        .err())
                .contains("is inside the audit log");
        assertThat(run("validate", "--audit", "../audit").err()).contains("cannot be written, so nothing was done: ");
    }

    @Test
    void verify_tells_by_its_exit_code_and_names_the_broken_entry() throws IOException {
        assertThat(run("audit", "verify").code()).isEqualTo(2);
        assertThat(run("audit", "verify", "--audit", "../audit").code()).isEqualTo(2);
        run("validate", "--audit", "../audit");
        run("validate", "--audit", "../audit");

        assertThat(run("audit", "verify", "--audit", "../audit"))
                .isEqualTo(new Run(
                        0,
                        "../audit: intact: 3 entries; unsigned, so whoever can write it could have written all of it"
                                + " anew: set a key to sign it\n",
                        ""));
        assertThat(run("audit", "verify", "--audit", "../audit", "-f", "json").out())
                .contains("\"signature\":\"unsigned\"", "\"size\":3", "\"verdict\":\"intact\"");
        Files.writeString(log.resolve("entries.jsonl"), entries().replaceFirst("\"entry\":1,", "\"entry\":9,"));
        Run broken = run("audit", "verify", "--audit", "../audit");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).startsWith("../audit: broken at entry 1: the entry is not there: entry 9 stands");
        assertThat(run("audit", "verify", "--audit", "../audit", "-f", "json").out())
                .startsWith("{\"entry\":1,\"reason\":");
    }

    @Test
    void show_finds_entries_by_kind_day_and_what_they_name() throws IOException {
        run("validate", "--audit", "../audit", "-o", "json=../report.json");

        assertThat(run("audit", "show", "--audit", "../audit").out().lines()).hasSize(3);
        assertThat(run("audit", "show", "1", "--audit", "../audit").out())
                .startsWith("1  2026-11-23T12:00:00Z  somebody  judgement  validate . as of 2026-11-23: FAIL, ");
        assertThat(run("audit", "show", "--kind", "judgement", "--audit", "../audit")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(run("audit", "show", "--subject", "report.json", "--audit", "../audit")
                        .out())
                .startsWith("2  ");
        assertThat(run("audit", "show", "--to", "2026-11-22", "--audit", "../audit")
                        .out())
                .isEmpty();
        assertThat(run("audit", "show", "--from", "2026-11-23", "--audit", "../audit")
                        .out()
                        .lines())
                .hasSize(3);
        assertThat(run("audit", "show", "1", "-f", "json", "--audit", "../audit")
                        .out())
                .isEqualTo("{\"entries\": [\n" + line(1) + "\n]}\n");
        assertThat(run("audit", "show", "x", "--audit", "../audit").code()).isEqualTo(2);
    }

    @Test
    void show_tells_of_what_is_not_there() throws IOException {
        run("validate", "--audit", "../audit");

        Run number = run("audit", "show", "1", "99", "--audit", "../audit");
        assertThat(number.code()).isEqualTo(2);
        assertThat(number.err()).contains("../audit has no entry 99, or not any more");
        assertThat(number.out()).startsWith("1  ");

        Run kind = run("audit", "show", "--kind", "judgment", "--audit", "../audit");
        assertThat(kind.code()).isEqualTo(2);
        assertThat(kind.err()).contains("there is no kind 'judgment'; did you mean 'judgement'?");

        Run none = run("audit", "show", "--to", "2026-11-22", "--audit", "../audit");
        assertThat(none.code()).isZero();
        assertThat(none.err()).contains("../audit has no such entry");
    }

    @Test
    void show_tells_of_a_damaged_entry_that_is_asked_for_that_it_cannot_be_read() throws IOException {
        run("validate", "--audit", "../audit");
        Files.writeString(log.resolve("entries.jsonl"), entries().replace(line(1), "damaged"));

        assertThat(run("audit", "show", "1", "--audit", "../audit").err())
                .contains("1 line cannot be read; 'service-registry audit verify' tells where the log is broken")
                .contains("../audit has no entry 1, or not any more");
        assertThat(run("audit", "show", "--kind", "judgment", "--audit", "../audit")
                        .err())
                .contains("1 line cannot be read", "there is no kind 'judgment'");
    }

    @Test
    void what_only_looks_at_a_log_does_not_say_that_it_records() {
        assertThat(run("audit", "verify", "--help").out())
                .contains("The directory of the audit log.")
                .doesNotContain("Record what is done");
    }

    @Test
    void a_judgement_is_repeated_and_comes_out_the_same() throws IOException {
        run("validate", "--audit", "../audit", "--family", "dependency", "--project", "shop");
        Run later = Run.in(root, "audit", "replay", "1", "--audit", "../audit");

        assertThat(later.code()).isZero();
        assertThat(later.out())
                .startsWith("entry 1, judged on 2026-11-23T12:00:00Z by somebody: FAIL, 1 error, 0 warnings,")
                .endsWith("It comes out the same.\n");
        assertThat(run("audit", "replay", "0", "--audit", "../audit").err())
                .contains("is no judgement but log-started");
        assertThat(run("audit", "replay", "7", "--audit", "../audit").code()).isEqualTo(2);
    }

    @Test
    void what_is_not_the_same_any_more_is_named() throws IOException {
        run("validate", "--audit", "../audit", "--rule", "DEP-001");
        Repositories.sound(root);

        Run replayed = run("audit", "replay", "1", "--audit", "../audit");

        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.out())
                .contains("  not the same: the files: then ", "  not the same: the facts: then ", ": only then\n")
                .doesNotContain("the rules: then", "the waivers: then")
                .endsWith("It comes out differently.\n");
    }

    @Test
    void a_judgement_is_repeated_on_the_commit_that_was_checked_out() throws Exception {
        try (Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
            String commit = commit(git);
            Run.in(root, Map.of(), "validate", "--audit", "../audit");
            Repositories.sound(root);
            commit(git);
            run("diff", "--against", "main~1", "--audit", "../audit");

            assertThat(line(1))
                    .contains("\"commit\":\"" + commit + "\"")
                    .startsWith("{\"actor\":{\"name\":\"Tester <tester@example.org>\",\"source\":\"git\"}");
            assertThat(run("audit", "replay", "1", "--audit", "../audit").out()).endsWith("It comes out the same.\n");
            assertThat(run("audit", "replay", "2", "--audit", "../audit").out()).endsWith("It comes out the same.\n");
            assertThat(run("audit", "replay", "1", "--at", "main", "--audit", "../audit")
                            .code())
                    .isEqualTo(1);
        }
    }

    private static String commit(Git git) throws Exception {
        git.getRepository().getConfig().setString("user", null, "name", "Tester");
        git.getRepository().getConfig().setString("user", null, "email", "tester@example.org");
        git.getRepository().getConfig().save();
        git.add().addFilepattern(".").call();
        return git.commit().setMessage("Change").setSign(false).call().name();
    }

    @Test
    void old_entries_are_pruned_and_entries_are_exported() throws IOException {
        run("validate", "--audit", "../audit", "--audit-key-file", "../key.pem");
        run("validate", "--audit", "../audit", "--audit-key-file", "../key.pem");
        String[] sign = {"--audit", "../audit", "--audit-key-file", "../key.pem"};

        assertThat(run("audit", "prune", "--before", "2026-11-23", sign[0], sign[1], sign[2], sign[3])
                        .out())
                .isEqualTo("0 entries removed; the log begins with entry 0\n");
        assertThat(run("audit", "prune", "--before", "2026-11-24", sign[0], sign[1], sign[2], sign[3])
                        .out())
                .isEqualTo("3 entries removed; the log begins with entry 3\n");
        assertThat(run("audit", "verify", sign[0], sign[1], sign[2], sign[3]).out())
                .startsWith("../audit: intact: 1 entry, and the hashes of 3 that were pruned; signed by key ");
        assertThat(run("audit", "export", "../evidence.zip", sign[0], sign[1], sign[2], sign[3])
                        .code())
                .isZero();
        assertThat(run("audit", "export", "../evidence", "--entry", "3", sign[0], sign[1], sign[2], sign[3])
                        .code())
                .isZero();
        assertThat(Files.readString(scratch.resolve("evidence/entries.jsonl"))).isEqualTo(line(0) + "\n");
        assertThat(run("audit", "export", "../evidence", sign[0], sign[1], sign[2], sign[3])
                        .err())
                .contains("'../evidence' is there already");
        assertThat(run("audit", "export", "../more", "--entry", "1", sign[0], sign[1], sign[2], sign[3])
                        .err())
                .contains("has no entry 1, or not any more");
    }

    @Test
    void what_a_regime_demands_to_be_kept_is_not_pruned() throws IOException {
        run("validate", "--audit", "../audit");
        Repositories.write(
                root,
                "policies/governance.toml",
                "[compliance]\npci_dss_applicable = true\naudit = { enabled = true, retention_days = 400 }\n");

        Run tooEarly = run("audit", "prune", "--before", "2025-10-20", "--audit", "../audit");

        assertThat(tooEarly.code()).isEqualTo(2);
        assertThat(tooEarly.err())
                .isEqualTo(
                        "service-registry: --before: PCI-DSS demands an audit log of 365 days; here it is kept for 400"
                                + " days: entries from before 2025-10-20 are not that old\n");
        assertThat(run("audit", "prune", "--before", "2025-10-19", "--audit", "../audit")
                        .code())
                .isZero();
    }

    @Test
    void no_secret_reaches_the_log() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG_WITH_SECRET);

        run("validate", "--audit", "../audit", "--audit-key-file", "../key.pem");

        assertThat(entries())
                .doesNotContain("correct-horse-battery-staple")
                .doesNotContain(KEY.lines().toList().get(1));
    }
}
