package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unreadable;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that people write who know spreadsheets and other languages, each with how rules write it. */
final class Slips {

    /**
     * What is not written as rules write it.
     *
     * @param span where it stands
     * @param message what is wrong
     * @param hint what to write instead
     */
    record Slip(Span span, String message, String hint) {}

    private static final String LISTED = "'in' is followed by values in parentheses";

    /** How many digits stand together in a large number. */
    private static final int THOUSAND = 3;

    private final TokenReader in;

    Slips(TokenReader in) {
        this.in = in;
    }

    /**
     * A number that goes on behind a comma. Where a constraint may be over before the comma, another may begin there, which
     * goes on behind its number.
     */
    @Nullable
    Slip decimalComma(Token number, boolean mayBeOver) {
        int groups = number.is(Kind.NUMBER) ? groups(number, mayBeOver) : 0;
        if (groups == 0) {
            return null;
        }
        StringBuilder digits = new StringBuilder(number.text().replace(".", ""));
        StringBuilder written = new StringBuilder(number.text());
        Token last = number;
        for (int i = 0; i < groups; i++) {
            in.next();
            last = in.next();
            written.append(',').append(last.text());
            digits.append(i == groups - 1 && last.text().length() != THOUSAND ? "." : "")
                    .append(last.text());
        }
        String fraction = number.text().replace(".", "") + "." + last.text();
        boolean isEither = groups == 1 && last.text().length() == THOUSAND;
        return new Slip(
                new Unreadable(number.start(), last.end()),
                "'" + written + "' is not a number",
                "write " + digits + (isEither ? ", or " + fraction + " for a fraction" : ""));
    }

    /** How many more numbers stand behind the one that was read, each joined to it by a comma alone. */
    private int groups(Token number, boolean mayBeOver) {
        int groups = 0;
        Token last = number;
        while (in.peek(2 * groups).is(",")
                && in.peek(2 * groups + 1).is(Kind.NUMBER)
                && last.end() == in.peek(2 * groups).start()
                && in.peek(2 * groups).end() == in.peek(2 * groups + 1).start()
                && (groups == 0 || last.text().length() == THOUSAND)) {
            last = in.peek(2 * groups + 1);
            groups++;
        }
        return mayBeOver && groups > 0 && goesOn(2 * groups) ? groups - 1 : groups;
    }

    /** Whether the token so many behind the next goes on with the number before it. */
    private boolean goesOn(int ahead) {
        Token behind = in.peek(ahead);
        return behind.is("%")
                ? !endsValue(in.peek(ahead + 1))
                : behind.is("+")
                        || behind.is("-")
                        || behind.is("*")
                        || behind.is("/")
                        || ExpressionParser.isBetweenValues(behind)
                        || behind.is("not");
    }

    /** A number with a sign for per cent behind it, which was read. */
    @Nullable
    Slip percent(Expression number, Token operator) {
        Token behind = in.peek();
        if (!operator.is("%") || !endsValue(behind) || !(number instanceof Literal literal)) {
            return null;
        }
        String digits = literal.token().text();
        return new Slip(
                new Unreadable(number.start(), operator.end()),
                "'" + digits + "%' is not a number",
                "write " + digits + "; what facts say in per cent is a number like others");
    }

    private static boolean endsValue(Token behind) {
        return behind.is(Kind.END) || behind.is(Kind.SYMBOL) && !behind.is("(") && !behind.is("-") && !behind.is("!");
    }

    /** What stands behind {@code in} where no parenthesis does. */
    Slip unlisted(Expression left) {
        Token open = in.peek();
        if (left instanceof Literal part && part.token().is(Kind.TEXT) && open.is(Kind.WORD)) {
            return new Slip(
                    open,
                    LISTED,
                    "write " + open.text() + " contains " + part.token().shown());
        }
        if (open.is(Kind.NUMBER) && in.peek(1).is(".")) {
            return new Slip(open, "there are no ranges behind 'in'", Habits.RANGE);
        }
        boolean isValues = open.is("[") || open.is("{") || open.is(Kind.TEXT) || open.is(Kind.NUMBER);
        return isValues
                ? new Slip(open, LISTED, "write in ( " + values() + " )")
                : new Slip(
                        in.gap(),
                        "'(' is missing behind 'in'",
                        "write in ( \"a\", \"b\" ), or memberOf for a list of facts");
    }

    /** Constants of a list, the first of which were read, and another that no comma parts from them. */
    @Nullable
    Slip unparted(List<Expression> read) {
        Token behind = in.peek();
        boolean isWord = (Habits.isOr(behind) || Habits.isAnd(behind)) && isConstant(in.peek(1));
        if (!isWord && !isConstant(behind) || !read.stream().allMatch(Slips::isPlain)) {
            return null;
        }
        List<String> values = new ArrayList<>();
        read.forEach(one -> values.add(written(((Literal) one).token())));
        boolean areAllPlain = true;
        while (!in.isOver() && !in.take(")")) {
            Token token = in.next();
            if (isConstant(token)) {
                values.add(written(token));
                areAllPlain &= token.end() - token.start() == written(token).length();
            }
        }
        return new Slip(
                behind,
                isWord
                        ? "the values of a list are parted by commas, and not by " + behind.shown()
                        : "no comma parts " + behind.shown() + " from the value before it",
                areAllPlain ? "write " + String.join(", ", values) : "write commas between the values");
    }

    private static boolean isPlain(Expression value) {
        return value instanceof Literal literal && isConstant(literal.token());
    }

    private static String written(Token constant) {
        return constant.is(Kind.TEXT) ? constant.shown() : constant.text();
    }

    /** The constants that stand in other brackets than parentheses, or in none. */
    private String values() {
        StringBuilder values = new StringBuilder();
        boolean isBracketed = in.take("[") || in.take("{");
        while (isConstant(in.peek())) {
            Token value = in.next();
            values.append(values.isEmpty() ? "" : ", ");
            values.append(written(value));
            if (!isConstant(in.peek(1)) || !in.take(",")) {
                break;
            }
        }
        while (isBracketed && !in.isOver() && !in.peek().is(")")) {
            Token token = in.next();
            isBracketed = !token.is("]") && !token.is("}");
        }
        return values.isEmpty() ? "…" : values.toString();
    }

    private static boolean isConstant(Token token) {
        return token.is(Kind.TEXT) || token.is(Kind.NUMBER);
    }

    /** A word before a comparison that belongs before a pattern or an operator. */
    @Nullable
    Slip quantifier(Token word) {
        Token behind = in.peek(1);
        boolean isBeforeValue = behind.is(Kind.VARIABLE)
                || behind.is("(")
                || behind.is(Kind.WORD) && !ExpressionParser.isOperator(behind);
        if (!isBeforeValue || !Habits.isNot(word) && !word.is("exists")) {
            return null;
        }
        in.next();
        return new Slip(
                word,
                word.shown() + " stands before no comparison",
                Habits.isNot(word)
                        ? "turn the comparison round, such as != for ==, or write !( … ) around it"
                        : "a text that may be empty is compared: name != \"\"; a fact is asked for: exists Type( … )");
    }

    /** Several values where one is compared, of which the first was read. */
    Slip several() {
        Token comma = in.peek();
        int open = 1;
        while (!in.isOver() && open > 0) {
            Token token = in.next();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        return new Slip(comma, "one value is compared with one", "write in ( …, … ) for one of several");
    }
}
