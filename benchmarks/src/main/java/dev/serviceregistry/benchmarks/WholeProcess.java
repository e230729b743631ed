package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures {@code validate} from the start of the process to its end, beside a JVM that does nothing. */
final class WholeProcess {

    private static final int PROJECTS = 50;
    private static final String NOTHING = "nothing";
    private static final String WARM = "warm";

    private final Path home;
    private final Scratch scratch;
    private final Results results;
    private final boolean quick;

    WholeProcess(Path home, Scratch scratch, Results results, boolean quick) {
        this.home = home;
        this.scratch = scratch;
        this.results = results;
        this.quick = quick;
    }

    void measure(Jdk jdk) throws IOException, InterruptedException {
        bundled(jdk);
        generated(jdk);
        against(jdk);
    }

    private void bundled(Jdk jdk) throws IOException, InterruptedException {
        Path cold = scratch.path("cold");
        List<String> arguments = validate(home.resolve("catalog"));
        Command warm = jdk.program(arguments, scratch.path("warm"));
        Race race = new Race();
        race.add(NOTHING, jdk.nothing(warm, scratch.path(NOTHING)));
        race.add(WARM, warm);
        race.add("cold", jdk.program(arguments, cold), round -> Scratch.delete(cold));
        race.add("launcher", jdk.launcher(arguments));
        race.run(quick ? 7 : 21);
        results.heading("validate on catalog/, times a JVM that does nothing; " + jdk + archive(warm));
        results.ratio("warm fact cache", race.ratio(WARM, NOTHING), Target.atMost(7));
        results.ratio("cold fact cache", race.ratio("cold", NOTHING), Target.atMost(10));
        results.ratio("the launcher itself, before the JVM", race.ratio("launcher", NOTHING), Target.NONE);
    }

    private void generated(Jdk jdk) throws IOException, InterruptedException {
        Path repository = scratch.repository(PROJECTS);
        Path edited = scratch.path("edited");
        Scratch.write(PROJECTS, edited);
        Path file = Scratch.someServices(edited);
        Command warm = jdk.program(validate(repository), scratch.path("warm"));
        Race race = new Race();
        race.add(NOTHING, jdk.nothing(warm, scratch.path(NOTHING)));
        race.add(WARM, warm);
        race.add(
                "edited",
                jdk.program(validate(edited), scratch.path("warm")),
                round -> append(file, "# Changed before round " + round + ".\n"));
        race.run(quick ? 5 : 15);
        results.heading("validate on 50 projects of 20 services; " + jdk + archive(warm));
        results.ratio("warm fact cache, times a JVM that does nothing", race.ratio(WARM, NOTHING), Target.atMost(10));
        results.ratio("one changed file, times no changed file", race.ratio("edited", WARM), Target.atMost(1.2));
    }

    private void against(Jdk jdk) throws IOException, InterruptedException {
        Path repository = scratch.path("history");
        if (!Files.exists(repository)) {
            Scratch.write(PROJECTS, repository);
            if (!git(repository, "init", "--quiet") || !git(repository, "add", "--all") || !commit(repository)) {
                results.note("--against was not measured: git is missing");
                return;
            }
            Path file = Scratch.someServices(repository);
            String text = Files.readString(file);
            Files.writeString(file, text.replaceFirst("(?m)^replicas = \\d+$", "replicas = 17"));
        }
        List<String> plain = validate(repository);
        List<String> compared = new ArrayList<>(plain);
        compared.addAll(List.of("--against", "HEAD"));
        Race race = new Race();
        race.add("plain", jdk.program(plain, scratch.path("warm")));
        race.add("against", jdk.program(compared, scratch.path("warm")));
        race.run(quick ? 3 : 9);
        results.ratio(
                "one changed service with --against HEAD, times without",
                race.ratio("against", "plain"),
                Target.atMost(2));
    }

    static List<String> validate(Path repository) {
        return List.of("validate", "--config", repository.toString());
    }

    private static boolean commit(Path repository) throws InterruptedException {
        return git(
                repository,
                "-c",
                "user.name=benchmarks",
                "-c",
                "user.email=benchmarks@example.org",
                "commit",
                "--quiet",
                "--message=Generate");
    }

    private static boolean git(Path repository, String... arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("git", "-C", repository.toString()));
        words.addAll(List.of(arguments));
        try {
            new Command(words, Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1")).time();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static String archive(Command command) {
        return Jdk.hasArchive(command) ? "" : " (without class archive)";
    }
}
