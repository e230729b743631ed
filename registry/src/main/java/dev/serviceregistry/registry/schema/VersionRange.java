package dev.serviceregistry.registry.schema;

import dev.serviceregistry.registry.values.SemanticVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of versions such as {@code ^16} or {@code >=1.4 <2}, as node-semver reads it. Between two bounds a comma may stand
 * as well as a blank.
 *
 * @param alternatives the bounds of each part between bars; all of one part hold
 */
record VersionRange(List<List<Bound>> alternatives) {

    /** One end of a range. */
    record Bound(boolean isLower, boolean isIncluded, SemanticVersion version) {

        private boolean admits(SemanticVersion candidate) {
            int order = candidate.compareTo(version);
            return order == 0 ? isIncluded : isLower == order > 0;
        }
    }

    /** Takes a text apart; empty for one that is no range. */
    static Optional<VersionRange> parse(String text) {
        return Optional.ofNullable(new Parser(text).range());
    }

    /** Whether a version lies in it; a pre-release only where a bound is a pre-release of the same version. */
    boolean contains(SemanticVersion version) {
        for (List<Bound> bounds : alternatives) {
            if (admit(bounds, version)) {
                return true;
            }
        }
        return false;
    }

    private static boolean admit(List<Bound> bounds, SemanticVersion version) {
        boolean isMeant = !version.isPreRelease();
        for (Bound bound : bounds) {
            if (!bound.admits(version)) {
                return false;
            }
            isMeant |= bound.version().isPreRelease() && bound.version().isOfSameRelease(version);
        }
        return isMeant;
    }

    /**
     * A version of which parts may be left open.
     *
     * @param numbers those that are given, one to three
     * @param preRelease with its hyphen, or empty
     */
    private record Partial(long[] numbers, String preRelease) {

        private boolean isOpen() {
            return numbers.length < 3;
        }

        /** The lowest that is meant. */
        private @Nullable SemanticVersion lowest() {
            return version(Arrays.copyOf(numbers, 3), preRelease);
        }

        /** The first version behind all that have the same numbers up to a place, itself or before its pre-releases. */
        private @Nullable SemanticVersion next(int place, String suffix) {
            long[] next = new long[3];
            System.arraycopy(numbers, 0, next, 0, place + 1);
            next[place]++;
            return version(next, suffix);
        }

        private int last() {
            return numbers.length - 1;
        }

        /** The first number that is not zero, or the last one. */
        private int leading() {
            int place = 0;
            while (place < last() && numbers[place] == 0) {
                place++;
            }
            return place;
        }

        private static @Nullable SemanticVersion version(long[] numbers, String suffix) {
            return SemanticVersion.parse(numbers[0] + "." + numbers[1] + "." + numbers[2] + suffix)
                    .orElse(null);
        }
    }

    private static final class Parser {

        private static final int MOST_DIGITS = 9;

        /** Before every version with the same numbers, its pre-releases included. */
        private static final String BEFORE_ALL = "-0";

        private final String text;
        private int at;
        private boolean broken;
        private List<Bound> bounds = new ArrayList<>();

        private Parser(String text) {
            this.text = text;
        }

        private @Nullable VersionRange range() {
            if (text.strip().equals("*") || text.strip().equals("latest")) {
                return new VersionRange(List.of(List.of()));
            }
            List<List<Bound>> alternatives = new ArrayList<>();
            do {
                bounds = new ArrayList<>();
                boolean more = true;
                while (more && !broken) {
                    blanks();
                    term();
                    boolean apart = blanks();
                    more = skip(",") || apart && at < text.length() && text.charAt(at) != '|';
                }
                alternatives.add(List.copyOf(bounds));
            } while (!broken && skip("||"));
            return broken || at < text.length() ? null : new VersionRange(List.copyOf(alternatives));
        }

        private void term() {
            String operator = operator();
            blanks();
            Partial from = partial();
            int end = at;
            if (!blanks() || !skip("-") || !blanks()) {
                at = end;
                bound(operator, from);
            } else if (operator.isEmpty()) {
                lower(from.lowest(), true);
                bound("<=", partial());
            } else {
                broken = true;
            }
        }

        private void bound(String operator, Partial partial) {
            if (broken) {
                return;
            }
            switch (operator) {
                case "^" -> {
                    lower(partial.lowest(), true);
                    upper(partial.next(partial.leading(), BEFORE_ALL), false);
                }
                case "~" -> {
                    lower(partial.lowest(), true);
                    upper(partial.next(Math.min(1, partial.last()), BEFORE_ALL), false);
                }
                case ">=" -> lower(partial.lowest(), true);
                case ">" -> {
                    boolean open = partial.isOpen();
                    lower(open ? partial.next(partial.last(), "") : partial.lowest(), open);
                }
                case "<" -> upper(partial.isOpen() ? before(partial) : partial.lowest(), false);
                case "<=" -> last(partial);
                default -> {
                    lower(partial.lowest(), true);
                    last(partial);
                }
            }
        }

        private static @Nullable SemanticVersion before(Partial partial) {
            return new Partial(Arrays.copyOf(partial.numbers(), 3), BEFORE_ALL).lowest();
        }

        private void last(Partial partial) {
            boolean open = partial.isOpen();
            upper(open ? partial.next(partial.last(), BEFORE_ALL) : partial.lowest(), !open);
        }

        private void lower(@Nullable SemanticVersion version, boolean included) {
            add(true, included, version);
        }

        private void upper(@Nullable SemanticVersion version, boolean included) {
            add(false, included, version);
        }

        private void add(boolean lower, boolean included, @Nullable SemanticVersion version) {
            if (version == null) {
                broken = true;
            } else {
                bounds.add(new Bound(lower, included, version));
            }
        }

        private String operator() {
            for (String operator : new String[] {"^", "~", ">=", "<=", ">", "<", "="}) {
                if (skip(operator)) {
                    return operator;
                }
            }
            return "";
        }

        private Partial partial() {
            skip("v");
            long[] numbers = new long[3];
            int count = 0;
            int places = 0;
            boolean more = true;
            while (more && places < 3) {
                if (places > 0 && (skip("x") || skip("X") || skip("*"))) {
                    places++;
                } else {
                    long number = number();
                    // What follows an open part says nothing more.
                    if (count == places) {
                        numbers[count++] = number;
                    }
                    places++;
                }
                more = places < 3 && skip(".");
            }
            String preRelease = suffix('-');
            suffix('+');
            boolean isWhole = count == places && !preRelease.isEmpty();
            return isWhole
                    ? new Partial(numbers, preRelease)
                    : new Partial(Arrays.copyOf(numbers, Math.max(count, 1)), "");
        }

        private long number() {
            int from = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == from || at - from > MOST_DIGITS) {
                broken = true;
                return 0;
            }
            return Long.parseLong(text.substring(from, at));
        }

        /** What follows a sign, the sign included; empty where nothing does. */
        private String suffix(char sign) {
            int from = at;
            if (at >= text.length() || text.charAt(at) != sign) {
                return "";
            }
            at++;
            while (at < text.length() && isOfWord(text.charAt(at))) {
                at++;
            }
            broken |= at == from + 1;
            return text.substring(from, at);
        }

        private static boolean isOfWord(char c) {
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == '-';
        }

        private boolean blanks() {
            int from = at;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at > from;
        }

        private boolean skip(String sign) {
            boolean stands = text.startsWith(sign, at);
            at += stands ? sign.length() : 0;
            return stands;
        }
    }
}
