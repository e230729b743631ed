package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of {@code accumulate} that somebody writes outside of it, or compares where they stand. */
final class StrayFunctions {

    private static final Map<String, String> FUNCTIONS = Map.of(
            "count", "count", "sum", "sum", "min", "min", "max", "max", "average", "average", "avg", "average", "len",
            "count");

    private static final Map<String, String> CONTRARY =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

    private final TokenReader in;

    StrayFunctions(TokenReader in) {
        this.in = in;
    }

    /**
     * Reports a condition that begins with a function, and moves behind it; tells whether it was one.
     *
     * @param isNegated whether the contrary is demanded of it
     */
    boolean alone(boolean isNegated) {
        boolean isNamed = in.peek().is(Kind.VARIABLE) && in.peek(1).is(":");
        Token name = in.peek(isNamed ? 2 : 0);
        String function = function(name);
        if (function == null || !in.peek(isNamed ? 3 : 1).is("(")) {
            return false;
        }
        String variable = isNamed ? in.peek().text() : "$" + function;
        in.moveTo(in.index() + (isNamed ? 4 : 2));
        String facts = facts(function);
        in.refuse(
                name,
                name.shown() + " stands within accumulate alone",
                "write accumulate( " + facts + "; " + outcome(variable, function) + comparison(variable, isNegated)
                        + " )");
        return true;
    }

    /** Reports a function of accumulate that has no name. */
    void nameless() {
        Token name = in.next();
        String function = function(name);
        String variable = "$" + function;
        in.next();
        boolean isEmpty = in.peek().is(")");
        String handed = inner();
        in.refuse(
                name,
                "what " + name.shown() + " comes to has no name",
                "write " + variable + " : " + function + (isEmpty ? "()" : "( " + handed + " )")
                        + comparison(variable, false));
    }

    /** Reports an outcome that is compared where it is named, and moves behind that. */
    void compared(Token variable) {
        Token operator = in.peek();
        if (ExpressionParser.isComparison(operator)) {
            String outcome = in.text(variable.start(), in.lastEnd());
            in.refuse(
                    operator,
                    "what facts come to is compared behind a ';'",
                    "write " + outcome + comparison(variable.text(), false));
        }
    }

    /** Whether the word is a function, whatever the size of its letters. */
    static @Nullable String function(Token word) {
        return word.is(Kind.WORD) ? FUNCTIONS.get(word.text().toLowerCase(Locale.ROOT)) : null;
    }

    private static String outcome(String variable, String function) {
        return variable + " : " + function + (function.equals("count") ? "()" : "( $value )");
    }

    /** The facts that the function is handed, as accumulate has them. */
    private String facts(String function) {
        if (in.peek().is(Kind.VARIABLE) && in.peek(1).is(":")) {
            in.moveTo(in.index() + 2);
        }
        boolean isType = in.peek().isTypeName();
        String type = isType ? in.next().text() : "Type";
        String constraints = isType ? in.take("(") ? inner() : "" : "…";
        boolean isField = isType
                && (in.peek().is(",") || in.peek().is("."))
                && in.peek(1).is(Kind.WORD)
                && in.peek(2).is(")");
        String value = function.equals("count")
                ? ""
                : "$value : " + (isField ? in.peek(1).text() : "…");
        inner();
        boolean isBoth = !value.isEmpty() && !constraints.isEmpty();
        String all = value + (isBoth ? ", " : "") + constraints;
        return type + (all.isEmpty() ? "()" : "( " + all + " )");
    }

    /** All up to the parenthesis that closes, which is read as well. */
    private String inner() {
        int from = in.peek().start();
        int end = from;
        for (int open = 1; !in.isOver(); ) {
            Token token = in.next();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (open == 0) {
                break;
            }
            end = token.end();
        }
        return in.text(from, end).strip();
    }

    /** The comparison that follows on the line, of what has a name now. */
    private String comparison(String variable, boolean isNegated) {
        Token operator = in.peek();
        if (!operator.is(Kind.SYMBOL) || operator.is(")") || operator.is(",") || operator.is(";") || operator.first()) {
            return "";
        }
        in.next();
        String written = ExpressionParser.meant(operator);
        String meant = isNegated ? CONTRARY.getOrDefault(written, written) : written;
        Token value = in.peek();
        boolean isValue = value.is(Kind.NUMBER) || value.is(Kind.VARIABLE);
        if (isValue) {
            in.next();
        }
        return "; " + variable + " " + meant + " " + (isValue ? value.text() : "…");
    }
}
