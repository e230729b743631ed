package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.schema.Versions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares ranges of versions by the versions at which they begin and end. */
final class VersionRanges {

    private static final Pattern VERSION =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(-[0-9A-Za-z.-]+)?");

    private VersionRanges() {}

    /** Whether some version lies in all of the first ranges and not in all of the second ones. */
    static boolean narrows(Collection<String> old, Collection<String> now) {
        Versions versions = new Versions();
        return boundaries(String.join(" ", old) + " " + String.join(" ", now)).stream()
                .anyMatch(version -> old.stream().allMatch(range -> versions.satisfies(version, range))
                        && !now.stream().allMatch(range -> versions.satisfies(version, range)));
    }

    /** A version on, below and above each number that the ranges name: between two of them no range changes its mind. */
    private static List<String> boundaries(String ranges) {
        List<String> versions = new ArrayList<>(List.of("0.0.0", "0.0.1", "0.1.0", "1.0.0", "999999999.0.0"));
        Matcher matcher = VERSION.matcher(ranges);
        while (matcher.find()) {
            long major = Long.parseLong(matcher.group(1));
            long minor = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
            long patch = matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3));
            if (matcher.group(4) != null) {
                versions.add(major + "." + minor + "." + patch + matcher.group(4));
            }
            add(versions, major, minor, patch);
            add(versions, major, minor, patch + 1);
            add(versions, major, minor, patch - 1);
            add(versions, major, minor + 1, 0);
            add(versions, major, minor - 1, 0);
            add(versions, major, minor - 1, 999_999_999);
            add(versions, major, 999_999_999, 0);
            add(versions, major + 1, 0, 0);
            add(versions, major - 1, 0, 0);
            add(versions, major - 1, 999_999_999, 0);
        }
        return versions;
    }

    private static void add(List<String> versions, long major, long minor, long patch) {
        if (major >= 0 && minor >= 0 && patch >= 0) {
            versions.add(major + "." + minor + "." + patch);
        }
    }
}
