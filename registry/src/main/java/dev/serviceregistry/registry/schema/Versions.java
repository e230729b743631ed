package dev.serviceregistry.registry.schema;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/** Compares semantic versions with ranges of them, each taken apart only once. */
public final class Versions {

    /** The parser of versions recurses into longer ones. */
    private static final int LONGEST = 256;

    private final Map<String, RangeList> ranges = new ConcurrentHashMap<>();
    private final Map<String, Optional<Semver>> versions = new ConcurrentHashMap<>();

    /** Whether a version lies in a range; nothing that is no semantic version lies in any. */
    public boolean satisfies(String version, String range) {
        Boolean plain = PlainRange.contains(range, version);
        return plain == null ? compared(version, range) : plain;
    }

    /** What the library says. */
    boolean compared(String version, String range) {
        Optional<Semver> parsed = versions.computeIfAbsent(version, Versions::parse);
        return parsed.isPresent()
                && ranges.computeIfAbsent(range, RangeListFactory::create).isSatisfiedBy(parsed.get());
    }

    /** The parser is lenient about a leading v, which makes another text of it. */
    private static Optional<Semver> parse(String version) {
        return version.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(Semver.parse(version))
                        .filter(semver -> semver.getVersion().equals(version));
    }

    /** Whether a text is a range of versions such as {@code ^16} or {@code >=1.4 <2}. */
    public static boolean isRange(String text) {
        return Ranges.FORM.matcher(text).matches();
    }

    /** Made when a range is first looked at, which a start with a warm cache does not do. */
    private static final class Ranges {

        private static final Pattern FORM = Pattern.compile(
                "\\s*(\\*|latest|(([~^]|[<>]=?|=)?\\s*v?\\d{1,9}(\\.(\\d{1,9}|[xX*])){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?)"
                        + "((\\s+-\\s+|\\s*\\|\\|\\s*|\\s*,\\s*|\\s+)([~^]|[<>]=?|=)?\\s*v?\\d{1,9}(\\.(\\d{1,9}|[xX*])){0,2}(-[0-9A-Za-z.-]+)?"
                        + "(\\+[0-9A-Za-z.-]+)?)*)\\s*");
    }
}
