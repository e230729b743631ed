package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import java.util.List;

/**
 * What can be changed in a project's files without deciding anything.
 *
 * @param text a unified diff that {@code git apply} takes; empty when there is none
 * @param edits what it changes, in the order of the changes
 * @param left what it leaves to people although it names what changed
 */
public record Patch(String text, List<Edit> edits, List<Left> left) {

    /**
     * One place that the patch changes.
     *
     * @param change what it follows
     * @param place the file and line, relative to the repository's root
     * @param was what stands there, or the name of what is taken out
     * @param is what will stand there; empty for what is taken out
     */
    public record Edit(Change change, String place, String was, String is) {}

    /**
     * One place that somebody must change by hand.
     *
     * @param change what is to be followed
     * @param place the file and line, relative to the repository's root
     * @param reason why the patch leaves it
     */
    public record Left(Change change, String place, String reason) {}

    /** How many places it changes for a change. */
    public int count(Change change) {
        int count = 0;
        for (Edit edit : edits) {
            count += edit.change() == change ? 1 : 0;
        }
        return count;
    }
}
