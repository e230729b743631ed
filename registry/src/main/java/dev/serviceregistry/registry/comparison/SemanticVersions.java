package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.VersionStep;
import dev.serviceregistry.registry.values.SemanticVersion;

/** Compares versions of services as Semantic Versioning 2.0.0 says. */
final class SemanticVersions {

    /** What an import writes, which knows no version. */
    static final String NONE = "0.0.0";

    private SemanticVersions() {}

    /** The step from one version to another one. */
    static VersionStep step(String old, String now) {
        SemanticVersion before = SemanticVersion.parse(old).orElse(null);
        SemanticVersion after = SemanticVersion.parse(now).orElse(null);
        if (before == null || after == null) {
            return VersionStep.UNKNOWN;
        }
        if (after.compareTo(before) < 0) {
            return VersionStep.DOWN;
        }
        boolean major = after.major() > before.major() || after.major() == 0 && after.minor() > before.minor();
        return major ? VersionStep.MAJOR : VersionStep.LESSER;
    }

    /** Whether a version is one before a release, which promises nothing to whoever follows it. */
    static boolean isPreRelease(String version) {
        return SemanticVersion.parse(version)
                .filter(SemanticVersion::isPreRelease)
                .isPresent();
    }

    /** The next version that tells of a breaking change, where this one tells what it is the next of. */
    static String nextMajor(String version) {
        return SemanticVersion.parse(version)
                .map(semver -> semver.isPreRelease()
                        ? release(semver)
                        : semver.major() == 0 ? "0." + (semver.minor() + 1) + ".0" : (semver.major() + 1) + ".0.0")
                .orElse("");
    }

    /** The next version that tells of something new. */
    static String nextMinor(String version) {
        return SemanticVersion.parse(version)
                .map(semver -> semver.isPreRelease() || semver.major() == 0
                        ? nextPatch(version)
                        : semver.major() + "." + (semver.minor() + 1) + ".0")
                .orElse("");
    }

    /** The next version that tells of nothing but a difference. */
    static String nextPatch(String version) {
        return SemanticVersion.parse(version)
                .map(semver -> semver.isPreRelease()
                        ? release(semver)
                        : semver.major() + "." + semver.minor() + "." + (semver.patch() + 1))
                .orElse("");
    }

    /** The release that a version leads to: itself, where it is no pre-release. */
    static String release(String version) {
        return isPreRelease(version) ? nextPatch(version) : version;
    }

    /** The release that a pre-release leads to. */
    private static String release(SemanticVersion semver) {
        return semver.major() + "." + semver.minor() + "." + semver.patch();
    }

    /** Whether a version is at least another one. */
    static boolean isAtLeast(String version, String least) {
        SemanticVersion one = SemanticVersion.parse(version).orElse(null);
        SemanticVersion other = SemanticVersion.parse(least).orElse(null);
        return one != null && other != null && one.compareTo(other) >= 0;
    }
}
