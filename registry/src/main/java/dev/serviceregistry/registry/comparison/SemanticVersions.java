package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.VersionStep;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/** Compares versions of services as Semantic Versioning 2.0.0 says. */
final class SemanticVersions {

    /** What an import writes, which knows no version. */
    static final String NONE = "0.0.0";

    private SemanticVersions() {}

    /** The step from one version to another one. */
    static VersionStep step(String old, String now) {
        Semver before = parse(old);
        Semver after = parse(now);
        if (before == null || after == null) {
            return VersionStep.UNKNOWN;
        }
        if (after.isLowerThan(before)) {
            return VersionStep.DOWN;
        }
        boolean major =
                after.getMajor() > before.getMajor() || after.getMajor() == 0 && after.getMinor() > before.getMinor();
        return major ? VersionStep.MAJOR : VersionStep.LESSER;
    }

    /** The next version that tells of a breaking change, where this one tells what it is the next of. */
    static String nextMajor(String version) {
        Semver semver = parse(version);
        if (semver == null) {
            return "";
        }
        return semver.getMajor() == 0 ? "0." + (semver.getMinor() + 1) + ".0" : (semver.getMajor() + 1) + ".0.0";
    }

    /** The next version that tells of something new. */
    static String nextMinor(String version) {
        Semver semver = parse(version);
        if (semver == null) {
            return "";
        }
        return semver.getMajor() == 0 ? nextPatch(version) : semver.getMajor() + "." + (semver.getMinor() + 1) + ".0";
    }

    /** The next version that tells of nothing but a difference. */
    static String nextPatch(String version) {
        Semver semver = parse(version);
        return semver == null ? "" : semver.getMajor() + "." + semver.getMinor() + "." + (semver.getPatch() + 1);
    }

    /** Whether a version is at least another one. */
    static boolean isAtLeast(String version, String least) {
        Semver one = parse(version);
        Semver other = parse(least);
        return one != null && other != null && one.isGreaterThanOrEqualTo(other);
    }

    private static @Nullable Semver parse(String version) {
        Semver semver = version.length() > 256 ? null : Semver.parse(version);
        return semver != null && semver.getVersion().equals(version) ? semver : null;
    }
}
