package dev.serviceregistry.oracle;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ids of the policies that the program ships with, as its rules state them. */
final class Bundled {

    private static final SortedSet<String> STATES = ids(DroolsRuleSet.bundledForStates());

    private Bundled() {}

    /** Those that judge a state of the repository. */
    static SortedSet<String> onStates() {
        return STATES;
    }

    /** Those that judge changes. */
    static SortedSet<String> onChanges() {
        SortedSet<String> others = ids(DroolsRuleSet.bundled());
        others.removeAll(STATES);
        return others;
    }

    private static SortedSet<String> ids(DroolsRuleSet rules) {
        return rules.rules().stream().map(RuleDescriptor::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
