package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * Days on which nothing may be deployed to a target, also where the change that is judged takes them away.
 *
 * @param project the project
 * @param target the target's name
 * @param begins the first day
 * @param ends the last day; it holds to its end
 * @param reason why, or empty
 * @param lifted whether the change that is judged takes it away, or moves it
 * @param rank its place among the windows of the target, those that still stand first
 * @param source where it is written; the beginning of its file where the change takes it away
 */
public record FreezeWindow(
        String project,
        String target,
        LocalDate begins,
        LocalDate ends,
        String reason,
        boolean lifted,
        int rank,
        SourceLocation source)
        implements DemandFact {

    /** The dotted path of the target. */
    public String key() {
        return "deployment.target." + target;
    }

    /** Its last day in a sentence, with the reason, and that the change takes it away where it does. */
    public String until() {
        return ends + (reason.isEmpty() ? "" : " (" + reason + ")") + (lifted ? ", which the same change lifts" : "");
    }

    @Override
    public Subject subject() {
        return new Subject(project, "", key() + ".freeze");
    }

    @Override
    public String description() {
        return target + " is frozen from " + begins + " until " + ends;
    }
}
