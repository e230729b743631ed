package dev.serviceregistry.facts;

/** Where what a volume holds comes from and stays. */
public enum VolumeType {
    /** Empty at each start. */
    EPHEMERAL("ephemeral"),

    /** Outlives the container. */
    PERSISTENT("persistent"),

    /** Files of the configuration. */
    CONFIG("config"),

    /** Files of a secret. */
    SECRET("secret"),

    /** A path of the host. */
    BIND("bind");

    private final String text;

    VolumeType(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
