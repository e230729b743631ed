package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are told to end, as by Ctrl-C, while they write. */
class InterruptedWriteTest {

    private @TempDir Path directory;

    /** Writes into the folder in one of the ways, and says when to interrupt it. */
    static final class Writer {

        public static void main(String[] args) throws IOException, InterruptedException {
            Path folder = Path.of(args[1]);
            switch (args[0]) {
                case "stages" -> stage(folder);
                case "moves" -> move(folder);
                default ->
                    AtomicFile.write(folder.resolve("report"), writer -> {
                        sayAndWait();
                        writer.write("whole");
                    });
            }
        }

        private static void stage(Path folder) throws IOException, InterruptedException {
            try (FileReplacement replacement = FileReplacement.in(folder)) {
                for (int i = 0; ; i++) {
                    replacement.stage("file" + i, new byte[] {'n'});
                    if (i == 0) {
                        System.out.println("now");
                    }
                    Thread.sleep(1);
                }
            }
        }

        private static void move(Path folder) throws IOException {
            try (FileReplacement replacement = FileReplacement.in(folder)) {
                for (int i = 0; i < 5_000; i++) {
                    replacement.stage("file" + i, new byte[] {'n'});
                }
                System.out.println("now");
                replacement.apply(Set.of());
            }
            sayAndWait();
        }

        /** Goes on when the process has been told to end. */
        private static void sayAndWait() {
            System.out.println("now");
            try {
                while (!isEnding()) {
                    Thread.sleep(1);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean isEnding() {
            Thread probe = new Thread();
            try {
                Runtime.getRuntime().addShutdownHook(probe);
                Runtime.getRuntime().removeShutdownHook(probe);
                return false;
            } catch (IllegalStateException e) {
                return true;
            }
        }
    }

    @Test
    void what_was_only_staged_is_gone_and_nothing_in_place_was_touched() throws Exception {
        Files.writeString(directory.resolve("file0"), "old");

        interrupted("stages", directory);
        interrupted("stages", directory.resolve("new/folder"));

        assertThat(names()).containsExactly("file0");
        assertThat(directory.resolve("file0")).hasContent("old");
    }

    @Test
    void what_is_being_moved_is_moved_as_a_whole_or_not_at_all() throws Exception {
        interrupted("moves", directory);

        assertThat(names().size()).isIn(0, 5_000);
        assertThat(names()).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void a_file_that_is_being_written_is_written_as_a_whole() throws Exception {
        interrupted("writes", directory);

        assertThat(names()).containsExactly("report");
        assertThat(directory.resolve("report")).hasContent("whole");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void interrupted(String way, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        way,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("now");
            process.destroy();
            assertThat(process.waitFor()).isNotZero();
        }
    }
}
