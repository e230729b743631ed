package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unreadable;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a type of fact and its constraints, each constraint whether or not the one before it could be read. */
final class PatternParser {

    private final TokenReader in;

    PatternParser(TokenReader in) {
        this.in = in;
    }

    /** The pattern that begins here; nothing when there is none, which was reported. */
    @Nullable
    Pattern pattern() {
        Token variable = variable();
        Token type = in.peek();
        if (variable == null && isComparison()) {
            skipLine();
            return null;
        }
        if (!type.is(Kind.WORD)) {
            in.refuse(
                    type.is(Kind.END) ? in.gap() : type,
                    "a type of fact is missing here",
                    "such as Service( replicas < 2 )");
            skipToNext();
            return null;
        }
        in.next();
        if (in.peek().is(".")) {
            Token first = type;
            while (in.take(".") && in.peek().is(Kind.WORD)) {
                type = in.next();
            }
            in.refuse(
                    spanFrom(first),
                    "types of facts are named without their package",
                    "write Service, not where it comes from");
        }
        if (!in.take("(")) {
            boolean isAlone = in.peek().is(Kind.END) || in.peek().first();
            String hint = type.isTypeName() ? "write " + type.text() + (isAlone ? "()" : "( … )") : "";
            Refusals.Refusal habit = isAlone ? null : Habits.ofBeginning(in.peek());
            if (habit == null) {
                in.refuse(in.gap(), "'(' is missing behind " + type.shown(), hint);
            } else {
                in.refuse(in.peek(), habit.message(), habit.hint());
                skipLine();
                return null;
            }
            skipToNext();
            return null;
        }
        List<Constraint> constraints = constraints();
        boolean unreadable = constraints.stream().anyMatch(one -> one.expression() instanceof Unreadable);
        if (!in.take(")") && !unreadable) {
            in.demand(")", "at the end of '" + type.text() + "( …'");
        }
        int end = in.lastEnd();
        source();
        return new Pattern(variable, type, constraints, end);
    }

    /** Reports a comparison outside of any pattern, or a name that is given with its sign. */
    private boolean isComparison() {
        Token first = in.peek();
        int ahead = 1;
        while (in.peek(ahead).is(".") && in.peek(ahead + 1).is(Kind.WORD)) {
            ahead += 2;
        }
        Token operator = in.peek(ahead);
        if (operator.first() || !ExpressionParser.isBetweenValues(operator)) {
            return false;
        }
        if (operator.is("=") && ahead == 1 && in.peek(2).isTypeName()) {
            String name = (first.is(Kind.VARIABLE) ? "" : "$") + first.text();
            in.refuse(
                    operator,
                    "'=' gives no name",
                    "write " + name + " : " + in.peek(2).text() + "( … )");
            return true;
        }
        Token field = in.peek(ahead - 1);
        String comparison = field.text() + " " + ExpressionParser.meant(operator) + " " + in.line(ahead + 1);
        String type = first.isTypeName() && ahead > 1 ? first.text() : "Service";
        boolean isOfName = first.is(Kind.VARIABLE) && ahead > 1;
        in.refuse(
                new Unreadable(first.start(), operator.end()),
                "a comparison stands in the parentheses of a condition",
                isOfName
                        ? "write it where " + first.text() + " is named: " + first.text() + " : Type( " + comparison
                                + " )"
                        : "such as " + type + "( "
                                + (first.is(Kind.VARIABLE) ? "replicas > " + first.text() : comparison) + " )");
        return true;
    }

    private @Nullable Token variable() {
        if (!in.peek(1).is(":") && !in.peek(1).is(":=")) {
            return null;
        }
        Token variable = in.next();
        Token colon = in.next();
        if (variable.is(Kind.WORD)) {
            String name = "$" + variable.text();
            in.refuse(variable, "a name begins with a dollar sign", "write " + name);
            variable = new Token(Kind.VARIABLE, name, variable.start(), variable.end(), variable.first());
        }
        if (colon.is(":=")) {
            in.refuse(colon, "':=' is not part of the rule language", "write ':' to name, and == to compare");
        }
        return variable;
    }

    /** Facts from anywhere but the repository are refused. */
    private void source() {
        Token token = in.peek();
        if (token.is("from") || token.is("over") || token.is("@")) {
            Refusals.Refusal refusal = Refusals.ofCondition(token);
            in.refuse(
                    token,
                    refusal == null ? "annotations stand before 'when'" : refusal.message(),
                    refusal == null ? "remove it" : refusal.hint());
            in.next();
            skipToNext();
        }
    }

