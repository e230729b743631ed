package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.approval.ApprovalReview;
import dev.serviceregistry.registry.approval.ChangeHistory;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.comparison.Comparison;
import dev.serviceregistry.registry.git.LoggedCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what the product says of approvals with what was approved on purpose. */
class ApprovalOracleTest {

    private static final int SEEDS = Integer.getInteger("oracle.seeds", 200);

    private static final DroolsPolicyEngine ENGINE =
            new DroolsPolicyEngine(DroolsRuleSet.bundled()).only(rule -> ApprovalOracle.POLICIES.contains(rule.id()));

    private final Tally tally = new Tally(ApprovalOracle.POLICIES);

    @TempDir
    private Path directory;

    @Test
    void random_approvals_are_judged_as_they_were_given() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            ApprovalOracle oracle = ApprovalOracle.from(seed);
            assertThat(found(oracle, directory.resolve("seed-" + seed)))
                    .as("seed %d%n%s%s%s", seed, oracle.policies("before"), oracle.project("after"), oracle.given())
                    .isEqualTo(oracle.findings());
        }
        assertThat(tally.oneSided())
                .as("policies that no change violates, or none satisfies%n%s", tally)
                .isEmpty();
    }

    private SortedSet<String> found(ApprovalOracle oracle, Path root) throws IOException {
        RegistryReader reader = new RegistryReader();
        Reading before = read(reader, oracle, "before", root);
        Reading early = read(reader, oracle, "early", root);
        Reading after = read(reader, oracle, "after", root);
        List<LoggedCommit> commits = new ArrayList<>();
        commits.add(new LoggedCommit("written-here", "before", false, List.of(oracle.author()), List.of(), Set.of()));
        for (ApprovalOracle.Given given : oracle.given()) {
            String trailer = ApprovalOracle.address(given.person()) + " (@" + given.team() + ")";
            commits.add(new LoggedCommit(
                    given.early() ? "early-state" : "after-state",
                    "any",
                    true,
                    List.of(),
                    List.of(new LoggedCommit.Trailer("Approved-by", trailer, 1, true)),
                    Set.of()));
        }
        Map<String, Reading> states = Map.of("early-state", early, "after-state", after);
        Comparison comparison = CatalogComparison.between(before, after);
        ChangeHistory history = new ChangeHistory(commits, List.of(), List.of(), List.of(), List.of(), states::get);
        FactSet facts = after.registry()
                .facts()
                .plus(comparison.facts())
                .plus(ApprovalReview.of(before, after, comparison, history));
        Evaluation evaluation = ENGINE.evaluate(facts, Exceptions.none());
        tally.count(evaluation);
        SortedSet<String> found = new TreeSet<>();
        for (Finding finding : evaluation.findings()) {
            if (finding.subject().project().equals("shop")) {
                // approvals:FINGERPRINT:TEAM, and behind that of whom.
                String[] parts = finding.subject().element().split(":", -1);
                found.add(finding.rule().id() + " " + finding.subject().service() + " " + parts[2]
                        + (parts.length < 5 ? "" : " " + parts[4]));
            }
        }
        return found;
    }

    private static Reading read(RegistryReader reader, ApprovalOracle oracle, String state, Path root)
            throws IOException {
        Path folder = root.resolve(state);
        write(folder.resolve("services/catalog.toml"), oracle.catalog());
        write(folder.resolve("projects/shop/services.toml"), oracle.project(state));
        write(folder.resolve("policies/governance.toml"), oracle.policies(state));
        return reader.read(folder);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
