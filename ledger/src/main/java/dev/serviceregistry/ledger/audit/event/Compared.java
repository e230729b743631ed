package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;

/**
 * A state of the repository that another was compared with.
 *
 * @param name its name as it was asked for; empty when nothing was compared
 * @param commit the git commit, in hex; empty when it was no revision
 * @param digest the SHA-256 over its files, in hex; empty when nothing was compared
 */
public record Compared(String name, String commit, String digest) {

    /** Nothing was compared. */
    public static final Compared NOTHING = new Compared("", "", "");

    JsonObject json() {
        return JsonObject.empty().with("commit", commit).with("digest", digest).with("name", name);
    }

    static Compared of(JsonObject json) {
        return new Compared(json.text("name"), json.text("commit"), json.text("digest"));
    }
}
