package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what was added to the baseline. */
final class BaselineComparison {

    private BaselineComparison() {}

    /** A fact for each finding that only the later baseline holds; the first baseline may hold anything. */
    static List<BaselineGap> of(View before, View after) {
        Map<String, KnownFinding> held = findings(before);
        Map<String, KnownFinding> now = findings(after);
        boolean hadOne = before.reading().registry().facts().facts().stream().anyMatch(Baseline.class::isInstance);
        List<String> renamed = new ArrayList<>();
        held.forEach((fingerprint, known) -> {
            String about = present(known.about(), after);
            if (!now.containsKey(fingerprint) && !about.equals(known.about())) {
                renamed.add(known.rule() + " on " + about);
            }
        });
        List<BaselineGap> added = new ArrayList<>();
        now.forEach((fingerprint, known) -> {
            String what = known.rule() + " on " + known.about();
            boolean isHeld = held.containsKey(fingerprint) || renamed.remove(what);
            if (hadOne && !isHeld) {
                added.add(new BaselineGap(fingerprint, "holds " + what + ", which was added to it", known.source()));
            }
        });
        return added;
    }

    private static Map<String, KnownFinding> findings(View view) {
        Map<String, KnownFinding> findings = new LinkedHashMap<>();
        for (Fact fact : view.reading().registry().facts().facts()) {
            if (fact instanceof KnownFinding known) {
                findings.put(known.fingerprint(), known);
            }
        }
        return findings;
    }

    /** What a finding is on, by the id that its service has after the change. */
    private static String present(String about, View after) {
        int end = about.indexOf(' ') < 0 ? about.length() : about.indexOf(' ');
        String service = about.substring(0, end);
        return service.indexOf('/') < 0 ? about : after.present(service) + about.substring(end);
    }
}
