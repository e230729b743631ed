package dev.serviceregistry.registry.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Hands many mutations to one target, and keeps one example of every way in which it fails. */
final class Campaign {

    private static final int MOST_FAILURES = 12;

    private final Target target;
    private final List<Seed> seeds;
    private final Mutator mutator;
    private final Path folder;
    private final Map<String, Meter.Work> untouched = new HashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Set<String> laidOut = new HashSet<>();
    private Meter.Work most = new Meter.Work(0, 0);
    private int runs;

    /**
     * A campaign.
     *
     * @param folder an empty folder in which the files are laid out
     */
    Campaign(Target target, List<Seed> seeds, Path folder) {
        this.target = target;
        this.seeds = seeds;
        this.mutator = new Mutator(target.format(), seeds);
        this.folder = folder;
    }

    /**
     * A way in which the target fails.
     *
     * @param number the number of the mutation; negative for files that nobody has touched
     * @param kind what makes two failures the same
     */
    record Failure(long number, Seed input, String kind, String message) {}

    /** What was found, one example of each kind. */
    List<Failure> failures() {
        return new ArrayList<>(failures.values());
    }

    int runs() {
        return runs;
    }

    /** The most work that any mutation took so far. */
    Meter.Work most() {
        return most;
    }

    /** Whether there is no use in going on. */
    boolean isOver() {
        return failures.size() >= MOST_FAILURES
                || failures.values().stream().anyMatch(failure -> failure.kind().contains("EndlessException"));
    }

    /** Hands over one mutation; the same number always gives the same. */
    void take(long number) throws InterruptedException {
        Random random = new Random(number * 0x9E3779B97F4A7C15L ^ target.name().hashCode());
        Seed seed = seeds.get(random.nextInt(seeds.size()));
        if (!untouched.containsKey(seed.name())) {
            takeUntouched(seed);
        }
        Seed mutated = mutator.mutated(seed, random);
        runs++;
        failure(number, mutated).ifPresent(failure -> failures.putIfAbsent(failure.kind(), failure));
    }

    /** Hands over files as they were written, which gives the measure for what a mutation of them may take. */
    private void takeUntouched(Seed seed) throws InterruptedException {
        for (int time = 0; time < 2; time++) {
            failure(-1, seed).ifPresent(failure -> failures.putIfAbsent(failure.kind(), failure));
        }
    }

    /** Whether the target fails on these files in this way. */
    boolean failsOn(Seed input, String kind) throws InterruptedException {
        return failure(0, input).filter(failure -> failure.kind().equals(kind)).isPresent();
    }

    private Optional<Failure> failure(long number, Seed input) throws InterruptedException {
        Seed original = seeds.stream()
                .filter(seed -> seed.name().equals(input.name()))
                .findFirst()
                .orElseThrow();
        Path own = folder.resolve(Integer.toString(seeds.indexOf(original)));
        if (laidOut.add(original.name())) {
            original.write(own, original.files().keySet());
        }
        input.write(own, input.mutated());
        try {
            return failure(number, input, own);
        } finally {
            original.write(own, input.mutated());
        }
    }

    private Optional<Failure> failure(long number, Seed input, Path own) throws InterruptedException {
        Meter.Work before = untouched.get(input.name());
        Meter.Measured<Supplier<Answer>> measured = Meter.measure(() -> target.take(own, input));
        for (int again = 0; again < 2 && before != null && isExcessive(measured, before, input); again++) {
            measured = Meter.measure(() -> target.take(own, input));
        }
        if (measured.thrown() != null) {
            String kind = measured.thrown().getClass().getSimpleName() + " at " + Stack.place(measured.thrown());
            return Optional.of(new Failure(number, input, kind, Stack.of(measured.thrown())));
        }
        if (input.mutated().isEmpty()) {
            untouched.put(input.name(), measured.work()); // the second time holds, when its code is warm
        } else {
            most = most.orMore(measured.work());
        }
        Meter.Work work = measured.work();
        Answer answer = measured.result().get();
        List<String> differences = input.differences(own);
        if (!differences.isEmpty()) {
            answer.contradiction = "files were written: " + differences;
        }
        return Demands.unmet(input, answer)
                .or(() -> before == null ? Optional.empty() : Demands.excess(work, before, input.size()))
                .map(message -> new Failure(number, input, message.split("[:'\\[{0-9]", 2)[0], message));
    }

    private static boolean isExcessive(Meter.Measured<Supplier<Answer>> measured, Meter.Work before, Seed input) {
        return measured.thrown() == null
                && Demands.excess(measured.work(), before, input.size()).isPresent();
    }
}
