package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches real files: what is saved is judged. */
class WatchTest {

    private static final String SHOP = "projects/shop/services.toml";
    private static final String GOOD = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n";

    private static final String TWICE = """
            package policies
            import dev.serviceregistry.facts.*
            global Report report

            rule "Every service runs at least twice"
                @id("ACM-001")
                @severity("warning")
                @subject("Service")
                @scope("project")
                @rationale("One is none.")
                @remediation("Run more.")
            when
                $service : Service( $replicas : replicas, replicas < 2 )
            then
                report.violation( $service, "runs {} of 2 replicas", $replicas );
            end
            """;

    /** How long a judgement may be waited for before the test gives up; how long it takes is no matter. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger code = new AtomicInteger(-1);
    private @TempDir Path home;
    private Path root = Path.of("");
    private Thread watching = new Thread(() -> {});

    @BeforeEach
    void aRepository() throws IOException {
        root = home.resolve("central");
        Repositories.write(root, "services/catalog.toml", "");
        Repositories.write(root, SHOP, GOOD);
    }

    @AfterEach
    void nobodyWatchesAnyMore() throws InterruptedException {
        watching.interrupt();
        watching.join();
        assertThat(code).hasValue(Program.OK);
    }

    private void watch(String... options) throws InterruptedException {
        List<String> args = new ArrayList<>(List.of("--rule", "DEP-001", "--rule", "SCH-001"));
        args.addAll(List.of(options));
        watchAsSet(args.toArray(String[]::new));
    }

    private void watchAsSet(String... options) throws InterruptedException {
        List<String> args = new ArrayList<>(List.of("watch"));
        args.addAll(List.of(options));
        Surroundings surroundings = new Surroundings(
                new Output(out, false),
                new Output(err, false),
                Map.of("HOME", home.toString()),
                root,
                Clock.systemUTC());
        watching = new Thread(() -> code.set(Program.run(args.toArray(String[]::new), surroundings)));
        watching.start();
        await(err, "watching .");
    }

    private void save(String text) throws IOException, InterruptedException {
        save(root.resolve(SHOP), text.getBytes(StandardCharsets.UTF_8));
    }

    private void saveSettings(String text) throws IOException, InterruptedException {
        save(root.resolve("service-registry.toml"), text.getBytes(StandardCharsets.UTF_8));
    }

    private void save(Path file, byte[] content) throws IOException, InterruptedException {
        out.reset();
        err.reset();
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        await(err, "watching .");
    }

    /** A pack that switches DEP-001 off; its place in the repository's settings is the answer. */
    private String packed(Path file) throws IOException {
        Path maker = Repositories.sound(home.resolve("maker"));
        Repositories.write(maker, "policies/rules.toml", "[rules]\n\"DEP-001\" = { mode = \"off\" }\n");
        Run run = Run.in(
                maker,
                Map.of("HOME", home.toString()),
                "rules",
                "pack",
                "--name=acme",
                "--version=1.0.0",
                "--output=" + file);
        return run.out()
                .lines()
                .filter(line -> line.startsWith("use = "))
                .findFirst()
                .orElseThrow();
    }

