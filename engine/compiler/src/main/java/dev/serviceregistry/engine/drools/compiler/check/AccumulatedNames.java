package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Accumulation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Function;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;

/** Refuses what {@code accumulate} works with and has no name: behind its facts, no fact has fields. */
final class AccumulatedNames {

    private final Problems problems;
    private final FactTypes types;
    private final Accumulation accumulation;

    private AccumulatedNames(Problems problems, FactTypes types, Accumulation accumulation) {
        this.problems = problems;
        this.types = types;
        this.accumulation = accumulation;
    }

    /** Tells every field that is handed to a function, and whatever is compared and bears no name. */
    static void check(Accumulation accumulation, FactTypes types, Problems problems) {
        AccumulatedNames check = new AccumulatedNames(problems, types, accumulation);
        for (Function function : accumulation.functions()) {
            if (function.argument() != null) {
                check.handed(function, function.argument());
            }
        }
        for (Constraint constraint : accumulation.constraints()) {
            check.names(constraint.expression());
        }
    }

    /** All facts are counted, whatever is said of them behind their pattern. */
    private void handed(Function function, Expression argument) {
        if (!function.name().is("count")) {
            names(argument);
        } else if (argument instanceof Path path && isNameless(path)) {
            problems.add(
                    argument,
                    "'count' counts all facts, and takes no field of theirs",
                    "write count(), and what must hold of them in "
                            + accumulation.facts().type().text() + "( … )");
        }
    }

    private void names(Expression expression) {
        if (expression instanceof Binary binary) {
            names(binary.left());
            names(binary.right());
        } else if (expression instanceof Unary unary) {
            names(unary.operand());
        } else if (expression instanceof Enclosed enclosed) {
            names(enclosed.inner());
        } else if (expression instanceof Membership membership) {
            names(membership.value());
            membership.list().forEach(this::names);
        } else if (expression instanceof Path path && isNameless(path)) {
            String word = path.first().name().text();
            problems.add(
                    path.first().name(),
                    "'" + word + "' is no name, and accumulate works with names alone behind its facts",
                    hint(path, word));
        } else if (expression instanceof Path path) {
            path.steps().forEach(step -> step.arguments().forEach(this::names));
        }
    }

    /** Whether it would be a field of a fact, where there is none. */
    private boolean isNameless(Path path) {
        String word = path.first().name().text();
        return !word.startsWith("$") && !types.choices().containsKey(word);
    }

    private String hint(Path path, String word) {
        for (Function function : accumulation.functions()) {
            boolean isOutcome = path.first().call()
                    ? function.name().is(word)
                    : function.variable().text().equals("$" + word);
            if (isOutcome) {
                return "write " + function.variable().text();
            }
        }
        return path.first().call()
                ? "name what it comes to before, such as $result : " + word + "( … ), and write $result"
                : "name it in " + accumulation.facts().type().text() + "( $" + word + " : " + word + " ), and write $"
                        + word;
    }
}
