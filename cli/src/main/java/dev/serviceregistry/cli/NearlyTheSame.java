package dev.serviceregistry.cli;

import dev.serviceregistry.registry.schema.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds a name of which another one is probably a misspelling. Names are made of parts, such as {@code eu-west-1} and {@code
 * shop/api}, and long ones may have most of them in common without being the same by mistake, so that they are compared part
 * by part.
 */
final class NearlyTheSame {

    private static final Pattern BETWEEN = Pattern.compile("[/._-]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** A shorter part is soon near another one without being a misspelling of it. */
    private static final int SHORTEST = 4;

    /** From how many letters on two of a part may differ, and not one. */
    private static final int LONG = 8;

    private NearlyTheSame() {}

    /** The nearest of the names that hardly differ from this one; empty for none. */
    static String of(String name, Collection<String> names) {
        String[] parts = BETWEEN.split(name, -1);
        List<String> near = new ArrayList<>();
        for (String other : names) {
            if (isNear(parts, BETWEEN.split(other, -1))) {
                near.add(other);
            }
        }
        return Suggestion.closest(name, near, name.length()).orElse("");
    }

    private static boolean isNear(String[] parts, String[] others) {
        boolean isNear = parts.length == others.length;
        for (int i = 0; i < parts.length && isNear; i++) {
            isNear = parts[i].equalsIgnoreCase(others[i]) || isNear(parts[i], others[i]);
        }
        return isNear;
    }

    private static boolean isNear(String part, String other) {
        int length = Math.min(part.length(), other.length());
        return length >= SHORTEST
                && !withoutDigits(part).equals(withoutDigits(other))
                && Suggestion.closest(part, List.of(other), length < LONG ? 1 : 2)
                        .isPresent();
    }

    private static String withoutDigits(String part) {
        return DIGITS.matcher(part).replaceAll("");
    }
}
