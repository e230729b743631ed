package dev.serviceregistry.registry.schema;

import dev.serviceregistry.registry.values.SemanticVersion;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Compares semantic versions with ranges of them, each taken apart only once. */
public final class Versions {

    private final Map<String, Optional<VersionRange>> ranges = new ConcurrentHashMap<>();
    private final Map<String, Optional<SemanticVersion>> versions = new ConcurrentHashMap<>();

    /** Whether a version lies in a range; nothing that is no semantic version lies in any. */
    public boolean satisfies(String version, String range) {
        SemanticVersion parsed = version(version).orElse(null);
        VersionRange known = parsed == null ? null : range(range).orElse(null);
        return known != null && known.contains(parsed);
    }

    private Optional<SemanticVersion> version(String text) {
        Optional<SemanticVersion> known = versions.get(text);
        return known == null ? versions.computeIfAbsent(text, SemanticVersion::parse) : known;
    }

    private Optional<VersionRange> range(String text) {
        Optional<VersionRange> known = ranges.get(text);
        return known == null ? ranges.computeIfAbsent(text, VersionRange::parse) : known;
    }

    /** Whether a text is a range of versions such as {@code ^16} or {@code >=1.4 <2}. */
    public static boolean isRange(String text) {
        return VersionRange.parse(text).isPresent();
    }
}
