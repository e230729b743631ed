package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;

/** Finds comparisons of two facts that no index can serve, so that every fact is held against every other. */
final class SlowJoins {

    private final Problems problems;
    private final Scope scope;
    private final PathCheck paths;
    private final Pattern pattern;

    /** Looks within one pattern. */
    SlowJoins(Problems problems, Scope scope, PathCheck paths, Pattern pattern) {
        this.problems = problems;
        this.scope = scope;
        this.paths = paths;
        this.pattern = pattern;
    }

    /** Looks through a constraint. */
    void check(Expression expression) {
        if (pattern.constraints().stream().noneMatch(constraint -> isIndexed(constraint.expression()))) {
            check(expression, false, false);
        }
    }

    /** Whether a join narrows the facts down by itself, so that the others have few to be held against. */
    private boolean isIndexed(Expression expression) {
        return expression instanceof Binary binary && binary.operator().is("==") && joins(binary);
    }

    private void check(Expression expression, boolean all, boolean any) {
        if (expression instanceof Enclosed enclosed) {
            check(enclosed.inner(), all, any);
        } else if (expression instanceof Unary unary) {
            check(unary.operand(), all, true);
        } else if (expression instanceof Binary binary) {
            if (binary.operator().is("&&") || binary.operator().is("||")) {
                boolean or = any || binary.operator().is("||");
                check(binary.left(), true, or);
                check(binary.right(), true, or);
            } else if (all && binary.operator().is("==") && joins(binary)) {
                problems.add(
                        binary,
                        "facts are joined within " + (any ? "||" : "&&") + ", which makes the rule many times slower",
                        any
                                ? "write two conditions, ( A( … ) or B( … ) ), or two rules; under 'not' one not A( … ) for"
                                        + " each"
                                : "write a comma in place of &&");
            }
        }
    }

    private boolean joins(Binary binary) {
        return isOwn(binary.left()) && isOther(binary.right()) || isOther(binary.left()) && isOwn(binary.right());
    }

    private boolean isOwn(Expression side) {
        return side instanceof Path path && paths.isOwn(path);
    }

    private boolean isOther(Expression side) {
        if (!(side instanceof Path path) || path.first().name().kind() != Token.Kind.VARIABLE) {
            return false;
        }
        Scope.Name name = scope.find(path.first().name().text());
        return name != null && name.pattern() != pattern;
    }
}
