package dev.serviceregistry.generators.docker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables in braces of a text, as Compose reads them: what is in braces may hold braces in pairs. */
public final class BracedVariables {

    private static final Pattern BEGINNING = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(}|:?[-?+])");

    private final String text;
    private final int[] closing;

    /** Those of a text. */
    public BracedVariables(String text) {
        this.text = text;
        this.closing = closing(text);
    }

    /**
     * A variable: <code>${NAME}</code>, or with what holds when it is given or is not.
     *
     * @param operator one of <code>-</code>, <code>?</code> and <code>+</code>, after a colon where an empty value is none;
     *     empty without one
     * @param operand what stands behind the operator
     * @param end where the text goes on behind the variable
     */
    public record Variable(String name, String operator, String operand, int end) {}

    /** The variable that begins at a place; nothing when none does. */
    public Optional<Variable> at(int place) {
        Matcher beginning = BEGINNING.matcher(text).region(place, text.length());
        if (!beginning.lookingAt() || closing[place + 1] < 0) {
            return Optional.empty();
        }
        int end = closing[place + 1];
        String operator = beginning.group(2).equals("}") ? "" : beginning.group(2);
        String operand = operator.isEmpty() ? "" : text.substring(beginning.end(), end - 1);
        return Optional.of(new Variable(beginning.group(1), operator, operand, end));
    }

    /** For each opening brace the place behind the one that closes it, -1 for none. */
    private static int[] closing(String text) {
        int[] closing = new int[text.length()];
        int[] open = new int[text.length()];
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            closing[i] = -1;
            if (text.charAt(i) == '{') {
                open[depth++] = i;
            } else if (text.charAt(i) == '}' && depth > 0) {
                closing[open[--depth]] = i + 1;
            }
        }
        return closing;
    }
}
