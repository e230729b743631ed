package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process of its own that adds entries from four threads and prints the name of each that is acknowledged. */
final class Appender {

    static final SigningKey KEY = Logs.KEY;

    private static final int THREADS = 4;

    private Appender() {}

    /** Starts a process that adds this many entries, or goes on until it is killed when there is no number. */
    static Process start(Path directory, String name, int entries) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Appender.class.getName(),
                directory.toString(),
                name,
                String.valueOf(entries));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The names that a process printed whole until its end. */
    static List<String> acknowledged(Process process) throws IOException {
        return acknowledged(process, new CountDownLatch(1));
    }

    /** The same; the latch opens at the first name. */
    static List<String> acknowledged(Process process, CountDownLatch first) throws IOException {
        List<String> names = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.endsWith(".")) {
                    names.add(line.substring(0, line.length() - 1));
                    first.countDown();
                }
            }
        }
        return names;
    }

    /** The names that the log holds. */
    static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        new LogEntries(directory).read(entry -> {
            entry.event().array("files").items().forEach(file -> names.add(((JsonObject) file).text("path")));
            return true;
        });
        return names;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        int entries = Integer.parseInt(arguments[2]);
        AuditLog log = AuditLog.in(directory, KEY);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String prefix = arguments[1] + "-" + i + "-" + "x".repeat(i * 3000) + "-";
            Thread thread = new Thread(() -> {
                try {
                    for (int n = 0; entries == 0 || n < entries / THREADS; n++) {
                        log.append(List.of(Logs.event(prefix + n)), Logs.STAMP);
                        out.print(prefix + n + ".\n");
                        out.flush();
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
