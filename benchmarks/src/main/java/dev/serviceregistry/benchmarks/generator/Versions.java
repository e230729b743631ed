package dev.serviceregistry.benchmarks.generator;

/** Semantic versions as texts. */
final class Versions {

    private Versions() {}

    static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }

    /** The versions that do what this one does; below 1.0.0 every minor version may differ. */
    static String compatible(String version) {
        String major = major(version);
        return major.equals("0") ? "~" + version : "^" + major;
    }
}
