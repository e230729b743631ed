package dev.serviceregistry.ledger.outbox;

import java.util.Locale;

/** How a team is reached. */
public enum Channel {
    /** A channel of its chat. */
    SLACK,
    /** Its mailbox. */
    EMAIL,
    /** An issue in a repository of its project. */
    ISSUE;

    /** The channel as records spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
