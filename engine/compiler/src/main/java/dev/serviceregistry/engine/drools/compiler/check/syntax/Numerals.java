package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers, and what people write for numbers who part digits in other ways. */
final class Numerals {

    /**
     * A number.
     *
     * @param kind what it is taken for
     * @param meant the number as rules write it
     * @param end where it is over
     * @param refusal why it is not written so; null when it is
     */
    record Numeral(
            Kind kind, String meant, int end, @Nullable Refusal refusal) {}

    /** A number in groups of three digits, as people of several countries part them. */
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:[ '’_\\u00a0\\u2009\\u202f][0-9]{3})+(?![0-9])"
            + "|[0-9]{1,3}(?:,[0-9]{3})*,0[0-9]{2}(?:,[0-9]{3})*(?:,[0-9]{1,2}(?![0-9%]))?(?![0-9])");

    /** Groups of three digits, and behind the last comma fewer. */
    private static final Pattern UNEVEN = Pattern.compile("([0-9,]+),([0-9]{1,2})");

    private static final String SPACE = "[ \\u00a0\\u2009\\u202f]";

    private static final Pattern DATE =
            Pattern.compile("(?:19|2[0-9]|99)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9])");
    private static final Pattern FRACTION = Pattern.compile("([.][0-9]+)([\\w$]*)");
    private static final Pattern PLAIN = Pattern.compile("([0-9]+(?:[.][0-9]+)?)([\\w$]*)");

    private Numerals() {}

    /** Whether a number begins there, if only with its decimal point. */
    static boolean begins(String text, int at) {
        if (text.charAt(at) != '.') {
            return isDigit(text, at);
        }
        boolean isAttached =
                at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || "_$).".indexOf(text.charAt(at - 1)) >= 0);
        return !isAttached && isDigit(text, at + 1);
    }

    /** The number that begins there. */
    static Numeral read(String text, int at) {
        Matcher date = DATE.matcher(text).region(at, text.length());
        if (date.lookingAt()) {
            return new Numeral(
                    Kind.TEXT,
                    date.group(),
                    date.end(),
                    new Refusal(
                            "a condition has no dates of its own",
                            "compare with a date that a fact says, such as $today of Today( $today : date )"));
        }
        Matcher grouped = GROUPED.matcher(text).region(at, text.length());
        if (grouped.lookingAt()) {
            return grouped(text, grouped);
        }
        Matcher fraction = FRACTION.matcher(text).region(at, text.length());
        if (fraction.lookingAt()) {
            String meant = "0" + fraction.group(1);
            return otherwise(fraction, meant, fraction.group(2).isEmpty() ? "write " + meant : digitsAlone(meant));
        }
        Matcher plain = PLAIN.matcher(text).region(at, text.length());
        if (!plain.lookingAt()) {
            throw new IllegalArgumentException("no number begins at " + at);
        }
        String digits = plain.group(1);
        if (!plain.group(2).isEmpty()) {
            return otherwise(plain, digits, digitsAlone(digits));
        }
        Refusal refusal = null;
        if (digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.') {
            refusal = new Refusal("the number begins with a zero", "write it without");
        }
        return new Numeral(Kind.NUMBER, digits, plain.end(), refusal);
    }

    private static Numeral otherwise(Matcher written, String meant, String hint) {
        return new Numeral(
                Kind.NUMBER, meant, written.end(), new Refusal("'" + written.group() + "' is not a number", hint));
    }

    /** Digits in groups; in a list, spaces may part several numbers as well. */
    private static Numeral grouped(String text, Matcher written) {
        Matcher uneven = UNEVEN.matcher(written.group());
        if (uneven.matches()) {
            String whole = uneven.group(1).replace(",", "");
            String fraction = whole + "." + uneven.group(2);
            return otherwise(
                    written, fraction, "write " + fraction + ", or " + whole + ", " + uneven.group(2) + " for several");
        }
        String number = written.group().replaceAll("[^0-9]", "");
        String several = written.group().replaceAll(SPACE, ", ");
        boolean isListed = !several.equals(written.group())
                && !several.contains(", 0")
                && "(,0123456789".indexOf(beside(text, written.start() - 1, -1)) >= 0
                && "),0123456789".indexOf(beside(text, written.end(), 1)) >= 0;
        String hint = "write " + number + (isListed ? ", or " + several + " for several numbers" : "");
        return otherwise(written, number, hint);
    }

    /** The next character in a direction that is no space. */
    private static char beside(String text, int from, int step) {
        int at = from;
        while (at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at += step;
        }
        return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
    }

    private static String digitsAlone(String digits) {
        return "write digits alone, such as " + digits;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
