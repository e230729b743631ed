package dev.serviceregistry.benchmarks;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.FollowedRepository;
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
        rejudge(null);
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

    private void rejudge(@org.jspecify.annotations.Nullable Set<String> changed) {
        FactSet facts = facts((changed == null ? followed.read(Progress.NONE) : followed.read(changed))
                .registry()
                .facts());
        rejudging.evaluate(engine, facts, Exceptions.in(facts, DAY), Progress.NONE);
    }

    private static FactSet facts(FactSet stated) {
        return stated.plus(List.of(new Today(DAY)));
    }

    /** Changes one service, mostly a value in its place, at times so that every line below moves. */
    private void edit(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        List<Integer> versions = new ArrayList<>();
        List<Integer> replicas = new ArrayList<>();
        List<Integer> required = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            (line.startsWith("version = ") ? versions : line.startsWith("replicas = ") ? replicas : required).add(i);
        }
        required.removeIf(i -> !lines.get(i).startsWith("requires = ["));
        int kind = random.nextInt(4);
        List<Integer> places = kind == 0 ? replicas : kind == 1 ? required : versions;
        if (places.isEmpty()) {
            places = versions;
        }
        int place = places.get(random.nextInt(places.size()));
        String line = lines.get(place);
        if (places == replicas) {
            lines.set(place, "replicas = " + (1 + random.nextInt(9)));
        } else if (places == required) {
            lines.set(
                    place,
                    line.endsWith("\"redis\"]")
                            ? line.replace(", \"redis\"]", "]")
                            : line.replaceAll("]$", ", \"redis\"]"));
        } else if (kind == 2) {
            lines.add(place, "description = \"What version " + random.nextInt() + " does\"");
            if (lines.stream().filter(one -> one.equals("")).count() >= 0
                    && place > 0
                    && lines.get(place - 1).startsWith("description")) {
                lines.remove(place);
            }
        } else {
            lines.set(place, "version = \"" + (1 + random.nextInt(9)) + "." + random.nextInt(9) + ".0\"");
        }
        Files.write(file, lines);
    }
}
