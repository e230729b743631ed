package dev.serviceregistry.generators.migration;

import dev.serviceregistry.registry.schema.Versions;

/** Moves a demanded range of versions to a version outside it, written the way it was. */
final class Ranges {

    private final Versions versions = new Versions();

    boolean holds(String range, String version) {
        return range.isEmpty() || version.isEmpty() || versions.satisfies(version, range);
    }

    /** The range itself where the version lies in it; else one of the same form; empty when there is none. */
    String moved(String range, String version) {
        if (holds(range, version)) {
            return range;
        }
        String trimmed = range.strip();
        String operator = trimmed.startsWith("^") || trimmed.startsWith("~") ? trimmed.substring(0, 1) : "";
        String plain = trimmed.substring(operator.length());
        String candidate;
        if (!plain.isEmpty() && isNumber(plain)) {
            candidate = operator + (operator.isEmpty() ? version : first(version, plain.split("\\.", -1).length));
        } else if (trimmed.startsWith(">=") && trimmed.contains("<")) {
            candidate = ">=" + version + " <" + (major(version) + 1);
        } else {
            candidate = "^" + version;
        }
        return versions.satisfies(version, candidate) ? candidate : versions.satisfies(version, version) ? version : "";
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** So many numbers of a version; all of it where something stands behind them. */
    private static String first(String version, int count) {
        String[] numbers = version.split("\\.", -1);
        if (version.indexOf('-') >= 0 || numbers.length <= count) {
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
