package dev.serviceregistry.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is affected by a change.
 *
 * @param projects what it affects of each project; what breaks first, then what uses it directly, then by name
 * @param evidence the facts by which somebody names what changed
 */
public record Impact(List<AffectedProject> projects, List<Fact> evidence) {

    private static final int MOST_NAMED = 3;

    /** Nobody is affected. */
    public static Impact none() {
        return new Impact(List.of(), List.of());
    }

    /** Who is affected, as the end of a sentence: behind a semicolon, or empty when nobody is. */
    public String sentence() {
        String breaking = listed(true);
        String drifting = listed(false);
        return (breaking.isEmpty() ? "" : "; breaks " + breaking)
                + (drifting.isEmpty() ? "" : "; may change " + drifting);
    }

    private String listed(boolean breaks) {
        List<String> names = new ArrayList<>();
        int count = 0;
        for (AffectedProject affected : projects) {
            if (affected.breaks() != breaks) {
                continue;
            }
            for (String service : affected.services()) {
                count++;
                if (names.size() < MOST_NAMED) {
                    String owner = affected.owner().isEmpty() ? "" : " (" + affected.owner() + ")";
                    names.add(affected.project() + "/" + service + owner);
                }
            }
        }
        return String.join(", ", names) + (count > MOST_NAMED ? " and " + (count - MOST_NAMED) + " more" : "");
    }
}
