package dev.serviceregistry.facts;

/** A resource that a service requests and is limited in. */
public enum Resource {
    /** Memory, in MB. */
    MEMORY("memory", "MB"),

    /** Processor time, in thousandths of a core. */
    CPU("CPU", "millicores");

    private final String text;
    private final String unit;

    Resource(String text, String unit) {
        this.text = text;
        this.unit = unit;
    }

    /** The unit in which amounts of it are given. */
    public String unit() {
        return unit;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
