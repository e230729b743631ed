package dev.serviceregistry.registry.values;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as Semantic Versioning 2.0.0 defines it, in its order; what is said of a build makes no difference.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 * @param preRelease the words that make a pre-release of it; none for a release
 */
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease)
        implements Comparable<SemanticVersion> {

    /** A pattern that repeats a group recurses into longer ones. */
    private static final int LONGEST = 256;

    private static final String NUMBER = "(0|[1-9]\\d{0,17})";
    private static final String WORDS = "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern FORM =
            Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-" + WORDS + ")?(?:\\+" + WORDS + ")?");

    /** Takes a text apart; empty for one that is no semantic version. */
    public static Optional<SemanticVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            return Optional.empty();
        }
        List<String> words =
                form.group(4) == null ? List.of() : List.of(form.group(4).split("\\.", -1));
        for (String word : words) {
            if (word.startsWith("0") && word.length() > 1 && isNumber(word)) {
                return Optional.empty();
            }
        }
        return Optional.of(new SemanticVersion(
                Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)), words));
    }

    /** Whether it comes before a release that it leads to. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** Whether both are the same release, or lead to the same one. */
    public boolean isOfSameRelease(SemanticVersion other) {
        return major == other.major && minor == other.minor && patch == other.patch;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        if (!isOfSameRelease(other)) {
            return major != other.major
                    ? Long.compare(major, other.major)
                    : minor != other.minor ? Long.compare(minor, other.minor) : Long.compare(patch, other.patch);
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int order = compare(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    /** Numbers come before words, and are compared as such however long they are. */
    private static int compare(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return isNumber(one) == isNumber(other) ? one.compareTo(other) : isNumber(one) ? -1 : 1;
        }
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