    /** The constraints up to a closing parenthesis, which is left. */
    List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>();
        if (in.peek().is(")")) {
            return constraints;
        }
        while (true) {
            constraints.add(constraint());
            Token token = in.peek();
            if (!token.is(",") && !token.is(")") && !token.is(Kind.END) && !beginsLine(token)) {
                behind(token);
                skipConstraint();
            }
            if (!in.take(",")) {
                return constraints;
            }
        }
    }

    private void behind(Token token) {
        if (token.is(";")) {
            in.refuse(
                    token, "';' stands behind no constraint", "write a field and what it must be, with commas between");
        } else if (Habits.isAnd(token) || Habits.isOr(token)) {
            in.refuse(token, token.shown() + " joins patterns", Habits.isAnd(token) ? "write a comma" : "write ||");
        } else {
            boolean value =
                    token.is(Kind.WORD) || token.is(Kind.VARIABLE) || token.is(Kind.TEXT) || token.is(Kind.NUMBER);
            in.refuse(
                    token,
                    token.shown() + " is not expected here",
                    value ? "a comma or an operator is missing before it" : "");
        }
    }

    private Constraint constraint() {
        Token value = in.peek(2);
        boolean isConstant = value.is(Kind.TEXT) || value.is(Kind.NUMBER) || value.is("true") || value.is("false");
        if (in.peek().is(Kind.WORD) && in.peek(1).is(":") && isConstant) {
            in.refuse(
                    in.peek(1),
                    "':' gives a name, and compares nothing",
                    "write " + in.peek().text() + " == " + (value.is(Kind.TEXT) ? value.shown() : value.text()));
            int start = in.next().start();
            skipConstraint();
            return new Constraint(null, new Unreadable(start, in.lastEnd()));
        }
        Token variable = variable();
        Token begin = in.peek();
        if (begin.is(",") || begin.is(")") || beginsLine(begin)) {
            in.refuse(in.gap(), "a constraint is missing here", "");
            return new Constraint(null, new Unreadable(in.lastEnd(), in.lastEnd()));
        }
        int from = in.index();
        ExpressionParser parser = new ExpressionParser(in, variable != null);
        Expression expression = parser.read();
        if (expression instanceof Unreadable) {
            in.moveTo(from);
            skipConstraint(parser.slipEnd());
        }
        boolean compares = expression instanceof Expression.Membership
                || expression instanceof Expression.Binary binary && !isArithmetic(binary.operator());
        if (variable != null && compares) {
            in.refuse(
                    variable,
                    "a constraint either names a value or compares it",
                    "write " + variable.text() + " : field, and the comparison behind a comma");
        }
        return new Constraint(variable, expression);
    }

    private static boolean isArithmetic(Token operator) {
        return operator.text().length() == 1 && "+-*/%".contains(operator.text());
    }

    private void skipConstraint() {
        skipConstraint(in.index());
    }

    /** Moves to the end of a constraint, which is not before this index. */
    private void skipConstraint(int least) {
        int open = 0;
        while (!in.isOver()) {
            Token token = in.peek();
            boolean isEnd = open == 0 && (token.is(",") || token.is(")")) || beginsLine(token);
            if (isEnd && in.index() >= least) {
                return;
            }
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            in.next();
        }
    }

    /** Moves to where the next condition seems to begin. */
    void skipToNext() {
        while (!in.isOver() && !beginsLine(in.peek())) {
            in.next();
        }
    }

    /** Moves to the next line that is in no parentheses. */
    void skipLine() {
        int open = 0;
        do {
            Token token = in.next();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        } while (!in.isOver() && (open > 0 || !in.peek().first()));
    }

    /** Whether this is the first token of a line, and begins a condition. */
    private boolean beginsLine(Token token) {
        return token.is(Kind.END) || token.first() && begins(token);
    }

    /** Whether the next tokens begin a condition. */
    boolean begins(Token token) {
        int ahead = 0;
        while (token.is("(") && in.peek(ahead).is("(")) {
            ahead++;
        }
        Token first = in.peek(ahead);
        Token second = in.peek(ahead + 1);
        boolean isFunction = StrayFunctions.function(first.is("not") ? second : first) != null
                && in.peek(ahead + (first.is("not") ? 2 : 1)).is("(");
        if (isFunction && (ahead > 0 || first.is("not"))) {
            return true;
        }
        if (first.is("not")) {
            return second.isTypeName() || second.is("(") || second.is("exists") || second.is(Kind.VARIABLE);
        }
        if (first.is("exists") || first.is("forall") || first.is("accumulate") || first.is("eval")) {
            return true;
        }
        if (first.is(Kind.VARIABLE)) {
            return second.is(":")
                    && in.peek(ahead + 2).isTypeName()
                    && in.peek(ahead + 3).is("(");
        }
        return first.isTypeName() && second.is("(");
    }

    private Span spanFrom(Token begin) {
        return new Unreadable(begin.start(), in.lastEnd());
    }
}
