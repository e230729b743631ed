package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what was added to the baseline, whichever file it stands in. */
final class BaselineComparison {

    private BaselineComparison() {}

    /** A fact for each finding that only the later baseline holds; the first baseline may hold anything. */
    static List<BaselineGap> of(View before, View after) {
        if (before.reading().registry().facts().ofType(Baseline.class).isEmpty()) {
            return List.of();
        }
        List<KnownFinding> now = after.reading().registry().facts().ofType(KnownFinding.class);
        Set<String> kept = new HashSet<>();
        now.forEach(known -> kept.add(known.fingerprint()));
        Set<String> held = new HashSet<>();
        List<String> renamed = new ArrayList<>();
        for (KnownFinding known : before.reading().registry().facts().ofType(KnownFinding.class)) {
            held.add(known.fingerprint());
            String about = known.about().indexOf('/') < 0 ? known.about() : after.present(known.about());
            if (!about.equals(known.about())) {
                if (known.fingerprint().startsWith(digest(known, known.about()))) {
                    held.add(digest(known, about) + ordinal(known));
                } else if (!kept.contains(known.fingerprint())) {
                    renamed.add(known.rule() + " on " + about);
                }
            }
        }
        List<BaselineGap> added = new ArrayList<>();
        for (KnownFinding known : now) {
            String what = known.rule() + " on " + known.about();
            if (!held.contains(known.fingerprint()) && !renamed.remove(what)) {
                added.add(BaselineGap.added(known));
            }
        }
        return added;
    }

    private static String digest(KnownFinding known, String about) {
        return Subject.ofService(about, known.element()).digest(known.rule());
    }

    private static String ordinal(KnownFinding known) {
        int dash = known.fingerprint().indexOf('-');
        return dash < 0 ? "" : known.fingerprint().substring(dash);
    }
}
