package dev.serviceregistry.ledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills writers at random moments: 100 of them, or as many as the system property {@code audit.kills} says. */
class KilledWriterTest {

    private @TempDir Path directory;

    @Test
    void a_killed_writer_loses_nothing_that_it_acknowledged() throws Exception {
        int kills = Integer.getInteger("audit.kills", 100);
        long seed = Long.getLong("audit.seed", 20261123);
        Random random = new Random(seed);
        Set<String> acknowledged = new HashSet<>();
        for (int i = 0; i < kills; i++) {
            Process writer = Appender.start(directory, "run-" + i, 0);
            CountDownLatch writing = new CountDownLatch(1);
            CompletableFuture<List<String>> names = CompletableFuture.supplyAsync(() -> {
                try {
                    return Appender.acknowledged(writer, writing);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(writing.await(1, TimeUnit.MINUTES)).isTrue();
            Thread.sleep(random.nextInt(200));
            // SIGKILL: nothing of the process runs any more.
            writer.toHandle().destroyForcibly();
            writer.waitFor();
            acknowledged.addAll(names.get());

            // The next append finds a log that it can add to, whatever was half written.
            AuditLog.in(directory, Appender.KEY).append(List.of(Logs.event("after-" + i)), Logs.STAMP);
            assertThat(Logs.verify(directory, Appender.KEY))
                    .as("after kill %d of seed %d", i, seed)
                    .isInstanceOf(IntactLog.class);
            assertThat(new HashSet<>(Appender.names(directory))).containsAll(acknowledged);
        }
    }
}
