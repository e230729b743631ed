package dev.serviceregistry.oracle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text means whose variables have defaults. */
final class Variables {

    private static final Pattern DEFAULTED =
            Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*:?-((?:[^${}]|[$][{][A-Z]+}|[$](?![{]))*)}");

    private Variables() {}

    /** A text with every default in the place of its variable, the inner ones first; other variables stay. */
    static String meant(String text) {
        String meant = text;
        for (Matcher found = DEFAULTED.matcher(meant); found.find(); found = DEFAULTED.matcher(meant)) {
            meant = meant.substring(0, found.start()) + found.group(1) + meant.substring(found.end());
        }
        return meant;
    }
}
