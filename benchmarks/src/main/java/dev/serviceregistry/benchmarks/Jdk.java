package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** One JDK, with the command that the launcher runs on it and its counterpart that does nothing. */
final class Jdk {
    private static final String CLASS_ARCHIVE = "-XX:SharedArchiveFile=";
    private static final String AOT_CACHE = "-XX:AOTCache=";

    private final Path home;
    private final Path launcher;

    Jdk(Path home, Path launcher) {
        this.home = home;
        this.launcher = launcher;
    }

    /** The launcher itself, up to the moment in which it would become the JVM. */
    Command launcher(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(arguments);
        return new Command(words, Map.of("JAVA_HOME", home.toString(), "SERVICE_REGISTRY_SHOW_COMMAND", "yes"));
    }

    /** The JVM that the launcher would become; builds and prepares it where that is still to be done. */
    Command program(List<String> arguments, Path cache) throws IOException, InterruptedException {
        return new Command(launcher(arguments).lines(), Map.of("XDG_CACHE_HOME", cache.toString()));
    }

    /** The same with an option more for the JVM. */
    Command program(List<String> arguments, Path cache, String option) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(program(arguments, cache).words());
        words.add(1, option);
        return new Command(words, Map.of("XDG_CACHE_HOME", cache.toString()));
    }

    /** A JVM of this JDK with these arguments. */
    Command java(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        words.addAll(arguments);
        return new Command(words, Map.of());
    }

    /** A JVM with the same options and a class archive of its own that does nothing. */
    Command nothing(Command program, Path scratch) throws IOException, InterruptedException {
        Path jar = Files.createDirectories(scratch).resolve("nothing.jar");
        write(jar);
        Path archive = scratch.resolve("nothing.archive");
        List<String> words = new ArrayList<>();
        List<String> training = new ArrayList<>();
        for (String word : program.words()) {
            if (word.equals("-cp")) {
                break;
            } else if (word.startsWith(CLASS_ARCHIVE)) {
                words.add(CLASS_ARCHIVE + archive);
                training.add("-XX:ArchiveClassesAtExit=" + archive);
            } else if (word.startsWith(AOT_CACHE)) {
                words.add(AOT_CACHE + archive);
                training.add("-XX:AOTCacheOutput=" + archive);
            } else {
                words.add(word);
                training.add(word);
            }
        }
        List<String> main = List.of("-cp", jar.toString(), Nothing.class.getName());
        words.addAll(main);
        training.addAll(main);
        new Command(training, Map.of()).time();
        return new Command(words, Map.of());
    }

    static boolean hasArchive(Command program) {
        return program.words().stream().anyMatch(Jdk::isArchive);
    }

    /** Whether an option of the JVM names a class archive. */
    static boolean isArchive(String word) {
        return word.startsWith(CLASS_ARCHIVE) || word.startsWith(AOT_CACHE);
    }

    private static void write(Path jar) throws IOException {
        String entry = Nothing.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                InputStream in = Nothing.class.getResourceAsStream("/" + entry)) {
            if (in == null) {
                throw new IOException(entry + " is missing");
            }
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }

    @Override
    public String toString() {
        return home.toString();
    }
}
