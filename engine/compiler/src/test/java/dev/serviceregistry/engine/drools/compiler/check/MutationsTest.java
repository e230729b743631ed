package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file says, the checker comes to an end and tells places within the file; and what it accepts, Drools builds.
 *
 * <p>Files are spoilt in ways that a number decides: {@code -Dfuzz.seed=N} runs one number alone, {@code -Dfuzz.minutes=N} as
 * many as there is time for.
 */
@Tag("heavy")
class MutationsTest {

    private static final KnownRules NOTHING = new KnownRules(Map.of(), Set.of(), Set.of());
    private static final int FEW = 4_000;
    private static final int BUILT = 100;

    private final List<RuleFile> files = new ArrayList<>(BundledPolicies.all());

    MutationsTest() {
        files.addAll(WrongFiles.in("legal"));
    }

    @Test
    void the_checker_never_fails_and_drools_builds_what_it_accepts() {
        long minutes = Long.getLong("fuzz.minutes", 0);
        Long alone = Long.getLong("fuzz.seed");
        long start = System.nanoTime();
        long first = alone != null ? alone : minutes > 0 ? start : 0;
        List<RuleFile> accepted = new ArrayList<>();
        int all = 0;
        for (long seed = first; ; seed++) {
            RuleFile original = files.get((int) Math.floorMod(seed, (long) files.size()));
            RuleFile mutant = new Mutation(seed).of(original, files);
            List<RuleProblem> problems = check(seed, mutant);
            if (problems.isEmpty() && !mutant.text().equals(original.text())) {
                all++;
                accepted.add(titled(seed, mutant));
            }
            boolean over = minutes > 0
                    ? TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - start) >= minutes
                    : seed - first >= FEW;
            if (accepted.size() >= BUILT || over || alone != null) {
                assertThat(Drools.errors(accepted)).isEmpty();
                accepted.clear();
            }
            if (over || alone != null) {
                break;
            }
        }
        assertThat(alone != null || all >= BUILT).as("%d were accepted", all).isTrue();
    }

    private static List<RuleProblem> check(long seed, RuleFile mutant) {
        List<RuleProblem> problems;
        try {
            problems = RuleChecker.problems(List.of(mutant), NOTHING);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("-Dfuzz.seed=" + seed + " on " + mutant.path() + "\n" + mutant.text(), e);
        }
        String[] lines = mutant.text().split("\r\n|\r|\n", -1);
        for (RuleProblem problem : problems) {
            SourceLocation place = problem.place();
            boolean within = place.line() >= 1
                    && place.endLine() <= lines.length
                    && place.column() >= 1
                    && place.column() <= lines[place.line() - 1].length() + 1
                    && place.endColumn() <= lines[place.endLine() - 1].length() + 1
                    && (place.endLine() > place.line()
                            || place.endLine() == place.line() && place.endColumn() >= place.column());
            assertThat(within).as("-Dfuzz.seed=%d: %s", seed, problem).isTrue();
            assertThat(problem.message()).as("-Dfuzz.seed=%d", seed).isNotBlank();
        }
        return problems;
    }

    /** The same under a title of its own, so that many can be built at once. */
    private static RuleFile titled(long seed, RuleFile mutant) {
        String name = seed + "-" + mutant.path().replace('/', '-');
        return new RuleFile(name, mutant.text().replaceAll("(?m)^(\\s*)rule(\\s+)\"", "$1rule$2\"" + seed + " "));
    }
}
