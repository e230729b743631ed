package dev.serviceregistry.generators.migration;

import dev.serviceregistry.registry.schema.Versions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves a demanded range of versions to a version outside it, written the way it was. */
final class Ranges {

    private static final String PARTS = "(v?)(\\d+(?:\\.\\d+){0,2})";

    /** One version, behind an operator or none. */
    private static final Pattern SINGLE = Pattern.compile("([~^=]|[<>]=?|)(\\s*)" + PARTS);

    /** Every version that begins with these numbers. */
    private static final Pattern WILDCARD = Pattern.compile("([~^=]|)(\\s*)" + PARTS + "((?:\\.[xX*]){1,2})");

    /** Everything between two versions, both included. */
    private static final Pattern SPAN = Pattern.compile(PARTS + "\\s+-\\s+" + PARTS);

    /** Everything from a version on, and below or up to another one. */
    private static final Pattern BOUNDED = Pattern.compile(">=?(\\s*)" + PARTS + "(\\s*,\\s*|\\s+)<=?\\s*" + PARTS);

    private final Versions versions = new Versions();

    boolean holds(String range, String version) {
        return range.isEmpty() || version.isEmpty() || versions.satisfies(version, range);
    }

    /** The range itself where the version lies in it; else one of the same form; empty when there is none. */
    String moved(String range, String version) {
        if (holds(range, version)) {
            return range;
        }
        String candidate = candidate(range.strip(), version);
        return versions.satisfies(version, candidate) ? candidate : versions.satisfies(version, version) ? version : "";
    }

    /** A range of the same form for the version, or the very version where the form is none of these. */
    private static String candidate(String range, String version) {
        int first = range.indexOf("||");
        if (first > 0) {
            // Whoever lists alternatives has one more of them.
            return range + " || " + candidate(range.substring(0, first).strip(), version);
        }
        Matcher single = SINGLE.matcher(range);
        if (single.matches()) {
            return single(single, version);
        }
        Matcher wildcard = WILDCARD.matcher(range);
        if (wildcard.matches()) {
            return wildcard.group(1)
                    + wildcard.group(2)
                    + wildcard.group(3)
                    + like(wildcard.group(4), version)
                    + wildcard.group(5);
        }
        Matcher span = SPAN.matcher(range);
        if (span.matches()) {
            return span.group(1) + like(span.group(2), version) + " - " + span.group(3) + major(version);
        }
        Matcher bounded = BOUNDED.matcher(range);
        if (bounded.matches()) {
            return ">=" + bounded.group(1) + bounded.group(2) + like(bounded.group(3), version) + bounded.group(4) + "<"
                    + bounded.group(1) + bounded.group(5) + (major(version) + 1);
        }
        return version;
    }

    private static String single(Matcher single, String version) {
        String operator = single.group(1);
        String spelling = single.group(2) + single.group(3);
        return switch (operator) {
            case "<" -> "<" + spelling + (major(version) + 1);
            case ">", ">=" -> ">=" + spelling + like(single.group(4), version);
            default -> operator + spelling + like(single.group(4), version);
        };
    }

    /** As many numbers of a version as something else has; all of it where more stands behind them. */
    private static String like(String other, String version) {
        String[] numbers = version.split("\\.", -1);
        int count = other.split("\\.", -1).length;
        if (version.indexOf('-') >= 0 || version.indexOf('+') >= 0 || numbers.length <= count) {
            return version;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ".").append(numbers[i]);
        }
        return text.toString();
    }

    private static long major(String version) {
        int dot = version.indexOf('.');
        try {
            return Long.parseLong(dot < 0 ? version : version.substring(0, dot));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
