package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import java.util.Set;

/**
 * What is known of the state that a change starts from.
 *
 * @param against what that state is called, such as a branch; empty when nothing was compared
 * @param known the findings that it had already
 * @param changedFiles the files that the change touches, relative to the repository's root
 */
public record PriorState(String against, Set<Fingerprint> known, Set<String> changedFiles) {

    /** Nothing was compared. */
    public static final PriorState NONE = new PriorState("", Set.of(), Set.of());

    /** Whether it can be said which findings are new. */
    public boolean isMade() {
        return !against.isEmpty();
    }

    /** Whether the finding came with the change, as far as that is known. */
    public boolean isNew(Finding finding) {
        return isMade() && !known.contains(finding.fingerprint());
    }

    /** Whether the finding stands in a file that the change touches. */
    boolean touches(Finding finding) {
        return changedFiles.contains(finding.source().file());
    }
}
