package dev.serviceregistry.registry.secrets;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of what stands where a text has a secret whether a program computes it, or puts something else in its place. */
final class Expressions {

    /** What a program puts something else in the place of: braces, brackets, a letter behind a percent sign, an alias of YAML. */
    private static final Pattern FILLED_IN = Pattern.compile(
            "(?:#?\\{\\{?\\s?(?:[A-Za-z_.-]{1,99}|\\d{1,2})\\s?}}?|\\[[A-Za-z_.-]{1,99}]|<[A-Za-z _-]{1,99}>|%[A-Za-z]"
                    + "|:[a-z_]{1,99}|\\*[a-z_-]{1,99})(?![\\w@#$!%^*-])");

    /** A call, or an entry of an object, with what the text says behind the bracket. */
    private static final Pattern CALL = Pattern.compile(
            "[A-Za-z_]\\w{0,99}(?:(?:\\??\\.|::|->)[A-Za-z_]\\w{0,99}){0,9}!?"
                    + "(?:\\(\\s{0,9}(?:\\\\?[\"']|\\)|[A-Za-z_.]{1,99}\\s{0,9}[,)])|\\[\\s{0,9}(?:\\\\?[\"']|[A-Za-z_]{1,99}]|\\d{1,2}](?!\\w)))");

    /** A way through an object. */
    private static final Pattern WAY = Pattern.compile("[A-Za-z_]\\w{0,99}(?:\\??\\.[A-Za-z_]\\w{0,99})+");

    /** What programs call an object that has what somebody else set. */
    private static final Set<String> OBJECTS =
            Words.set("var local module data self this settings config conf cfg env args opts options");

    private Expressions() {}

    /** Whether something else is put in the place of what stands here. */
    static boolean isFilledIn(String text, int from) {
        return FILLED_IN.matcher(text).region(from, text.length()).lookingAt();
    }

    /** Whether what stands here without quotes is computed: a call, an entry of an object, or a way that names a secret. */
    static boolean isComputed(String text, int from, String value) {
        return CALL.matcher(text).region(from, text.length()).lookingAt() || isWayToSecret(value);
    }

    /** Whether a text is a way through an object, such as {@code user.password}. */
    static boolean isWay(String text) {
        return WAY.matcher(text).matches();
    }

    private static boolean isWayToSecret(String value) {
        Matcher way = WAY.matcher(value);
        if (!way.matches()) {
            return false;
        }
        String[] steps = value.split("\\??\\.");
        for (String step : steps) {
            if (SecretNames.strength(step) != NameStrength.NONE) {
                return true;
            }
        }
        return OBJECTS.contains(steps[0]);
    }
}
