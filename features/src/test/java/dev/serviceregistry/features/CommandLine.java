package dev.serviceregistry.features;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the real command line, in a process of its own.
 *
 * @param exitCode the code it exited with
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record CommandLine(int exitCode, String output, String errors) {

    private static final String PROGRAM = "service-registry";
    private static final String ENTRANCE = "dev.serviceregistry.cli.Main";

    static CommandLine notRun() {
        return new CommandLine(-1, "", "no command was run");
    }

    /** Runs a command as a person types it, in this directory, and waits for its end. */
    static CommandLine run(String command, Path directory) {
        return run(List.of(command.split(" ")), directory);
    }

    /** Runs a command of these words. */
    static CommandLine run(List<String> words, Path directory) {
        if (!words.get(0).equals(PROGRAM)) {
            throw new IllegalArgumentException("only " + PROGRAM + " can be run, not " + words.get(0));
        }
        List<String> process = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                ENTRANCE));
        process.addAll(words.subList(1, words.size()));
        try {
            Path output = Files.createTempFile("output", ".txt");
            Path errors = Files.createTempFile("errors", ".txt");
            try {
                int exitCode = new ProcessBuilder(process)
                        .directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start()
                        .waitFor();
                return new CommandLine(exitCode, Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for the command was interrupted", e);
        }
    }

    private static String classPath() {
        String ofTests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> absolute = new ArrayList<>();
        for (String entry : ofTests.split(File.pathSeparator)) {
            absolute.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, absolute);
    }
}
