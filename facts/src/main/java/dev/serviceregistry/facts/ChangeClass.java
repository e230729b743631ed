package dev.serviceregistry.facts;

/** What kind of approval a change needs; the first that fits holds. */
public enum ChangeClass {
    /** Whoever relies on what changed fails. */
    BREAKING("breaking change", "breaking_changes_require"),
    /** Another version of a service, of its image or of the catalogue. */
    VERSION("version bump", "version_bumps_require"),
    /** Everything else that is declared. */
    CONFIGURATION("configuration change", "config_changes_require");

    private final String text;
    private final String setting;

    ChangeClass(String text, String setting) {
        this.text = text;
        this.setting = setting;
    }

    /** The key of {@code [change_control]} that names the teams. */
    public String setting() {
        return setting;
    }

    /** The words that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
