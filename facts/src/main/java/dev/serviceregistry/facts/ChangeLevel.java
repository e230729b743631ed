package dev.serviceregistry.facts;

/** What a change can do to whoever relies on what changed; the worst comes first. */
public enum ChangeLevel {
    /** It fails. */
    BREAKING("breaking"),
    /** It may behave otherwise. */
    RISKY("risky"),
    /** Nothing that it relies on. */
    SAFE("safe");

    private final String text;

    ChangeLevel(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
