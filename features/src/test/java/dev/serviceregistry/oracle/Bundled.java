package dev.serviceregistry.oracle;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ids of the policies that the program ships with, as its rules state them. */
final class Bundled {

    /** Those that judge what no repository says: what is made from one, and what scanners report. */
    private static final Set<String> ON_MORE = Set.of("GEN-001", "SEC-027");

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
        SortedSet<String> ids =
                rules.rules().stream().map(RuleDescriptor::id).collect(Collectors.toCollection(TreeSet::new));
        ids.removeAll(ON_MORE);
        return ids;
    }
}
