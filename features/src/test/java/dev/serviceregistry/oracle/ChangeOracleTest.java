package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.drools.Concerned;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what the product says of changes with what was changed on purpose in random repositories.
 *
 * <p>{@code -Doracle.seeds=N} tries that many.
 */
class ChangeOracleTest {

    /** By default every edit once as it is, and once on trial. */
    private static final int SEEDS =
            Integer.getInteger("oracle.seeds", 2 * Edit.all().size());

    /** Without those on approvals, which an oracle of their own knows. */
    private static final Set<String> ON_CHANGES = withoutApprovals();

    private static final DroolsPolicyEngine WHOLE = engine(Integer.MAX_VALUE);
    private static final PolicyEngine SHARDED = engine(1);

    private final Tally tally = new Tally(ON_CHANGES);

    @TempDir
    private Path directory;

    @Test
    void random_changes_are_judged_as_they_were_made() throws IOException {
        List<String> failures = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            String failure = compare(seed);
            if (!failure.isEmpty()) {
                failures.add(failure);
            }
        }
        assertThat(failures.stream().limit(3).toList())
                .as("%d of %d changes are judged differently", failures.size(), SEEDS)
                .isEmpty();
        assertThat(tally.oneSided())
                .as("policies that no change violates, or none satisfies%n%s", tally)
                .isEmpty();
    }

    @Test
    void the_oracle_knows_every_policy_on_changes() {
        assertThat(ChangeOracle.policies()).containsExactlyElementsOf(ON_CHANGES);
    }

    private static Set<String> withoutApprovals() {
        Set<String> policies = Bundled.onChanges();
        policies.removeAll(ApprovalOracle.POLICIES);
        return policies;
    }

    private String compare(long seed) throws IOException {
        Repository random = sound(RandomRepository.from(seed));
        ChangeOracle oracle = ChangeOracle.from(seed, random.today());
        RegistryReader reader = new RegistryReader();
        // Written in another order with other spellings each time, which must make no difference.
        Reading before = read(reader, oracle.before(random), oracle.deployment("before"), seed, "before");
        Reading after = read(reader, oracle.after(random), oracle.deployment("after"), ~seed, "after");
        Comparison comparison = CatalogComparison.between(before, after);
        FactSet facts = after.registry()
                .facts()
                .plus(List.of(new Today(random.today())))
                .plus(comparison.facts());
        Evaluation evaluation = WHOLE.evaluate(facts, Exceptions.none());
        tally.count(evaluation);
        StringBuilder report = new StringBuilder();
        List<Expected> expected = oracle.findings();
        List<Expected> actual = findings(evaluation);
        without(expected, actual)
                .forEach(missing -> report.append("missing: ").append(missing).append('\n'));
        without(actual, expected)
                .forEach(more -> report.append("unexpected: ").append(more).append('\n'));
        Concerned.contradictions(WHOLE, facts, Exceptions.none(), evaluation)
                .forEach(rule -> report.append("reported, though it would concern nobody: ")
                        .append(rule)
                        .append('\n'));
        List<Fact> shuffled = new ArrayList<>(facts.facts());
        Collections.shuffle(shuffled, new Random(seed));
        Evaluation sharded = SHARDED.evaluate(new FactSet(shuffled), Exceptions.none());
        if (!sharded.findings().equals(evaluation.findings())
                || !sharded.outcomes().equals(evaluation.outcomes())) {
            report.append("judged differently in shards\n");
        }
        levels(evaluation, report);
        return report.isEmpty() ? "" : "\n===== seed " + seed + "\n" + report + comparison.changes();
    }

    /** A change that a rule objects to is of a level that says so. */
    private static void levels(Evaluation evaluation, StringBuilder report) {
        evaluation.findings().forEach(finding -> {
            if (finding.evidence().get(0) instanceof Change change) {
                boolean isError = finding.rule().severity().toString().equals("error");
                if (change.level() != (isError ? ChangeLevel.BREAKING : ChangeLevel.RISKY)) {
                    report.append(finding.rule().id())
                            .append(" on a change that is ")
                            .append(change.level());
                }
            }
        });
    }

    /** The repository without files that cannot be read: what stands in these is not compared. */
    private static Repository sound(Repository random) {
        Repository.Catalogue head = random.head();
        List<Repository.Project> projects = random.projects().stream()
                .map(project -> new Repository.Project(
                        project.name(),
                        Repository.Flaw.NONE,
                        project.pin(),
                        project.uses(),
                        project.services(),
                        project.about()))
                .toList();
        List<Repository.Settings> policies = random.policies().stream()
                .map(settings ->
                        new Repository.Settings(settings.name(), Repository.Flaw.NONE, withUsualTiers(settings.tree())))
                .toList();
        return new Repository(
                random.today(),
                new Repository.Catalogue(Repository.Flaw.NONE, head.services(), head.patterns(), head.about()),
                List.of(),
                projects,
                List.of(),
                policies);
    }

    /** Another order of the tiers, or other figures of them, would make another promise of them. */
    private static Tree withUsualTiers(Tree settings) {
        Tree usual = settings.copy();
        usual.remove("tiers");
        usual.remove("sla");
        return usual;
    }

    private Reading read(RegistryReader reader, Repository repository, String deployment, long seed, String state)
            throws IOException {
        Path root = directory.resolve(state + "-" + seed);
        RepositoryText.of(repository, seed).writeTo(root, seed);
        if (!deployment.isEmpty()) {
            Files.writeString(root.resolve("projects/first-project/deployment.toml"), deployment);
        }
        return reader.read(root);
    }

    private static List<Expected> findings(Evaluation evaluation) {
        return evaluation.findings().stream()
                .map(finding -> new Expected(finding.rule().id(), finding.subject()))
                .sorted()
                .toList();
    }

    private static DroolsPolicyEngine engine(int projectsPerShard) {
        return new DroolsPolicyEngine(DroolsRuleSet.bundled(), projectsPerShard)
                .only(rule -> ON_CHANGES.contains(rule.id()));
    }

    private static <T> List<T> without(List<T> all, List<T> gone) {
        List<T> left = new ArrayList<>(all);
        gone.forEach(left::remove);
        return left;
    }
}
