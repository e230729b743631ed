package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A policy that no random repository violates, or that all do, is compared with nothing. */
class RandomRepositoryTest {

    private static final int SEEDS = 150;

    @Test
    void some_repositories_have_findings_of_each_policy_and_others_have_none() {
        Map<String, Integer> violated = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Set<String> rules = Oracle.findings(RandomRepository.from(seed)).stream()
                    .map(Expected::rule)
                    .collect(Collectors.toSet());
            rules.forEach(rule -> violated.merge(rule, 1, Integer::sum));
        }
        // The baseline stands beside the repository and is made up by itself.
        SortedSet<String> known = new TreeSet<>(Oracle.policies());
        known.remove("GOV-010");
        assertThat(violated.keySet()).containsExactlyElementsOf(known);
        assertThat(violated)
                .allSatisfy((rule, count) -> assertThat(count).as(rule).isBetween(5, SEEDS - 5));
    }

    @Test
    void repositories_are_large_enough_to_be_judged_in_parts() {
        Set<Integer> projects = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            projects.add(RandomRepository.from(seed).projects().size());
        }
        assertThat(projects).contains(2, 4, 7);
    }

    @Test
    void a_seed_gives_the_same_repository_each_time() {
        assertThat(RepositoryText.of(RandomRepository.from(7), 7))
                .isEqualTo(RepositoryText.of(RandomRepository.from(7), 7));
    }
}
