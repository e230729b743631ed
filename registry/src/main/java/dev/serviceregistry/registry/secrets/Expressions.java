package dev.serviceregistry.registry.secrets;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of what stands where a text has a secret whether a program computes it, or puts something else in its place. */
final class Expressions {

    /** What a program puts something else in the place of: braces, a letter behind a percent sign. */
    private static final Pattern FILLED_IN = Pattern.compile(
            "(?:#?\\{\\{?\\s?(?:[A-Za-z_.-]{1,99}|\\d{1,2})\\s?}}?|<[A-Za-z _-]{1,99}>|%[A-Za-z])(?![\\w@#$!%^*-])");

    /** The same in brackets. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([A-Za-z_.-]{1,99})](?![\\w@#$!%^*-])");

    /** A parameter of SQL, or an alias of YAML. */
    private static final Pattern PARAMETER = Pattern.compile("[:*]([a-z_-]{1,99})(?![\\w@#$!%^*-])");

    private static final String OBJECT = "[A-Za-z_]\\w{0,99}(?:(?:\\??\\.|::|->)[A-Za-z_]\\w{0,99}){0,9}!?";

    /** A call or an entry of an object that no password looks like: with a text or nothing within. */
    private static final Pattern PLAIN_CALL =
            Pattern.compile(OBJECT + "(?:\\(\\s{0,9}(?:\\\\?[\"']|\\))|\\[\\s{0,9}\\\\?[\"'])");

    /** A call or an entry of an object with a name or a number within. */
    private static final Pattern CALL =
            Pattern.compile(OBJECT + "(?:\\([A-Za-z_.]{1,99}\\s{0,9}[,)]|\\[(?:[A-Za-z_]{1,99}]|\\d{1,2}](?!\\w)))");

    /** A way through an object. */
    private static final Pattern WAY = Pattern.compile("[A-Za-z_]\\w{0,99}(?:\\??\\.[A-Za-z_]\\w{0,99})+");

    /** What programs call an object that has what somebody else set. */
    private static final Set<String> OBJECTS =
            Words.set("var local module data self this settings config conf cfg env args opts options");

    private Expressions() {}

    /**
     * Whether something else is put in the place of what stands here.
     *
     * @param isLoose whether there is a blank before it
     */
    static boolean isFilledIn(String text, int from, boolean isLoose) {
        Matcher brackets = IN_BRACKETS.matcher(text).region(from, text.length());
        Matcher parameter = PARAMETER.matcher(text).region(from, text.length());
        return FILLED_IN.matcher(text).region(from, text.length()).lookingAt()
                || brackets.lookingAt() && namesSecret(brackets.group(1))
                || parameter.lookingAt() && (isLoose || namesSecret(parameter.group(1)));
    }

    /**
     * Whether what stands here without quotes is computed: a call, an entry of an object, or a way that names a secret.
     *
     * @param isCode whether the text around it assigns as programs do, so that more is taken for one of these
     */
    static boolean isComputed(String text, int from, String value, boolean isCode) {
        return PLAIN_CALL.matcher(text).region(from, text.length()).lookingAt()
                || isCode && CALL.matcher(text).region(from, text.length()).lookingAt()
                || isWayToSecret(value, isCode);
    }

    /** Whether a text is a way through an object, such as {@code user.password}. */
    static boolean isWay(String text) {
        return WAY.matcher(text).matches();
    }

    /** Whether a value is a way through an object of settings to a secret, or, in code, any way past something called so. */
    private static boolean isWayToSecret(String value, boolean isCode) {
        if (!WAY.matcher(value).matches()) {
            return false;
        }
        String[] steps = value.split("\\??\\.");
        boolean isOfSettings = OBJECTS.contains(steps[0]);
        return isOfSettings && namesSecret(steps[steps.length - 1])
                || isCode && (isOfSettings || Arrays.stream(steps).anyMatch(Expressions::namesSecret));
    }

    private static boolean namesSecret(String name) {
        return SecretNames.strength(name) != NameStrength.NONE;
    }
}
