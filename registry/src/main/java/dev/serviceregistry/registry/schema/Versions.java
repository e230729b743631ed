package dev.serviceregistry.registry.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;

/** Semantic versions and ranges of them. */
public final class Versions {

    /** The parser of versions recurses into longer ones. */
    private static final int LONGEST = 256;

    private Versions() {}

    /** Whether a text is a range of versions such as {@code ^16} or {@code >=1.4 <2}. */
    public static boolean isRange(String text) {
        return Ranges.FORM.matcher(text).matches();
    }

    /** Whether a version lies in a range; nothing that is no semantic version lies in any. */
    public static boolean satisfies(String version, String range) {
        if (version.length() > LONGEST) {
            return false;
        }
        // The parser is lenient about a leading v, which makes another text of it.
        Optional<Semver> parsed = Optional.ofNullable(Semver.parse(version))
                .filter(semver -> semver.getVersion().equals(version));
        return parsed.isPresent() && RangeListFactory.create(range).isSatisfiedBy(parsed.get());
    }

    /** Made when a range is first looked at, which a start with a warm cache does not do. */
    private static final class Ranges {

        private static final Pattern FORM = Pattern.compile(
                "\\s*(\\*|latest|(([~^]|[<>]=?|=)?\\s*v?\\d{1,9}(\\.(\\d{1,9}|[xX*])){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?)"
                        + "((\\s+-\\s+|\\s*\\|\\|\\s*|\\s*,\\s*|\\s+)([~^]|[<>]=?|=)?\\s*v?\\d{1,9}(\\.(\\d{1,9}|[xX*])){0,2}(-[0-9A-Za-z.-]+)?"
                        + "(\\+[0-9A-Za-z.-]+)?)*)\\s*");
    }
}
