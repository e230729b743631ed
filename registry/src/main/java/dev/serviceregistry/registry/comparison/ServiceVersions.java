package dev.serviceregistry.registry.comparison;

/**
 * The versions of a service that changed.
 *
 * @param service the service's whole identity
 * @param old its version before
 * @param current its version now
 */
public record ServiceVersions(String service, String old, String current) {

    /** The version that tells of a breaking change, of something new, or of no more than a difference. */
    public String suggested(boolean breaking, boolean notable) {
        String next = next(old, breaking, notable);
        boolean follows =
                SemanticVersions.isPreRelease(old) && !current.equals(old) && SemanticVersions.isAtLeast(current, old);
        String release = SemanticVersions.isPreRelease(old) ? current : SemanticVersions.release(current);
        return follows || SemanticVersions.isAtLeast(release, next) ? current : next;
    }

    /** The next version after one, by what changed since; empty after one that is no semantic version. */
    public static String next(String version, boolean breaking, boolean notable) {
        return breaking
                ? SemanticVersions.nextMajor(version)
                : notable ? SemanticVersions.nextMinor(version) : SemanticVersions.nextPatch(version);
    }
}
