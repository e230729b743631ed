package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    /** A terminal that lets a test wait until something was drawn on it. */
    private static final class Screen extends ByteArrayOutputStream {

        private final CountDownLatch drawn = new CountDownLatch(1);
        private final String awaited;

        Screen(String awaited) {
            this.awaited = awaited;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (text().contains(awaited)) {
                drawn.countDown();
            }
        }

        synchronized String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_terminal_is_told_how_far_it_is_and_left_as_it_was() throws InterruptedException {
        Screen screen = new Screen("judging, 3 of 7, ");

        try (ProgressLine line = ProgressLine.atOnce("judging", new Output(screen, true))) {
            line.reached(3, 7);
            screen.drawn.await();
        }

        assertThat(screen.text()).startsWith("\r\u001b[Kjudging").endsWith(" s\r\u001b[K");
    }

    @Test
    void what_was_done_out_of_order_does_not_go_back() throws InterruptedException {
        Screen screen = new Screen("5 of 7");

        try (ProgressLine line = ProgressLine.atOnce("judging", new Output(screen, true))) {
            line.reached(5, 7);
            line.reached(4, 7);
            screen.drawn.await();
        }

        assertThat(screen.text()).doesNotContain("4 of 7");
    }

    @Test
    void nothing_is_written_where_nobody_watches() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        try (ProgressLine line = ProgressLine.atOnce("reading files", new Output(file, false))) {
            line.reached(1, 2);
        }

        assertThat(file.size()).isZero();
    }
}
