package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.source.KnownRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundledPoliciesTest {

    @Test
    void nothing_is_wrong_with_the_policies_that_the_program_ships_with() {
        assertThat(BundledPolicies.all()).hasSizeGreaterThan(140);
        assertThat(RuleChecker.problems(BundledPolicies.all(), new KnownRules(Map.of(), Set.of(), Set.of())))
                .isEmpty();
    }
}
