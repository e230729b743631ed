package dev.serviceregistry.facts;

import java.util.EnumSet;
import java.util.Set;

/** Whether an approval counts, and why not. */
public enum ApprovalStanding {
    /** It counts. */
    COUNTS("counts"),
    /** Who gave it wrote the change. */
    BY_AUTHOR("is given by an author of the change"),
    /** Who gave it is no member of the team. */
    BY_STRANGER("is given by nobody whom the team names as its member"),
    /** It names a team that is none. */
    OF_NO_TEAM("is given for a team that there is not"),
    /** It names no team, and no team names who gave it. */
    OF_NOBODY("names no team, and no team names who gave it as its member"),
    /** It stands in a commit's message, where git takes nothing for a trailer. */
    NO_TRAILER("stands above the last paragraph of the commit's message, where nothing is a trailer"),
    /** It was given before what it covers was changed again. */
    OUTDATED("is of a state before the change was what it is now"),
    /** It is bound to values by a digest, which must not be made of a secret. */
    UNBOUND("cannot be tied to a secret in plain text: only a review or a trailer approves that"),
    /** It was given where the organisation accepts none. */
    NOT_ACCEPTED("stands where change control accepts no approvals");

    /** Those of approvals that are no team's, whichever team has to approve. */
    private static final Set<ApprovalStanding> OF_NONE = EnumSet.of(OF_NO_TEAM, OF_NOBODY, NO_TRAILER);

    private final String text;

    ApprovalStanding(String text) {
        this.text = text;
    }

    /** Whether the approval is that of no team, so that nobody's is there by it. */
    public boolean isOfNone() {
        return OF_NONE.contains(this);
    }

    /** What becomes of the approval, in words that follow it. */
    @Override
    public String toString() {
        return text;
    }
}
