package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Function;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import dev.serviceregistry.engine.drools.compiler.check.types.Questions;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;

/** Checks the functions of an {@code accumulate} and what they are handed. */
final class FunctionCheck {

    private final Problems problems;
    private final FileTree file;

    FunctionCheck(Problems problems, FileTree file) {
        this.problems = problems;
        this.file = file;
    }

    /** What a function comes to; what is wrong with it is told. */
    Value value(Function function, ExpressionCheck expressions) {
        String name = function.name().text();
        if (!Questions.functions().contains(name)) {
            String hint = NearName.hint(name, Questions.functions());
            problems.add(
                    function.name(),
                    "accumulate has no function '" + name + "'",
                    hint.isEmpty() ? "there are " + String.join(", ", Questions.functions()) : hint);
            return Value.UNKNOWN;
        }
        Expression argument = function.argument();
        boolean counts = name.equals("count");
        if (argument == null) {
            if (!counts) {
                problems.add(
                        function,
                        "'" + name + "' needs a value",
                        "name it in the pattern, and write " + name + "( $value )");
            }
            return counts ? Value.LONG : Value.UNKNOWN;
        }
        Value value = expressions.value(argument);
        if (counts && value.is(Kind.TRUTH)) {
            problems.add(
                    argument,
                    "'count' counts all facts, whether or not this holds of them",
                    "write count(), and put it into the pattern");
        }
        if (!counts && !value.isUnknown() && !value.isNumber()) {
            problems.add(argument, "'" + name + "' is of numbers, not of " + value.phrase(), "");
            return Value.UNKNOWN;
        }
        if (!counts && file.variables(argument).isEmpty() && !value.isUnknown()) {
            problems.add(
                    argument,
                    "'" + name + "' is of the same number for every fact",
                    "count() tells how many facts there are; of a number of theirs name it in the pattern, and write "
                            + name + "( $number )");
            return Value.UNKNOWN;
        }
        return value.is(Kind.UNKNOWN) && !counts ? value : Questions.result(name, value);
    }

    /** Refuses in alternatives what is not named in the pattern itself: Drools loses how it is worked out. */
    void inAlternatives(Function function, Pattern facts, Scope scope) {
        Expression argument = function.argument();
        if (argument == null || !isOfNumbers(function) || isNamedIn(facts, argument, scope)) {
            return;
        }
        String name = function.name().text();
        boolean isOfFact = file.variables(argument).stream()
                .map(scope::find)
                .allMatch(given -> given == null || given.pattern() == facts);
        problems.add(
                argument,
                "in alternatives '" + name + "' takes a name that its own pattern gives, and nothing else",
                isOfFact
                        ? "name what it comes to in " + facts.type().text() + "( $value : …, … ), and write " + name
                                + "( $value )"
                        : "write each alternative as a rule of its own");
    }

    /** Whether what a function is handed is a name that its own pattern gives. */
    static boolean isNamedIn(Pattern facts, Expression argument, Scope scope) {
        Scope.Name name = argument instanceof Path path && path.steps().size() == 1
                ? scope.find(path.first().name().text())
                : null;
        return name != null && name.pattern() == facts;
    }

    /** Whether a function works with the numbers that it is handed, and does not only count them. */
    static boolean isOfNumbers(Function function) {
        return !function.name().is("count");
    }
}
