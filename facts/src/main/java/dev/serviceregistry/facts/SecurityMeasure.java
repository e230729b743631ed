package dev.serviceregistry.facts;

/** What the settings may demand of containers, of all of them or from a tier on. */
public enum SecurityMeasure {
    /** The image is pinned by its digest. */
    IMAGE_DIGEST("require_image_digest"),

    /** The container says that it does not run as root. */
    NON_ROOT("require_non_root"),

    /** The root file system is read-only. */
    READ_ONLY_ROOT("require_read_only_root"),

    /** All capabilities are dropped. */
    DROPPED_CAPABILITIES("require_dropped_capabilities");

    private final String key;

    SecurityMeasure(String key) {
        this.key = key;
    }

    /** The key of the table {@code security} that demands it. */
    @Override
    public String toString() {
        return key;
    }
}
