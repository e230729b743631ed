package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiveCommandTest {

    private static final String FINGERPRINT = "\"fingerprint\": \"";

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithOneMistake() throws IOException {
        Repositories.broken(root);
    }

    @Test
    void what_is_waived_is_appended_below_what_stands_there() throws IOException {
        Repositories.write(root, "policies/waivers.toml", "# Ask the platform team first.\n\n# Nothing yet.");

        Run run = waive("DEP-001", "shop/cart");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("policies/waivers.toml: waives DEP-001 on shop/cart until 2027-03-31: 1 finding\n");
        assertThat(root.resolve("policies/waivers.toml")).hasContent("""
                # Ask the platform team first.

                # Nothing yet.

                [[waivers]]
                rule = "DEP-001"
                subject = "shop/cart"
                reason = 'It is "being written"'
                ticket = "OPS-1"
                approved_by = "@platform"
                expires = 2027-03-31
                """);
        assertThat(Run.in(root, "validate", "--rule", "DEP-001").code()).isZero();
        assertThat(Run.in(root, "validate", "--rule", "GOV-008").code()).isZero();
    }

    @Test
    void one_finding_is_waived_by_its_fingerprint() throws IOException {
        String report =
                Run.in(root, "validate", "--rule", "DEP-001", "-f", "json").out();
        int start = report.indexOf(FINGERPRINT) + FINGERPRINT.length();
        String fingerprint = report.substring(start, report.indexOf('"', start));

        assertThat(waive(fingerprint).code()).isZero();

        assertThat(Files.readString(root.resolve("policies/waivers.toml")))
                .startsWith("[[waivers]]\nfingerprint = \"" + fingerprint
                        + "\"\nrule = \"DEP-001\"\nsubject = \"shop/cart\"\n");
        assertThat(Run.in(root, "validate", "--family", "dependency", "-v").out())
                .contains("waived error[DEP-001]", "It is \"being written\" (OPS-1), approved by @platform");
        assertThat(Run.in(root, "validate").out()).doesNotContain("SEC-001");
        assertThat(waive(fingerprint).err()).contains("it is let off already: It is \"being written\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    DEP-001  | shop/car  | DEP-001 finds nothing on 'shop/car'; did you mean 'shop/cart'?
                    DEP-01   | shop/cart | there is no rule 'DEP-01'; did you mean
                    DEP-001  |           | say on what DEP-001 is waived
                    abc      |           | there is no finding with the fingerprint 'abc'
                    """)
    void what_is_not_found_is_not_waived(String finding, String subject, String complaint) {
        Run run = subject == null ? waive(finding) : waive(finding, subject);

        assertThat(run.err()).contains(complaint);
        assertThat(run.code()).isEqualTo(2);
        assertThat(root.resolve("policies/waivers.toml")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --approved-by | @platfrom  | there is no team 'platfrom'; did you mean 'platform'?
                    --expires     | 2026-11-22 | 2026-11-22 is over
                    --expires     | 2027/03/31 | '2027/03/31' is not a date
                    --reason      | " "        | say why the rule need not hold
                    --ticket      | " "        | say where the matter is followed up
                    """)
    void a_waiver_without_an_owner_or_an_end_is_refused(String option, String value, String complaint) {
        Run run = waive("DEP-001", "shop/cart", option, value);

        assertThat(run.err()).contains(option, complaint);
        assertThat(run.code()).isEqualTo(2);
        assertThat(root.resolve("policies/waivers.toml")).doesNotExist();
    }

    /** Services that each have a mistake of their own. */
    private List<String> mistaken() throws IOException {
        List<String> services = List.of("one", "two", "three", "four");
        StringBuilder project = new StringBuilder();
        services.forEach(service -> project.append("[services.")
                .append(service)
                .append("]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"nothing\"]\n"));
        Repositories.write(root, "projects/books/services.toml", project.toString());
        return services;
    }

    private void assertThatAllAreWaived(List<String> services) throws IOException {
        assertThat(Files.readAllLines(root.resolve("policies/waivers.toml")))
                .filteredOn(line -> line.startsWith("subject"))
                .containsExactlyInAnyOrderElementsOf(services.stream()
                        .map(service -> "subject = \"books/" + service + "\"")
                        .toList());
    }

    @Test
    void waivers_that_threads_write_at_the_same_time_are_all_kept() throws Exception {
        List<String> services = mistaken();

        List<CompletableFuture<Run>> runs = services.stream()
                .map(service -> CompletableFuture.supplyAsync(() -> waive("DEP-001", "books/" + service)))
                .toList();

        for (CompletableFuture<Run> run : runs) {
            assertThat(run.get().err()).isEmpty();
        }
        assertThatAllAreWaived(services);
    }

    @Test
    void waivers_that_processes_write_at_the_same_time_are_all_kept(@TempDir Path scratch) throws Exception {
        List<String> services = mistaken();

        String expires = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        List<Process> processes = new ArrayList<>();
        for (String service : services) {
            // To record it takes long between reading what stands there and writing it anew.
            processes.add(started(
                    scratch,
                    withUsual(
                            "DEP-001",
                            "books/" + service,
                            "--expires",
                            expires,
                            "--audit",
                            scratch.resolve("audit").toString())));
        }

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        assertThatAllAreWaived(services);
        try (Stream<Path> locks = Files.list(scratch.resolve("service-registry/locks"))) {
            assertThat(locks).hasSize(1);
        }
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("policies", "projects", "services");
        }
    }

    private Process started(Path cache, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("XDG_CACHE_HOME", cache.toString());
        return process.start();
    }

    @Test
    void a_waiver_is_written_where_the_cache_cannot_be(@TempDir Path scratch) throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));

        Run run = Run.in(
                root,
                Map.of("XDG_CACHE_HOME", file.toString()),
                withUsual("DEP-001", "shop/cart").toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void a_waiver_that_covers_what_another_one_does_is_refused_with_what_is_left() throws IOException {
        Path shop = root.resolve("projects/shop/services.toml");
        Files.writeString(
                shop,
                Files.readString(shop)
                        + "\n[services.mail]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"nothing\"]\n");
        assertThat(waive("DEP-001", "shop/cart").code()).isZero();
        String before = Files.readString(root.resolve("policies/waivers.toml"));

        Run run = waive("DEP-001", "shop");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("DEP-001 on shop/cart is let off already, by the waiver at policies/waivers.toml:1")
                .containsPattern("Waive what is left by fingerprint: [0-9a-f]{32}");
        assertThat(root.resolve("policies/waivers.toml")).hasContent(before);
    }

    @Test
    void the_audit_log_keeps_no_secret_of_a_reason() throws IOException {
        String log = root.resolve("log").toString();

        Run run = waive(
                "DEP-001",
                "shop/cart",
                "--reason",
                "See https://app:hunter2@example.org, login with DB_PASSWORD=hunter2",
                "--ticket",
                "https://app:hunter2@example.org/T-1",
                "--audit",
                log);

        assertThat(run.code()).isZero();
        assertThat(Files.readString(root.resolve("log/entries.jsonl")))
                .contains("See ********, login with DB_PASSWORD=*******")
                .doesNotContain("hunter2");
    }

    @Test
    void a_file_to_which_nothing_can_be_appended_stays_as_it_is() throws IOException {
        Repositories.write(root, "policies/waivers.toml", "waivers = []\n");

        Run run = waive("DEP-001", "shop/cart");

        assertThat(run.err()).contains("nothing can be appended", "under a header of its own");
        assertThat(run.code()).isEqualTo(2);
        assertThat(root.resolve("policies/waivers.toml")).hasContent("waivers = []\n");
    }

    /** Waives with all that it takes; an option among the arguments takes the place of the usual one. */
    private Run waive(String... arguments) {
        return Run.in(root, withUsual(arguments).toArray(String[]::new));
    }

    private static List<String> withUsual(String... arguments) {
        List<String> call = new ArrayList<>(List.of("waive"));
        call.addAll(List.of(arguments));
        List<String> usual = List.of(
                "--reason",
                "It is \"being written\"",
                "--ticket",
                "OPS-1",
                "--approved-by",
                "@platform",
                "--expires",
                "2027-03-31");
        for (int i = 0; i < usual.size(); i += 2) {
            if (!call.contains(usual.get(i))) {
                call.addAll(usual.subList(i, i + 2));
            }
        }
        return call;
    }

    @Test
    void only_waivers_that_say_wholly_what_they_are_about_are_twins() throws IOException {
        String rule = "[[waivers]]\nrule = \"SEC-016\"\n";
        String subject = "subject = \"shop/cart\"\n";
        String noRule = "[[waivers]]\n" + subject;
        Repositories.write(root, "policies/waivers.toml", rule + rule + noRule + noRule);
        assertThat(Run.in(root, "validate", "--rule", "GOV-006").out())
                .contains("names the rule SEC-016 and no subject", "names the subject shop/cart and no rule")
                .doesNotContain("is written twice");

        Repositories.write(root, "policies/waivers.toml", rule + subject + rule + subject);
        assertThat(Run.in(root, "validate", "--rule", "GOV-006").out()).contains("is written twice");
    }
}
