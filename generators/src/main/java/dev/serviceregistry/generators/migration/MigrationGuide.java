package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Team;
import java.util.List;

/**
 * What changes mean for one project, and how it follows them.
 *
 * @param project the project
 * @param against what the state is called that it comes from
 * @param teams who answers for what is affected
 * @param changes the changes, those first that break something
 * @param patch what can be changed without deciding anything
 * @param deadline until when; {@link Deadline#NONE} where nothing says so
 * @param effort how long that is taken to last
 * @param steps what to do, in this order
 * @param checks what is true when it is done
 */
public record MigrationGuide(
        String project,
        String against,
        List<Team> teams,
        List<GuidedChange> changes,
        Patch patch,
        Deadline deadline,
        Effort effort,
        List<Step> steps,
        List<String> checks) {

    /**
     * Something to do.
     *
     * @param text what, as a sentence
     * @param command the command that does it, or empty
     */
    public record Step(String text, String command) {}

    /** How many of the changes break something of the project. */
    public int breaking() {
        int count = 0;
        for (GuidedChange change : changes) {
            count += change.breaks() ? 1 : 0;
        }
        return count;
    }
}
