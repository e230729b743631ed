package dev.serviceregistry.benchmarks;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.FollowedRepository;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Saves one service of a repository after the other, as somebody who watches it would, and judges after each save; in between
 * it reads and judges everything in the same process.
 */
final class SavingProcess {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final int WARM_UP = 40;
    private static final int SAVES = 200;
    private static final int SAVES_BETWEEN = 40;

    /** How the lines begin that are changed; a line is added before the last. */
    private static final List<String> KINDS = List.of("replicas = ", "requires = [\"", "version = \"", "[services.");

    private final Path root;
    private final Random random = new Random(1);
    private final DroolsPolicyEngine engine = DroolsPolicyEngine.bundledForStates();
    private final RegistryReader reader = new RegistryReader();
    private final FollowedRepository followed;
    private final Rejudging rejudging = new Rejudging();
    private final List<String> files = new ArrayList<>();

    private SavingProcess(Path root) throws IOException {
        this.root = root;
        this.followed = reader.following(root);
        try (Stream<Path> projects = Files.list(root.resolve("projects"))) {
            projects.sorted().forEach(project -> files.add("projects/" + project.getFileName() + "/services.toml"));
        }
    }

    /**
     * Prints the milliseconds of a run over everything, of a save at the median, and of one that 95 of 100 do not exceed.
     *
     * @param arguments the repository, whose files are changed
     */
    public static void main(String[] arguments) throws IOException {
        new SavingProcess(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
        judge(followed.read(Progress.NONE));
        Series full = new Series();
        Series saves = new Series();
        for (int save = 0; save < WARM_UP + SAVES; save++) {
            if (save % SAVES_BETWEEN == 0) {
                long start = System.nanoTime();
                everything();
                full.add((System.nanoTime() - start) / 1e6);
            }
            String file = files.get(random.nextInt(files.size()));
            edit(root.resolve(file));
            long start = System.nanoTime();
            rejudge(Set.of(file));
            double milliseconds = (System.nanoTime() - start) / 1e6;
            if (save >= WARM_UP) {
                saves.add(milliseconds);
            }
        }
        System.out.println("full=" + full.median());
        System.out.println("save=" + saves.median());
        System.out.println("late=" + saves.share(0.95));
    }

    private void everything() {
        FactSet facts = facts(reader.read(root).registry().facts());
        engine.evaluate(facts, Exceptions.in(facts, DAY));
    }

    private void rejudge(Set<String> changed) {
        judge(followed.read(changed));
    }

    private void judge(Reading reading) {
        rejudging.evaluate(engine, facts(reading.registry().facts()), DAY, Progress.NONE);
    }

    private static FactSet facts(FactSet stated) {
        return stated.plus(List.of(new Today(DAY)));
    }

    /** Changes one service: a value in its place, what it requires, or so that every line below moves. */
    private void edit(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(kind)) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            lines.add("# nothing of this kind");
        } else {
            int place = places.get(random.nextInt(places.size()));
            switch (kind) {
                case "replicas = " -> lines.set(place, kind + (1 + random.nextInt(9)));
                case "requires = [\"" -> lines.set(place, lines.get(place).replaceFirst("\"[^\"]*\"", "\"redis\""));
                case "version = \"" -> lines.set(place, kind + random.nextInt(9) + ".1.0\"");
                default -> lines.add(place, "# moved");
            }
        }
        Files.write(file, lines);
    }
}
