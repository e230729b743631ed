package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unreadable;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.ServiceFact;
import java.util.regex.PatternSyntaxException;

/** Finds the type of an expression, and what in it does not fit together. */
final class ExpressionCheck {

    private final Problems problems;
    private final PathCheck paths;

    /** Names lead where the paths say. */
    ExpressionCheck(Problems problems, PathCheck paths) {
        this.problems = problems;
        this.paths = paths;
    }

    /** Checks an expression that has to be true or false. */
    void demand(Expression expression) {
        Value value = value(expression);
        if (!value.isUnknown() && !value.is(Kind.TRUTH)) {
            problems.add(
                    expression,
                    shown(expression) + " is " + value.phrase() + " and not a comparison",
                    "write what it must be, such as " + shown(expression) + " == …");
        } else if (expression instanceof Literal) {
            problems.add(expression, "a constraint asks something of a field", "remove it");
        }
    }

    /** The type of the value of an expression. */
    Value value(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal(literal.token());
        } else if (expression instanceof Path path) {
            return paths.value(path, this);
        } else if (expression instanceof Enclosed enclosed) {
            return value(enclosed.inner());
        } else if (expression instanceof Unary unary) {
            return unary(unary);
        } else if (expression instanceof Membership membership) {
            return membership(membership);
        } else if (expression instanceof Binary binary) {
            return binary(binary);
        }
        return Value.UNKNOWN;
    }

    private Value literal(Token token) {
        return switch (token.kind()) {
            case TEXT -> isQuoted(token) ? Value.TEXT : Value.UNKNOWN;
            case NUMBER -> number(token);
            default -> {
                if (token.is("null")) {
                    problems.add(
                            token, "no field is ever null", "what is absent is the absence of a fact: not Type( … )");
                    yield Value.UNKNOWN;
                }
                yield Value.TRUTH;
            }
        };
    }

    /** Whether it is a text, and not a date that was reported. */
    private boolean isQuoted(Token token) {
        return !Character.isDigit(problems.source().text(token).charAt(0));
    }

    private Value number(Token token) {
        if (token.text().indexOf('.') >= 0) {
            return isWritten(token) ? Value.DECIMAL : Value.UNKNOWN;
        }
        if (token.text().length() > 10 || Long.parseLong(token.text()) > Integer.MAX_VALUE) {
            problems.add(token, "a whole number is at most " + Integer.MAX_VALUE, "compare with a smaller one");
        }
        return Value.WHOLE;
    }

    /** Whether it is written as rules write numbers; what is not was reported. */
    private boolean isWritten(Token number) {
        return problems.source().text(number).equals(number.text());
    }

    private Value unary(Unary unary) {
        Value operand = value(unary.operand());
        boolean minus = unary.operator().is("-");
        if (operand.isUnknown()) {
            return Value.UNKNOWN;
        }
        if (minus && !operand.isNumber() || !minus && !operand.is(Kind.TRUTH)) {
            problems.add(
                    unary,
                    unary.operator().shown() + " stands before " + operand.phrase(),
                    minus
                            ? "it stands before numbers alone"
                            : "compare with !=, or write 'not' before matches, in or contains");
            return Value.UNKNOWN;
        }
        return unary.operand() instanceof Literal ? operand : operand.widened();
    }

    private Value membership(Membership membership) {
        Value value = value(membership.value());
        for (Expression item : membership.list()) {
            Value other = isBareText(value, item) ? Value.UNKNOWN : value(item);
            if (!(item instanceof Unreadable)) {
                compare(value, other, membership.value(), item, item);
            }
        }
        if (isConstant(membership.value()) && membership.list().stream().allMatch(this::isConstant)) {
            constants(membership);
        }
        if (membership.list().isEmpty()) {
            problems.add(membership, "the list is empty", "write in ( \"a\", \"b\" )");
        }
        return Value.TRUTH;
    }

    private Value binary(Binary binary) {
        Value left = value(binary.left());
        Value right = isBareText(left, binary.right()) ? Value.UNKNOWN : value(binary.right());
        return switch (binary.operator().text()) {
            case "&&", "||" -> logical(binary, left, right);
            case "==", "!=", "<", "<=", ">", ">=" -> comparison(binary, left, right);
            case "+", "-", "*", "/", "%" -> arithmetic(binary, left, right);
            default -> relation(binary, left, right);
        };
    }

    /** Whether somebody compares a text with a word that is nothing else than a text without quotes, which is reported. */
    private boolean isBareText(Value compared, Expression other) {
        if (!compared.is(Kind.TEXT) || !(other instanceof Path path) || !paths.isUnknown(path)) {
            return false;
        }
        problems.add(
                path,
                "'" + shown(path) + "' is no field, and a text stands in double quotes",
                "write \"" + shown(path) + "\"");
        return true;
    }

    private Value logical(Binary binary, Value left, Value right) {
        Expression wrong = left.isUnknown() || left.is(Kind.TRUTH) ? binary.right() : binary.left();
        Value value = wrong == binary.left() ? left : right;
        if (!value.isUnknown() && !value.is(Kind.TRUTH)) {
            problems.add(
                    wrong,
                    binary.operator().shown() + " stands between comparisons, and " + shown(wrong) + " is "
                            + value.phrase(),
                    "name the field in each, or write field in ( …, … )");
        }
        return Value.TRUTH;
    }

    private void constants(Expression expression) {
        problems.add(expression, "two constants are compared, and no fact", "compare a field");
    }

    private Value comparison(Binary binary, Value left, Value right) {
        if (isNull(binary.left()) || isNull(binary.right())) {
            return Value.TRUTH;
        }
        if (isConstant(binary.left()) && isConstant(binary.right())) {
            constants(binary);
            return Value.TRUTH;
        }
        if (same(binary.left(), binary.right())) {
            problems.add(binary, shown(binary.left()) + " is compared with itself", "compare it with something else");
            return Value.TRUTH;
        }
        String operator = binary.operator().text();
        if (!operator.equals("==")
                && !operator.equals("!=")
                && (TextOrder.check(problems, binary, left, right, binary.right())
                        || TextOrder.check(problems, binary, right, left, binary.left()))) {
            return Value.TRUTH;
        }
        if (compare(left, right, binary.left(), binary.right(), binary)
                && !operator.equals("==")
                && !operator.equals("!=")
                && !left.isUnknown()
                && !left.isOrdered()) {
            problems.add(
                    binary.operator(),
                    left.phrase() + " is neither smaller nor larger than another",
                    "compare with ==, != or in ( … )");
        }
        return Value.TRUTH;
    }

    /** Whether the values can be equal; when not, it is reported. */
    private boolean compare(Value left, Value right, Expression leftSide, Expression rightSide, Expression whole) {
        if (left.isUnknown() || right.isUnknown()) {
            return true;
        }
        if (left.is(Kind.LIST) || right.is(Kind.LIST)) {
            problems.add(whole, "a list is compared as one value", "write contains or memberOf");
            return false;
        }
        boolean fraction = isEquality(whole)
                && left.is(Kind.WHOLE)
                && right.is(Kind.DECIMAL)
                && rightSide instanceof Literal literal
                && Double.parseDouble(literal.token().text()) % 1 != 0;
        if (left.isComparable(right) && !fraction) {
            return true;
        }
        String other = fraction ? "none" : right.phrase();
        problems.add(
                whole,
                shown(leftSide) + " is " + left.phrase() + ", and " + shown(rightSide) + " is " + other,
                remedy(left, right, rightSide));
        return false;
    }

    /** Whether only what is equal will do. */
    private static boolean isEquality(Expression whole) {
        return !(whole instanceof Binary binary)
                || binary.operator().is("==")
                || binary.operator().is("!=");
    }

    private static String remedy(Value left, Value right, Expression side) {
        boolean text = side instanceof Literal literal
                && right.is(Kind.TEXT)
                && !literal.token().text().isEmpty();
        String written = text ? ((Literal) side).token().text() : "";
        if (left.is(Kind.CHOICE) && text) {
            return Choices.hint(left.type(), written);
        }
        if (left.isNumber() && text && written.chars().allMatch(Character::isDigit)) {
            return "write " + written + " without quotes";
        }
        if (left.isNumber() && text) {
            return "compare with a number in digits, such as 2";
        }
        if (left.is(Kind.TRUTH) && (written.equals("true") || written.equals("false"))) {
            return "write " + written + " without quotes";
        }
        if (left.is(Kind.TEXT) && side instanceof Literal literal && !right.is(Kind.TEXT)) {
            return "write \"" + literal.token().text() + "\"";
        }
        if (right.is(Kind.FACT) && side instanceof Path path && path.steps().size() == 1) {
            String field = right.type() == Service.class
                    ? ".id"
                    : ServiceFact.class.isAssignableFrom(right.type()) ? ".service" : "";
            return "compare with a field of it"
                    + (field.isEmpty() ? "" : ", such as " + path.first().name().text() + field);
        }
        return left.is(Kind.DATE) ? "dates are compared with dates, such as $today of Today( $today : date )" : "";
    }

    private Value arithmetic(Binary binary, Value left, Value right) {
        if (left.isUnknown() || right.isUnknown()) {
            return Value.UNKNOWN;
        }
        String operator = binary.operator().text();
        if (operator.equals("+") && (left.is(Kind.TEXT) || right.is(Kind.TEXT))) {
            problems.add(
                    binary.operator(),
                    "texts are not joined with +",
                    "compare each part, or show both in the message with {}");
            return Value.UNKNOWN;
        }
        if (!left.isNumber() || !right.isNumber()) {
            Expression wrong = left.isNumber() ? binary.right() : binary.left();
            problems.add(
                    wrong,
                    binary.operator().shown() + " stands between numbers, and " + shown(wrong) + " is "
                            + (left.isNumber() ? right : left).phrase());
            return Value.UNKNOWN;
        }
        boolean whole = left.is(Kind.WHOLE) && right.is(Kind.WHOLE);
        if (whole && (operator.equals("/") || operator.equals("%")) && !isPositive(binary.right())) {
            problems.add(
                    binary.right(),
                    "whole numbers are divided by something that may be 0, which would end the judgement of everything",
                    "divide by a number other than 0, or multiply the other side");
        }
        return whole ? Value.LONG : Value.DECIMAL;
    }

    private static boolean isPositive(Expression divisor) {
        return divisor instanceof Literal literal
                && literal.token().kind() == Token.Kind.NUMBER
                && literal.token().text().chars().anyMatch(c -> c != '0');
    }

    private Value relation(Binary binary, Value left, Value right) {
        if (left.isUnknown() || right.isUnknown()) {
            return Value.TRUTH;
        }
        Token operator = binary.operator();
        if (isConstant(binary.left()) && isConstant(binary.right())) {
            constants(binary);
        } else if (operator.is("matches") && binary.right() instanceof Enclosed enclosed) {
            problems.add(
                    enclosed,
                    "'matches' is followed by a pattern without parentheses",
                    "write matches " + shown(enclosed.inner()));
        } else if (operator.is("matches")) {
            if (!left.is(Kind.TEXT) || !right.is(Kind.TEXT)) {
                Expression wrong = left.is(Kind.TEXT) ? binary.right() : binary.left();
                problems.add(
                        wrong,
                        "'matches' stands between texts, and " + shown(wrong) + " is "
                                + (left.is(Kind.TEXT) ? right : left).phrase());
            } else if (binary.right() instanceof Literal literal) {
                pattern(literal.token());
            }
        } else {
            boolean contains = operator.is("contains");
            Value list = contains ? left : right;
            Value item = contains ? right : left;
            Expression side = contains ? binary.left() : binary.right();
            if (contains && list.is(Kind.TEXT) && item.is(Kind.TEXT)) {
                if (isConstant(binary.left()) && !isConstant(binary.right())) {
                    problems.add(
                            binary,
                            "a field is looked for in a text that is always the same",
                            "write " + shown(binary.right()) + (binary.negated() ? " not" : "") + " contains "
                                    + shown(binary.left()) + ", or in ( … ) for one of several");
                }
                return Value.TRUTH;
            }
            if (!list.is(Kind.LIST)) {
                problems.add(
                        side,
                        operator.shown() + " looks into a list, and " + shown(side) + " is " + list.phrase(),
                        contains ? "compare with ==" : "write in ( \"a\", \"b\" )");
            } else if (!list.item().isComparable(item)) {
                problems.add(
                        binary,
                        "the list is of " + list.item().phrase().replaceFirst("^an? ", "") + "s, and "
                                + shown(contains ? binary.right() : binary.left()) + " is " + item.phrase());
            }
        }
        return Value.TRUTH;
    }

    private void pattern(Token token) {
        try {
            java.util.regex.Pattern.compile(token.text().replace("\\\\", "\\").replace("\\\"", "\""));
        } catch (PatternSyntaxException e) {
            String reason = e.getDescription();
            problems.add(
                    token,
                    "the pattern cannot be read: " + Character.toLowerCase(reason.charAt(0)) + reason.substring(1),
                    "it is a regular expression of Java");
        }
    }

    private static boolean isNull(Expression side) {
        return side instanceof Literal literal && literal.token().is("null");
    }

    private boolean isConstant(Expression side) {
        return side instanceof Enclosed enclosed
                ? isConstant(enclosed.inner())
                : side instanceof Literal || side instanceof Path path && paths.isChoice(path);
    }

    private boolean same(Expression left, Expression right) {
        return left instanceof Path && right instanceof Path && shown(left).equals(shown(right));
    }

    private String shown(Expression expression) {
        return problems.source().text(expression).replaceAll("\\s+", " ");
    }
}
