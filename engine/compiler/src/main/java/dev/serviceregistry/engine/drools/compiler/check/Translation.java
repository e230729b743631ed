package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Accumulation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Function;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileTree;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;
import dev.serviceregistry.facts.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says for the compiler what constraints mean. Of numbers of two types Drools compares, and looks up, objects that are never
 * equal; it cuts fractions, lets products run over, and names only the first part of a sum.
 */
final class Translation {

    private static final String CLASS = Numbers.class.getSimpleName() + ".";

    private static final Map<String, String> ARITHMETIC =
            Map.of("+", "Sum", "-", "Difference", "*", "Product", "/", "Quotient", "%", "Remainder");

    private static final Map<String, String> COMPARISONS =
            Map.of("==", "areEqual", "!=", "differ", "<", "isLess", "<=", "isAtMost", ">", "isMore", ">=", "isAtLeast");

    private final FileTree file;
    private final Edits edits;
    private final ExpressionCheck values;
    private final boolean ofOutcomes;

    /**
     * A translation of what stands in one pattern.
     *
     * @param values tells the types of expressions, and reports nothing
     */
    Translation(FileTree file, Edits edits, ExpressionCheck values) {
        this(file, edits, values, false);
    }

    private Translation(FileTree file, Edits edits, ExpressionCheck values, boolean ofOutcomes) {
        this.file = file;
        this.edits = edits;
        this.values = values;
        this.ofOutcomes = ofOutcomes;
    }

    /** Writes an expression anew where the compiler would take it otherwise. */
    void translate(Expression expression) {
        String anew = anew(expression);
        if (anew != null) {
            edits.replace(expression, anew);
        }
    }

    /**
     * Writes anew what is demanded of the outcomes of accumulate. Of an outcome beside another value Drools loses the type, it
     * takes two outcomes in the order in which they are named, and one of nothing, which is null, for something: what is more
     * than one comparison of one outcome with a number is told by itself. So is every comparison of several outcomes in a rule
     * of several alternatives, in the copies of which Drools takes all of them for each.
     *
     * @param outcomes the names of the outcomes
     * @param isOfAlternatives whether the rule has alternatives
     */
    void translate(Accumulation accumulation, Set<String> outcomes, boolean isOfAlternatives) {
        List<String> kept = new ArrayList<>();
        List<String> tests = new ArrayList<>();
        Translation alone = new Translation(file, edits, values, true);
        for (Constraint constraint : accumulation.constraints()) {
            Expression demand = constraint.expression();
            if (isOfOneOutcome(demand, outcomes) && (outcomes.size() == 1 || !isOfAlternatives)) {
                kept.add(file.line(demand));
            } else {
                tests.add(alone.text(demand));
            }
        }
        List<Function> functions = accumulation.functions();
        String counted = functions.size() == 1 && kept.isEmpty() && mayBeNothing(functions.get(0))
                ? ", $counted" + accumulation.start() + " : count()"
                : "";
        if (!tests.isEmpty() || !counted.isEmpty()) {
            int end = functions.get(functions.size() - 1).end();
            edits.insert(accumulation.start(), "( ");
            edits.replace(
                    new Expression.Unreadable(end, accumulation.end()),
                    counted
                            + (kept.isEmpty() ? " )" : "; " + String.join(", ", kept) + " )")
                            + tests.stream()
                                    .map(test -> " and eval( " + test + " )")
                                    .collect(Collectors.joining())
                            + " )");
        }
    }

    private boolean isOfOneOutcome(Expression demand, Set<String> outcomes) {
        return demand instanceof Binary comparison
                && comparison.left() instanceof Path path
                && outcomes.contains(path.first().name().text())
                && !(comparison.right() instanceof Path)
                && !comparison.operator().is("!=")
                && isPlain(path, comparison.operator().text(), comparison.right());
    }

    /** Whether it comes to nothing where there are no facts: a single such outcome would hide whatever else is demanded. */
    private static boolean mayBeNothing(Function function) {
        return !function.name().is("count") && !function.name().is("sum");
    }

    /** Writes a value anew as a whole number of 64 bits. */
    void widen(Expression expression) {
        edits.replace(expression, call("whole", text(expression)));
    }

    /** Demands besides a constraint that a value is a number. */
    void demandNumber(Expression expression) {
        String text = text(expression);
        edits.replace(expression, text + ", " + call("isNumber", text));
    }

