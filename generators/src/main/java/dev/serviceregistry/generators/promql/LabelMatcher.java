package dev.serviceregistry.generators.promql;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the value of a label must be for a series to be meant.
 *
 * @param label the name of the label
 * @param operator one of {@code =}, {@code !=}, {@code =~} and {@code !~}
 * @param value the value, or the regular expression
 */
public record LabelMatcher(String label, String operator, String value) {

    /** What Java's regular expressions have and those of Prometheus do not. */
    private static final Pattern FOREIGN =
            Pattern.compile("\\(\\?(?![a-zA-Z]*[:)]|[imsU-]+[:)])|[*+?}]\\+|\\\\[1-9kRGZXe]");

    /** Whether a series with this value of the label is meant; a label that it has not is the empty text. */
    public boolean matches(String actual) {
        return switch (operator) {
            case "=" -> actual.equals(value);
            case "!=" -> !actual.equals(value);
            case "=~" -> pattern().matcher(actual).matches();
            default -> !pattern().matcher(actual).matches();
        };
    }

    private Pattern pattern() {
        return Pattern.compile("(?s:" + value + ")");
    }

    /** Refuses a regular expression that Prometheus would refuse. */
    void check() {
        if (operator.endsWith("~")) {
            try {
                pattern();
            } catch (PatternSyntaxException e) {
                throw new PromqlProblem("'" + value + "' is no regular expression");
            }
            if (FOREIGN.matcher(value.replace("\\\\", "")).find()) {
                throw new PromqlProblem("Prometheus has no regular expression such as '" + value + "'");
            }
        }
    }

    /** As it is written in a query. */
    @Override
    public String toString() {
        return label + operator + Escapes.quoted(value);
    }
}