    private static void await(ByteArrayOutputStream stream, String text) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!stream.toString(StandardCharsets.UTF_8).contains(text) && System.currentTimeMillis() < end) {
            Thread.sleep(10);
        }
        assertThat(stream.toString(StandardCharsets.UTF_8)).contains(text);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_value_that_a_rule_reads_is_judged_again_when_it_is_saved() throws IOException, InterruptedException {
        Repositories.write(
                root,
                "policies/rules/own.drl",
                TWICE.replace("\"Service\"", "\"ServiceValue\"")
                        .replace(
                                "Service( $replicas : replicas, replicas < 2 )",
                                "ServiceValue( key == \"labels.tier\", $replicas : text, text != \"gold\" )"));
        watchAsSet("--rule", "ACM-001");
        save(GOOD + "labels.tier = \"gold\"\n");
        assertThat(out()).doesNotContain("shop/cart");

        save(GOOD + "labels.tier = \"silver\"\n");
        assertThat(out()).contains("shop/cart: runs silver of 2 replicas");
    }

    @Test
    void every_judgement_of_a_change_tells_what_holds_as_before_it() throws IOException, InterruptedException {
        Repositories.write(root, "before/services/catalog.toml", "");
        Repositories.write(root, "service-registry.toml", "rule = \"SEC-002\"\n");
        watchAsSet("--against", "before");
        assertThat(err()).contains("note: rule of service-registry.toml holds");

        save(GOOD.replace("1.0.0", "1.1.0"));
        assertThat(err()).contains("note: rule of service-registry.toml holds");
    }

    @Test
    void a_finding_is_told_when_it_comes_and_counted_when_it_goes() throws Exception {
        watch();

        save(GOOD + "dependencies.requires = [\"nobody\"]\n");
        assertThat(out()).contains(SHOP + ":4:26: error[DEP-001]", "requires nobody, which does not exist");
        assertThat(err()).startsWith(SHOP + "\n1 new, 0 gone, 1 in all\n");

        save(GOOD);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith(SHOP + "\n0 new, 1 gone, 0 in all\n");
    }

    @Test
    void a_file_that_nobody_can_read_is_told_and_mended_by_the_next_save() throws Exception {
        watch();

        save(GOOD + "x = \n");
        assertThat(out()).contains("error[SCH-001]");

        save(GOOD);
        assertThat(err()).contains("0 new, 1 gone");
    }

    @Test
    void a_new_project_is_seen() throws Exception {
        watch();
        out.reset();
        err.reset();

        Repositories.write(
                root,
                "projects/new/services.toml",
                GOOD.replace("cart", "desk") + "dependencies.calls = [\"nobody\"]\n");

        await(out, "projects/new/services.toml:4:23: error[DEP-001]");
    }

    @Test
    void a_link_to_a_project_is_seen_when_it_comes_and_when_it_goes() throws Exception {
        Path elsewhere = home.resolve("elsewhere");
        Files.createDirectories(elsewhere);
        Files.writeString(
                elsewhere.resolve("services.toml"),
                GOOD.replace("cart", "desk") + "dependencies.calls = [\"nobody\"]\n");
        watch();
        out.reset();
        err.reset();
        Path link = Files.createSymbolicLink(root.resolve("projects/linked"), elsewhere);
        await(err, "1 new, 0 gone");

        out.reset();
        err.reset();
        Files.delete(link);
        await(err, "0 new, 1 gone");
    }

    @Test
    void each_judgement_is_a_line_of_json() throws Exception {
        watch("-f", "json");
        save(GOOD + "dependencies.requires = [\"nobody\"]\n");
        save(GOOD);

        List<String> lines = out().lines().toList();
        assertThat(lines).hasSize(1);
        try (JsonParser parser = new JsonFactory().createParser(lines.get(0))) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentLocation().getLineNr()).isEqualTo(1);
            }
        }
        assertThat(lines.get(0)).contains("\"verdict\":\"PASS\"");
    }

    @Test
    void it_goes_on_when_the_repository_has_nothing_left() throws Exception {
        watch();

        save("");
        assertThat(err()).contains("has no service at all");

        save(GOOD);
        assertThat(err()).contains("0 in all");
    }

    @Test
    void the_settings_of_the_repository_hold_as_soon_as_they_are_saved() throws Exception {
        Files.writeString(root.resolve(SHOP), GOOD + "dependencies.requires = [\"nobody\"]\n");
        Repositories.write(root, "service-registry.toml", "rule = [\"SCH-001\"]\n");
        watchAsSet();
        assertThat(out()).doesNotContain("DEP-001");

        saveSettings("rule = [\"DEP-001\"]\n");
        assertThat(out()).contains(SHOP + ":4:26: error[DEP-001]");
        assertThat(err()).startsWith("service-registry.toml\n1 new, 0 gone, 1 in all\n");

        saveSettings("rule = [\"DEP-001\"]\nformat = \"json\"\n");
        assertThat(out()).contains("\"rule\":\"DEP-001\"");
    }

    @Test
    void under_settings_that_are_wrong_nothing_is_judged_until_they_are_mended() throws Exception {
        Repositories.write(root, "service-registry.toml", "rule = [\"SCH-001\"]\n");
        watchAsSet();

        saveSettings("rule = [\"DEP-001\"\n");
        assertThat(err()).contains("service-registry.toml:2:1: error: ");

        save(GOOD + "dependencies.requires = [\"nobody\"]\n");
        assertThat(err()).contains("service-registry.toml:2:1: error: ");
        assertThat(out()).isEmpty();

        saveSettings("rule = [\"DEP-001\"]\n");
        assertThat(out()).contains("error[DEP-001]");
    }

    @Test
    void settings_that_cannot_be_read_end_nothing() throws Exception {
        watch();
        out.reset();
        err.reset();

        Files.createDirectory(root.resolve("service-registry.toml"));
        await(err, "is no ordinary file");

        out.reset();
        err.reset();
        Files.delete(root.resolve("service-registry.toml"));
        await(err, "0 in all");
    }

    @Test
    void the_command_line_goes_before_settings_that_are_saved_later() throws Exception {
        watch();

        saveSettings("rule = [\"SLA-003\"]\n");
        save(GOOD + "dependencies.requires = [\"nobody\"]\n");

        assertThat(out()).contains("error[DEP-001]");
    }

    @Test
    void a_pack_in_the_repository_is_used_from_the_save_that_asks_for_it() throws Exception {
        Files.writeString(root.resolve(SHOP), GOOD + "dependencies.requires = [\"nobody\"]\n");
        String use = packed(root.resolve("policies/packs/acme.jar"));
        watch();
        assertThat(out()).contains("error[DEP-001]");

        saveSettings("[policies]\n" + use + "\n");
        assertThat(err()).contains("0 new, 1 gone, 0 in all");

        byte[] pack = Files.readAllBytes(root.resolve("policies/packs/acme.jar"));
        save(root.resolve("policies/packs/acme.jar"), new byte[] {1});
        assertThat(err()).contains("policies/packs/acme.jar", "is another file than was asked for");

        save(root.resolve("policies/packs/acme.jar"), pack);
        assertThat(err()).contains("0 new, 0 gone, 0 in all");
    }

    @Test
    void a_pack_that_is_brought_into_the_maven_repository_is_used_at_once() throws Exception {
        Files.writeString(root.resolve(SHOP), GOOD + "dependencies.requires = [\"nobody\"]\n");
        Path file = home.resolve("acme.jar");
        String use = packed(file).replaceFirst("path = \"[^\"]*\"", "maven = \"org.acme:policies\"");
        watch();

        saveSettings("[policies]\n" + use + "\n");
        assertThat(err()).contains("is not in the local Maven repository");

        Path place = home.resolve(".m2/repository/org/acme/policies/1.0.0/policies-1.0.0.jar");
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
        await(err, "0 new, 1 gone, 0 in all");
    }

    @Test
    void rules_of_another_folder_are_judged_by_as_they_are_written() throws Exception {
        Path rules = home.resolve("rules");
        Repositories.write(home, "rules/twice.drl", TWICE);
        watchAsSet("--rules", rules.toString(), "--rule", "ACM-001");
        assertThat(out()).contains("runs 1 of 2 replicas");

        save(rules.resolve("twice.drl"), TWICE.replace("< 2", "< 1").getBytes(StandardCharsets.UTF_8));
        assertThat(err()).contains("0 new, 1 gone, 0 in all");
    }
}
