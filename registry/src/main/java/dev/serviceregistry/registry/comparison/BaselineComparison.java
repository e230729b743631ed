package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.registry.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what was added to the baseline. */
final class BaselineComparison {

    private BaselineComparison() {}

    /** A fact for each finding that only the later baseline holds; the first baseline may hold anything. */
    static List<BaselineGap> of(Reading before, Reading after) {
        Set<String> held = new HashSet<>();
        boolean hadOne = false;
        for (Fact fact : before.registry().facts().facts()) {
            hadOne |= fact instanceof Baseline;
            if (fact instanceof KnownFinding known) {
                held.add(known.fingerprint());
            }
        }
        List<BaselineGap> added = new ArrayList<>();
        if (hadOne) {
            for (Fact fact : after.registry().facts().facts()) {
                if (fact instanceof KnownFinding known && !held.contains(known.fingerprint())) {
                    added.add(new BaselineGap(
                            known.fingerprint(),
                            "holds " + known.rule() + " on " + known.about() + ", which was added to it",
                            known.source()));
                }
            }
        }
        return added;
    }
}
