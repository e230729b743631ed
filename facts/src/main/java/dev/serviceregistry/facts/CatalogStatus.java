package dev.serviceregistry.facts;

/** Where a version of the catalogue stands. */
public enum CatalogStatus {
    /** Nothing is known of it. */
    UNLISTED("not listed in versions.toml"),

    /** Not released. */
    DRAFT("draft"),

    /** The newest release. */
    CURRENT("current"),

    /** Released. */
    SUPPORTED("supported"),

    /** Released, supported until its sunset. */
    DEPRECATED("deprecated"),

    /** Released once, no longer supported. */
    RETIRED("retired");

    private final String text;

    CatalogStatus(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
