package dev.serviceregistry.facts;

/** Whether an approval counts, and why not. */
public enum ApprovalStanding {
    /** It counts. */
    COUNTS("counts"),
    /** Who gave it wrote the change. */
    BY_AUTHOR("is given by an author of the change"),
    /** Who gave it is no member of the team. */
    BY_STRANGER("is given by nobody whom the team names as its member"),
    /** It was given before what it covers was changed again. */
    OUTDATED("is of a state before the change was what it is now"),
    /** It is bound to values by a digest, which must not be made of a secret. */
    UNBOUND("cannot be tied to a secret in plain text: only a review or a trailer approves that"),
    /** It was given where the organisation accepts none. */
    NOT_ACCEPTED("stands where change control accepts no approvals");

    private final String text;

    ApprovalStanding(String text) {
        this.text = text;
    }

    /** What becomes of the approval, in words that follow it. */
    @Override
    public String toString() {
        return text;
    }
}
