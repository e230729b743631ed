package dev.serviceregistry.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final int MANY = 400;

    private @TempDir Path directory;
    private Path sink;
    private Outbox outbox;

    @BeforeEach
    void anOutboxWithAFileBesideIt() {
        sink = directory.resolve("notices.jsonl");
        outbox = new Outbox(directory);
    }

    private List<OutboxEntry> send(int... numbers) throws IOException {
        List<Notice> notices =
                IntStream.of(numbers).mapToObj(SendingProcess::notice).toList();
        return outbox.send(notices, new FileSender(sink), CLOCK);
    }

    @Test
    void a_notice_is_a_line_of_canonical_json() throws IOException {
        send(1);

        assertThat(Files.readString(sink))
                .isEqualTo(
                        "{\"address\":\"#shop\",\"channel\":\"slack\",\"id\":\""
                                + SendingProcess.notice(1).id()
                                + "\",\"lines\":[\"é\\n\\u0001\"],\"project\":\"shop\",\"team\":\"shop\",\"title\":\"title 1\"}\n");
    }

    @Test
    void the_same_notice_is_sent_once() throws IOException {
        assertThat(send(1)).hasSize(1);
        assertThat(send(1, 2)).extracting(entry -> entry.notice().title()).containsExactly("title 2");
        assertThat(send(1, 2)).isEmpty();
        assertThat(Files.readAllLines(sink)).hasSize(2);
    }

    @Test
    void a_fingerprint_depends_on_the_changes_and_not_on_their_order_or_the_words() {
        Recipient shop = new Recipient("shop", Channel.EMAIL, "shop@example.org");
        Recipient other = new Recipient("shop", Channel.SLACK, "#shop");
        String id =
                Notice.of("p", shop, List.of("a", "b"), "title", List.of("x")).id();

        assertThat(Notice.of("p", shop, List.of("b", "a"), "other", List.of()).id())
                .isEqualTo(id);
        assertThat(Notice.of("p", shop, List.of("a", "c"), "title", List.of("x"))
                        .id())
                .isNotEqualTo(id);
        assertThat(Notice.of("p", shop, List.of("ab"), "title", List.of("x")).id())
                .isNotEqualTo(id);
        assertThat(Notice.of("p", other, List.of("a", "b"), "title", List.of("x"))
                        .id())
                .isNotEqualTo(id);
        assertThat(Notice.of("q", shop, List.of("a", "b"), "title", List.of("x"))
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void what_failed_is_tried_again_with_every_attempt_recorded() throws IOException {
        Sender broken = new Sender() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public void send(Notice notice) throws IOException {
                throw new IOException("nobody answers");
            }
        };
        outbox.send(List.of(SendingProcess.notice(1)), broken, CLOCK);
        outbox.send(List.of(), broken, CLOCK);

        assertThat(outbox.entries())
                .containsExactly(new OutboxEntry(SendingProcess.notice(1), false, 2, "nobody answers"));

        assertThat(send()).containsExactly(new OutboxEntry(SendingProcess.notice(1), true, 3, ""));
        assertThat(outbox.entries()).containsExactly(new OutboxEntry(SendingProcess.notice(1), true, 3, ""));
        assertThat(Files.readAllLines(directory.resolve("journal.jsonl")).get(2))
                .isEqualTo("{\"at\":\"2026-11-23T12:00:00Z\",\"event\":\"failed\",\"id\":\""
                        + SendingProcess.notice(1).id() + "\",\"reason\":\"nobody answers\",\"sender\":\"broken\"}");
    }

    @Test
    void looking_at_it_makes_nothing() throws IOException {
        assertThat(new Outbox(directory.resolve("none")).entries()).isEmpty();
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void a_crash_between_sending_and_writing_that_down_repeats_nothing() throws IOException {
        send(1);
        Path journal = directory.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));

        assertThat(send()).hasSize(1);
        assertThat(Files.readAllLines(sink)).hasSize(1);
    }

    @Test
    void a_line_that_was_cut_off_counts_as_never_written() throws IOException {
        send(1);
        Files.writeString(sink, "{\"id\":\"ha", StandardOpenOption.APPEND);
        Files.writeString(directory.resolve("journal.jsonl"), "{\"event\":\"que", StandardOpenOption.APPEND);

        send(2);

        assertThat(Files.readAllLines(sink)).hasSize(2).allMatch(line -> line.endsWith("}"));
        assertThat(outbox.entries()).hasSize(2).allMatch(OutboxEntry::sent);
    }

    @Test
    void a_line_of_somebody_else_is_told_with_its_place_and_nothing_is_sent() throws IOException {
        Files.writeString(directory.resolve("journal.jsonl"), "hello\n");

        assertThatThrownBy(() -> send(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("journal.jsonl:1: error: this is no line that notify wrote");
        assertThat(sink).doesNotExist();
    }

    @Test
    void two_processes_that_are_killed_again_and_again_lose_nothing_and_repeat_nothing() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 6; round++) {
            Process one = start();
            Process other = start();
            awaitLines(random.nextInt(MANY / 8));
            one.destroyForcibly().waitFor();
            awaitLines(random.nextInt(MANY / 8));
            other.destroyForcibly().waitFor();
        }
        Process one = start();
        Process other = start();

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        List<String> expected = new ArrayList<>();
        SendingProcess.notices(MANY)
                .forEach(notice -> expected.add(Record.of(notice).json()));
        assertThat(Files.readAllLines(sink)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(outbox.entries()).hasSize(MANY).allMatch(OutboxEntry::sent);
        assertThat(outbox.entries().stream().mapToInt(OutboxEntry::attempts).sum())
                .isGreaterThanOrEqualTo(MANY);
    }

    /** Waits until so many more lines were sent, so that the process is killed while it sends. */
    private void awaitLines(int more) throws IOException, InterruptedException {
        int wanted = count() + more;
        for (int i = 0; i < 200 && count() < Math.min(wanted, MANY); i++) {
            Thread.sleep(10);
        }
    }

    private int count() throws IOException {
        return new LineFile(sink).lines().size();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(MANY))
                .inheritIO()
                .start();
    }
}
