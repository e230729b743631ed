package dev.serviceregistry.registry.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with variables in it, and what it comes to where nobody sets them. */
public final class VariableText {

    /** Stands in {@link #literal} for what only the surroundings know; no value has it. */
    public static final char UNKNOWN = '\uFFFC';

    private static final int DEEPEST = 8;

    private final String applied;
    private final String literal;
    private final List<Default> defaults;

    /**
     * The default of a variable.
     *
     * @param from where in {@link #literal} it begins
     * @param to where it ends
     */
    public record Default(String variable, int from, int to) {}

    private VariableText(String applied, String literal, List<Default> defaults) {
        this.applied = applied;
        this.literal = literal;
        this.defaults = defaults;
    }

    /**
     * Takes a text apart: <code>${NAME:-default}</code>, <code>$NAME</code>, <code>$(command)</code>, {@code {{ name }}}.
     *
     * <p>Two dollars begin no variable here. In braces or parentheses one is left to whoever reads the text next.
     */
    public static VariableText of(String text) {
        if (text.indexOf('$') < 0 && text.indexOf('{') < 0 && text.indexOf('`') < 0) {
            return new VariableText(text, text, List.of());
        }
        return of(text, true);
    }

    /**
     * The same of a text that no shell reads: there <code>$name</code> is a variable in capitals alone, and backticks are
     * characters unless a whole command stands between them.
     */
    public static VariableText ofValue(String text) {
        return text.indexOf('$') < 0 && text.indexOf('`') < 0 ? of(text) : of(text, false);
    }

    private static VariableText of(String text, boolean byShell) {
        Parser parser = new Parser(byShell);
        parser.parse(text, 0);
        return new VariableText(parser.applied.toString(), parser.literal.toString(), parser.defaults);
    }

    /** The text with each default in the place of its variable; other variables stay as written. */
    public String applied() {
        return applied;
    }

    /** The text with each default in the place of its variable, and {@link #UNKNOWN} in that of every other. */
    public String literal() {
        return literal;
    }

    /** The defaults in it, those within others first. */
    public List<Default> defaults() {
        return defaults;
    }

    /** What a default comes to. */
    public String literal(Default one) {
        return literal.substring(one.from(), one.to());
    }

    /** Whether the text ends in what only the surroundings know. */
    public boolean endsUnknown() {
        return !literal.isEmpty() && literal.charAt(literal.length() - 1) == UNKNOWN;
    }

    /** Whether a part of {@link #literal} is a default, or has one in it. */
    public boolean isDefault(int from, int to) {
        for (Default one : defaults) {
            if (one.from() < to && from < one.to()) {
                return true;
            }
        }
        return false;
    }

    private static final class Parser {

        private final StringBuilder applied = new StringBuilder();
        private final StringBuilder literal = new StringBuilder();
        private final List<Default> defaults = new ArrayList<>();
        private final boolean byShell;

        Parser(boolean byShell) {
            this.byShell = byShell;
        }

        private void parse(String text, int depth) {
            int[] closing = closing(text);
            int at = 0;
            while (at < text.length()) {
                boolean isEscaped = text.startsWith("$$", at);
                int variable = isEscaped ? at + 1 : at;
                int end = isEscaped && !isEnclosed(text, variable) ? -1 : end(text, variable, closing);
                if (end < 0) {
                    applied.append(text, at, variable + 1);
                    literal.append(text, at, variable + 1);
                    at = variable + 1;
                    continue;
                }
                int before = applied.length();
                variable(text, variable, end, depth);
                if (isEscaped) {
                    applied.setLength(before);
                    applied.append(text, at, end);
                }
                at = end;
            }
        }

        private static boolean isEnclosed(String text, int at) {
            return text.startsWith("${", at) || text.startsWith("$(", at);
        }

        private void variable(String text, int at, int end, int depth) {
            String fallback = text.startsWith("${", at) && depth < DEEPEST ? fallback(text, at + 2, end - 1) : null;
            if (fallback == null) {
                applied.append(text, at, end);
                literal.append(UNKNOWN);
            } else {
                int from = literal.length();
                parse(fallback, depth + 1);
                defaults.add(new Default(name(text, at + 2), from, literal.length()));
            }
        }

        /** Where the variable ends that begins here; -1 when none does. */
        private int end(String text, int at, int[] closing) {
            char c = text.charAt(at);
            if (c == '{' && text.startsWith("{{", at)) {
                int end = text.indexOf('}', at + 2);
                return end > 0 && text.startsWith("}}", end) && text.lastIndexOf('{', end) == at + 1 ? end + 2 : -1;
            }
            if (c == '`') {
                int end = text.indexOf('`', at + 1);
                int space = text.indexOf(' ', at);
                boolean isCommand = byShell || space > 0 && space < end;
                return end < 0 || !isCommand ? -1 : end + 1;
            }
            if (c != '$' || at + 1 == text.length()) {
                return -1;
            }
            char next = text.charAt(at + 1);
            if (next == '(') {
                return closing[at + 1];
            }
            if (next == '{') {
                return namesVariable(text, at + 2) ? closing[at + 1] : -1;
            }
            // Within a word it is more likely a character of a password.
            int first = at;
            while (first > 0 && text.charAt(first - 1) == '$') {
                first--;
            }
            if (first > 0 && Character.isLetterOrDigit(text.charAt(first - 1)) && !isOption(text, first - 1)
                    || !(Character.isLetter(next) || next == '_')) {
                return -1;
            }
            int end = at + 1;
            boolean capitals = true;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                capitals &= !Character.isLowerCase(text.charAt(end));
                end++;
            }
            return byShell || capitals ? end : -1;
        }

        /** Whether the character here is an option, of which the value may follow without a space. */
        private static boolean isOption(String text, int at) {
            return at > 0 && text.charAt(at - 1) == '-' && (at == 1 || text.charAt(at - 2) <= ' ');
        }

        /** Whether a name begins here with what may follow one, or braces of their own as pipelines have them. */
        private static boolean namesVariable(String text, int from) {
            int at = from;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            boolean named = at > from && at < text.length() && "}:-?+=.#%/^,@*([ ".indexOf(text.charAt(at)) >= 0;
            return named || text.startsWith("{", from) || text.startsWith("!", from) || text.startsWith(" ", from);
        }

        /** For each opening brace or parenthesis the place behind the one that closes it, -1 for none. */
        private static int[] closing(String text) {
            int[] closing = new int[text.length()];
            int[] open = new int[text.length()];
            int depth = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                closing[i] = -1;
                if (c == '{' || c == '(') {
                    open[depth++] = i;
                } else if (c == '}') {
                    while (depth > 0 && text.charAt(open[depth - 1]) == '(') {
                        depth--;
                    }
                    if (depth > 0) {
                        closing[open[--depth]] = i + 1;
                    }
                } else if (c == ')' && depth > 0 && text.charAt(open[depth - 1]) == '(') {
                    closing[open[--depth]] = i + 1;
                }
            }
            return closing;
        }

        private static String name(String text, int from) {
            int end = from;
            while (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_') {
                end++;
            }
            return text.substring(from, end);
        }

        /** The default behind the name of a variable, when there is one. */
        private static @Nullable String fallback(String text, int from, int end) {
            int at = from;
            while (at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            int operator = at < end && text.charAt(at) == ':' ? at + 1 : at;
            return at > from && operator < end && text.charAt(operator) == '-'
                    ? text.substring(operator + 1, end)
                    : null;
        }
    }
}
