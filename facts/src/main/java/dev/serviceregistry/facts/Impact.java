package dev.serviceregistry.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is affected by a change.
 *
 * @param projects what it affects of each project; what breaks first, then what uses it directly, then by name
 * @param steps how those are reached who do not run the changed service themselves: one step for each, in the order in
 *     which they were reached
 * @param evidence the facts by which somebody names what changed
 */
public record Impact(List<AffectedProject> projects, List<ImpactStep> steps, List<Fact> evidence) {

    private static final int MOST_NAMED = 3;

    /** Nobody is affected. */
    public static Impact none() {
        return new Impact(List.of(), List.of(), List.of());
    }

    /**
     * The way from an affected service to what changed, step by step.
     *
     * @param service its whole identity
     * @return no step at all for one that runs the changed service itself, and for one that is not affected
     */
    public List<ImpactStep> path(String service) {
        Map<String, ImpactStep> byService = new HashMap<>();
        for (ImpactStep step : steps) {
            byService.putIfAbsent(step.service(), step);
        }
        List<ImpactStep> path = new ArrayList<>();
        ImpactStep step = byService.remove(service);
        while (step != null) {
            path.add(step);
            step = byService.remove(step.uses());
        }
        return path;
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
