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

    /** How long a judgement may be waited for before the test gives up; how long it takes is no matter. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger code = new AtomicInteger(-1);
    private @TempDir Path root;
    private Thread watching = new Thread(() -> {});

    @BeforeEach
    void aRepository() throws IOException {
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
        List<String> args = new ArrayList<>(List.of("watch", "--rule", "DEP-001", "--rule", "SCH-001"));
        args.addAll(List.of(options));
        Surroundings surroundings = new Surroundings(
                new Output(out, false),
                new Output(err, false),
                Map.of("HOME", root.toString()),
                root,
                Clock.systemUTC());
        watching = new Thread(() -> code.set(Program.run(args.toArray(String[]::new), surroundings)));
        watching.start();
        await(err, "watching .");
    }

    private void save(String text) throws IOException, InterruptedException {
        out.reset();
        err.reset();
        Files.writeString(root.resolve(SHOP), text);
        await(err, "watching .");
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
}