    /** Demands at the end of a pattern that fields of its fact are numbers. */
    void demandNumbers(Pattern pattern, SortedSet<String> fields) {
        if (!fields.isEmpty()) {
            String demands =
                    fields.stream().map(field -> call("isNumber", field)).collect(Collectors.joining(", "));
            edits.insert(pattern.end() - 1, (pattern.constraints().isEmpty() ? " " : ", ") + demands + " ");
        }
    }

    /** A pattern on one line, without the name of its fact. */
    String pattern(Pattern pattern) {
        List<String> constraints = new ArrayList<>();
        for (Constraint constraint : pattern.constraints()) {
            String name =
                    constraint.variable() == null ? "" : constraint.variable().text() + " : ";
            constraints.add(name + text(constraint.expression()));
        }
        return pattern.type().text() + "( " + String.join(", ", constraints) + " )";
    }

    private String text(Expression expression) {
        String anew = anew(expression);
        return anew == null ? file.line(expression) : anew;
    }

    /** The expression in other words; null when it can stay as it is. */
    private @Nullable String anew(Expression expression) {
        if (expression instanceof Enclosed enclosed) {
            String inner = anew(enclosed.inner());
            return inner == null ? null : "( " + inner + " )";
        } else if (expression instanceof Unary unary) {
            return unary(unary);
        } else if (expression instanceof Membership membership) {
            return membership(membership);
        } else if (expression instanceof Binary binary) {
            return binary(binary);
        }
        return null;
    }

    private @Nullable String unary(Unary unary) {
        if (unary.operator().is("-")) {
            return unary.operand() instanceof Literal ? null : work("Negated", unary, text(unary.operand()));
        }
        String operand = anew(unary.operand());
        return operand == null ? null : unary.operator().text() + operand;
    }

    private @Nullable String binary(Binary binary) {
        String operator = binary.operator().text();
        if (ARITHMETIC.containsKey(operator)) {
            String work = ARITHMETIC.getOrDefault(operator, "");
            return work(work, binary, text(binary.left()), text(binary.right()));
        }
        boolean compares = COMPARISONS.containsKey(operator) && isOfNumbers(binary.left(), binary.right());
        if (compares && !isPlain(binary.left(), operator, binary.right())) {
            String name = COMPARISONS.getOrDefault(operator, "");
            return told(binary, call(name, text(binary.left()), text(binary.right())));
        }
        String left = anew(binary.left());
        String right = anew(binary.right());
        if (left == null && right == null) {
            return null;
        }
        String between = (binary.negated() ? " not " : " ") + operator + " ";
        return (left == null ? file.line(binary.left()) : left)
                + between
                + (right == null ? file.line(binary.right()) : right);
    }

    private @Nullable String membership(Membership membership) {
        Expression value = membership.value();
        List<Expression> list = membership.list();
        boolean negated = membership.negated();
        String operator = negated ? "!=" : "==";
        if (list.stream().anyMatch(item -> isOfNumbers(value, item) && !isPlain(value, operator, item))) {
            List<String> comparisons = new ArrayList<>();
            for (Expression item : list) {
                comparisons.add(call(COMPARISONS.getOrDefault(operator, ""), text(value), text(item)));
            }
            return told(membership, "( " + String.join(negated ? " && " : " || ", comparisons) + " )");
        }
        return list.size() == 1 ? told(membership, text(value) + " " + operator + " " + text(list.get(0))) : null;
    }

    private boolean isOfNumbers(Expression left, Expression right) {
        return values.value(left).isNumber() && values.value(right).isNumber();
    }

    /**
     * Whether Drools compares the two as they are: whole numbers of one type, the field on the left. Nothing, which a name may
     * stand for, is to Drools no number and differs from each.
     */
    private boolean isPlain(Expression left, String operator, Expression right) {
        Value one = values.value(left);
        Value other = values.value(right);
        if (ofOutcomes || !(left instanceof Path) || !one.is(Kind.WHOLE) || !other.is(Kind.WHOLE)) {
            return false;
        }
        Expression literal = right instanceof Unary minus && minus.operator().is("-") ? minus.operand() : right;
        return literal instanceof Literal
                || right instanceof Path && one.type() == other.type() && !operator.equals("!=");
    }

    private String told(Expression comparison, String anew) {
        edits.tell(anew, file.line(comparison));
        return anew;
    }

    /** A result by the method for its type: of two methods of one name Drools takes either. */
    private String work(String name, Expression result, String... arguments) {
        boolean isWhole = values.value(result).is(Kind.WHOLE);
        return call((isWhole ? "whole" : "decimal") + name, arguments);
    }

    private static String call(String name, String... arguments) {
        return CLASS + name + "( " + String.join(", ", arguments) + " )";
    }
}
