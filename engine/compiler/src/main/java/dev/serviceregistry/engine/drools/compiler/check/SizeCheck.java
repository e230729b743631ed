package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Refuses constraints that are so long that compiling them does not end, or ends in the middle. */
final class SizeCheck {

    private static final int MOST_COMPARISONS = 100;
    private static final int MOST_VALUES = 500;
    private static final int MOST_NUMBERS = 8;
    private static final String TABLE =
            "write them into a decision table, a row each, and join with TableEntry( table == \"…\", key == … )";

    /** A part of a constraint, and in how many steps of arithmetic it stands. */
    private record Part(Expression expression, int depth) {}

    private SizeCheck() {}

    /** Whether the constraint is no longer than constraints can be; when it is, that is reported. */
    static boolean passes(Expression constraint, Problems problems) {
        int comparisons = 0;
        int deepest = 0;
        Deque<Part> open = new ArrayDeque<>(List.of(new Part(constraint, 0)));
        while (!open.isEmpty()) {
            Part part = open.pop();
            Expression next = part.expression();
            if (next instanceof Enclosed enclosed) {
                open.push(new Part(enclosed.inner(), part.depth()));
            } else if (next instanceof Unary unary) {
                open.push(new Part(unary.operand(), part.depth()));
            } else if (next instanceof Membership membership) {
                int most = membership.list().stream().allMatch(SizeCheck::isText) ? MOST_VALUES : MOST_COMPARISONS;
                if (membership.list().size() > most) {
                    return refuse(membership, "the list has more than " + most + " values", TABLE, problems);
                }
                open.push(new Part(membership.value(), 0));
                membership.list().forEach(item -> open.push(new Part(item, 0)));
            } else if (next instanceof Binary binary) {
                comparisons += Set.of("&&", "||").contains(binary.operator().text()) ? 1 : 0;
                boolean isArithmetic = Set.of("+", "-", "*", "/", "%")
                        .contains(binary.operator().text());
                int depth = isArithmetic ? part.depth() + 1 : 0;
                deepest = Math.max(deepest, depth);
                open.push(new Part(binary.left(), depth));
                open.push(new Part(binary.right(), depth));
            }
        }
        if (comparisons >= MOST_COMPARISONS) {
            return refuse(
                    constraint,
                    "the constraint has more than " + MOST_COMPARISONS + " comparisons",
                    "write field in ( …, … ); of many values " + TABLE,
                    problems);
        }
        return deepest < MOST_NUMBERS
                || refuse(
                        constraint,
                        "the constraint works with more than " + MOST_NUMBERS + " numbers at once",
                        "name what some of them come to, such as $some : ( a + b ), and go on with that",
                        problems);
    }

    private static boolean isText(Expression item) {
        return item instanceof Literal literal && literal.token().kind() == Token.Kind.TEXT;
    }

    private static boolean refuse(Expression place, String message, String hint, Problems problems) {
        problems.add(place, message, hint);
        return false;
    }
}
