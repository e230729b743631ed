package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.benchmarks.handwritten.HandwrittenFinding;
import dev.serviceregistry.benchmarks.handwritten.HandwrittenPolicies;
import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.drools.Concerned;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the product with the oracle on random repositories.
 *
 * <p>{@code -Doracle.seeds=N} tries that many; {@code -Doracle.seed=S} tries one alone, to replay a failure;
 * {@code -Doracle.only=SEC} looks at the rules alone whose ids begin with that.
 */
class OracleTest {

    private static final int SEEDS = Integer.getInteger("oracle.seeds", 150);

    /** How many failures are shown whole; the first is usually the one to look at. */
    private static final int SHOWN = Integer.getInteger("oracle.shown", 3);

    private static final String ONLY = System.getProperty("oracle.only", "");

    /** How many projects a shard holds in each of the orders that the facts are judged in. */
    private static final List<Integer> SHARDS = List.of(1, 2, 3);

    private static final DroolsPolicyEngine WHOLE = engine(Integer.MAX_VALUE);

    private static final Map<Integer, PolicyEngine> SHARDED =
            SHARDS.stream().collect(Collectors.toMap(size -> size, OracleTest::engine));

    private final Tally tally =
            new Tally(Bundled.onStates().stream().filter(OracleTest::isLookedAt).toList());

    @TempDir
    private Path directory;

    @Test
    void random_repositories_are_judged_as_the_oracle_judges_them() throws IOException {
        Long replayed = Long.getLong("oracle.seed");
        List<String> failures = new ArrayList<>();
        for (long seed : replayed == null ? LongStream.range(0, SEEDS).toArray() : new long[] {replayed}) {
            String failure = compare(seed);
            if (!failure.isEmpty()) {
                failures.add(failure);
            }
        }
        assertThat(failures.stream().limit(SHOWN).toList())
                .as("%d of %d repositories are judged differently%n%s", failures.size(), SEEDS, tally)
                .isEmpty();
        if (replayed == null) {
            assertThat(tally.oneSided())
                    .as("policies that no repository violates, or none satisfies%n%s", tally)
                    .isEmpty();
        }
    }

    @Test
    void the_oracle_knows_every_policy_on_states() {
        assertThat(Oracle.policies()).containsExactlyElementsOf(Bundled.onStates());
    }

    private String compare(long seed) throws IOException {
        Repository repository = RandomRepository.from(seed);
        RepositoryText text = RepositoryText.of(repository, seed);
        Path root = directory.resolve("seed-" + seed);
        text.writeTo(root, seed);
        List<Expected> known = Oracle.findings(repository);
        RandomBaseline baseline = RandomBaseline.from(seed, known);
        Files.createDirectories(root.resolve("policies"));
        Files.writeString(root.resolve("policies/baseline.json"), baseline.text());
        FactSet facts = new RegistryReader().read(root).registry().facts().plus(List.of(new Today(repository.today())));
        Exceptions exceptions = Exceptions.in(facts, repository.today());
        Evaluation evaluation = WHOLE.evaluate(facts, exceptions);
        tally.count(evaluation);

        StringBuilder report = new StringBuilder();
        boolean judgesServices = !new World(repository).definitions().isEmpty();
        List<Expected> expected = baseline.findings(known, judgesServices).stream()
                .filter(finding -> isLookedAt(finding.rule()))
                .toList();
        List<Expected> actual = evaluation.findings().stream()
                .filter(finding -> Oracle.policies().contains(finding.rule().id()))
                .map(finding -> new Expected(finding.rule().id(), finding.subject()))
                .sorted()
                .toList();
        without(expected, actual)
                .forEach(
                        missing -> report.append("missing:    ").append(missing).append('\n'));
        without(actual, expected)
                .forEach(more -> report.append("unexpected: ").append(more).append(words(evaluation, more)));
        Concerned.contradictions(WHOLE, facts, exceptions, evaluation)
                .forEach(rule -> report.append("reported, though it would concern nobody: ")
                        .append(rule)
                        .append('\n'));
        handwritten(facts, evaluation, report);
        for (int shard : SHARDS) {
            List<Fact> shuffled = new ArrayList<>(facts.facts());
            Collections.shuffle(shuffled, new Random(seed * 31 + shard));
            difference(evaluation, WHOLE.evaluate(new FactSet(shuffled), exceptions), "in another order", report);
            difference(
                    evaluation,
                    SHARDED.get(shard).evaluate(new FactSet(shuffled), exceptions),
                    "in shards of " + shard + " projects at most",
                    report);
        }
        return report.isEmpty() ? "" : "\n===== -Doracle.seed=" + seed + "\n" + report + "\n" + text;
    }

    /** What the benchmarks compare the engine with has to do the same work. */
    private static void handwritten(FactSet facts, Evaluation evaluation, StringBuilder report) {
        List<HandwrittenFinding> expected = evaluation.every().stream()
                .filter(finding -> HandwrittenPolicies.knows(finding.rule().id()))
                .map(finding -> new HandwrittenFinding(
                        finding.rule().id(), finding.subject(), finding.message(), finding.source()))
                .sorted()
                .toList();
        List<HandwrittenFinding> actual = HandwrittenPolicies.judge(facts.facts()).stream()
                .filter(finding -> isLookedAt(finding.rule()))
                .toList();
        without(expected, actual)
                .forEach(missing ->
                        report.append("by hand missing:    ").append(missing).append('\n'));
        without(actual, expected)
                .forEach(more ->
                        report.append("by hand unexpected: ").append(more).append('\n'));
    }

    private static DroolsPolicyEngine engine(int projectsPerShard) {
        return new DroolsPolicyEngine(DroolsRuleSet.bundled(), projectsPerShard).only(rule -> isLookedAt(rule.id()));
    }

    private static boolean isLookedAt(String rule) {
        return rule.startsWith(ONLY);
    }

    private static void difference(Evaluation first, Evaluation other, String how, StringBuilder report) {
        if (!other.outcomes().equals(first.outcomes())) {
            report.append(how)
                    .append(": ")
                    .append(other.outcomes())
                    .append(" not ")
                    .append(first.outcomes())
                    .append('\n');
        }
        if (!other.findings().equals(first.findings())) {
            without(first.findings(), other.findings())
                    .forEach(finding -> report.append(how)
                            .append(" missing: ")
                            .append(finding)
                            .append('\n'));
            without(other.findings(), first.findings())
                    .forEach(finding -> report.append(how)
                            .append(" unexpected: ")
                            .append(finding)
                            .append('\n'));
            if (without(first.findings(), other.findings()).isEmpty()
                    && without(other.findings(), first.findings()).isEmpty()) {
                report.append(how).append(" the findings are sorted differently\n");
            }
        }
    }

    /** The ones that remain of a list when each of another list has taken one equal to it away. */
    private static <T> List<T> without(List<T> all, List<T> gone) {
        List<T> left = new ArrayList<>(all);
        gone.forEach(left::remove);
        return left;
    }

    private static String words(Evaluation evaluation, Expected expected) {
        return evaluation.findings().stream()
                .filter(finding -> finding.rule().id().equals(expected.rule())
                        && finding.subject().equals(expected.subject()))
                .findFirst()
                .map(finding -> " at " + finding.source() + ": " + finding.message() + "\n")
                .orElse("\n");
    }
}
