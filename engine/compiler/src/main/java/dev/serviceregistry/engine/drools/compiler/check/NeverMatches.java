package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds patterns that no fact can ever match, since two demands on one field exclude each other. */
final class NeverMatches {

    private static final Map<String, String> MIRRORED =
            Map.of("==", "==", "!=", "!=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

    private final Problems problems;
    private final PathCheck paths;
    private final ExpressionCheck fields;
    private final Map<String, Domain> domains = new HashMap<>();

    /** What is demanded and what is denied without a value that could be told apart, each as it is written. */
    private final Map<String, String> positive = new HashMap<>();

    private final Map<String, String> negative = new HashMap<>();

    /**
     * Fields lead where the paths say.
     *
     * @param paths reports nothing: what is wrong with a field was reported when its pattern was checked
     */
    NeverMatches(Problems problems, PathCheck paths) {
        this.problems = problems;
        this.paths = paths;
        this.fields = new ExpressionCheck(new Problems(problems.source()), paths);
    }

    /** Looks through the constraints of a pattern. */
    void check(Pattern pattern) {
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.variable() == null) {
                read(constraint.expression());
            }
        }
    }

    /** Whether something is asked of a field. */
    private static boolean isCall(Expression expression) {
        return expression instanceof Path path && path.steps().stream().anyMatch(step -> step.call());
    }

    /** Tells a demand whose opposite is demanded as well, in the same words. */
    private void opposes(Expression expression) {
        boolean negated = expression instanceof Binary binary && binary.negated()
                || expression instanceof Unary unary && unary.operator().is("!");
        String written = problems.source().text(expression).replaceAll("\\s+", " ");
        String demanded = written;
        if (expression instanceof Binary binary) {
            demanded = problems.source().text(binary.left()) + " "
                    + binary.operator().text() + " " + problems.source().text(binary.right());
        } else if (expression instanceof Unary unary && negated) {
            demanded = problems.source().text(unary.operand());
        }
        String key = withoutBlanks(demanded);
        String opposite = (negated ? positive : negative).get(key);
        if (opposite != null) {
            problems.add(
                    expression,
                    "the rule can never match: '" + written + "' excludes '" + opposite + "'",
                    "demand one of them, or write || between the two");
        }
        (negated ? negative : positive).putIfAbsent(key, written);
    }

    /** What is written without the blanks that stand outside of texts. */
    private static String withoutBlanks(String written) {
        StringBuilder kept = new StringBuilder(written.length());
        boolean isWithin = false;
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            if (isWithin && character == '\\' && i + 1 < written.length()) {
                kept.append(character).append(written.charAt(++i));
                continue;
            }
            isWithin ^= character == '"';
            if (isWithin || !Character.isWhitespace(character)) {
                kept.append(character);
            }
        }
        return kept.toString();
    }

    private void read(Expression expression) {
        if (expression instanceof Enclosed enclosed) {
            read(enclosed.inner());
        } else if (expression instanceof Binary binary && binary.operator().is("&&")) {
            read(binary.left());
            read(binary.right());
        } else if (expression instanceof Binary binary
                        && !MIRRORED.containsKey(binary.operator().text())
                || isCall(expression)
                || expression instanceof Unary unary && isCall(unary.operand())) {
            opposes(expression);
        } else if (expression instanceof Binary binary
                && MIRRORED.containsKey(binary.operator().text())) {
            String operator = binary.operator().text();
            Object right = constant(binary.right());
            Object left = constant(binary.left());
            if (right != null && binary.left() instanceof Path field) {
                narrow(field, operator, List.of(right), expression);
            } else if (left != null && binary.right() instanceof Path field) {
                narrow(field, MIRRORED.getOrDefault(operator, operator), List.of(left), expression);
            }
        } else if (expression instanceof Membership membership && membership.value() instanceof Path field) {
            List<Object> values = new ArrayList<>();
            for (Expression item : membership.list()) {
                Object value = constant(item);
                if (value == null) {
                    return;
                }
                values.add(value);
            }
            if (values.isEmpty()) {
                return;
            }
            narrow(field, membership.negated() ? "!=" : "==", values, expression);
        } else if (expression instanceof Path field) {
            narrow(field, "==", List.of(true), expression);
        } else if (expression instanceof Unary unary
                && unary.operand() instanceof Path field
                && unary.operator().is("!")) {
            narrow(field, "==", List.of(false), expression);
        }
    }

    private @Nullable Object constant(Expression expression) {
        if (expression instanceof Literal literal) {
            Token token = literal.token();
            return switch (token.kind()) {
                case NUMBER -> Double.valueOf(token.text());
                case TEXT -> token.text();
                default -> token.is("null") ? null : (Object) token.is("true");
            };
        }
        if (expression instanceof Unary unary
                && unary.operator().is("-")
                && constant(unary.operand()) instanceof Double number) {
            return -number;
        }
        return expression instanceof Path path ? paths.choice(path) : null;
    }

    private void narrow(Path field, String operator, List<Object> values, Expression demand) {
        boolean calls = field.steps().stream().anyMatch(step -> step.call());
        Value value = fields.value(field);
        if (calls
                || !paths.isOwn(field)
                || value.isUnknown()
                || !values.stream().allMatch(one -> fits(value, one))) {
            return;
        }
        String name = problems.source().text(field).replaceAll("\\s", "").replaceFirst("^this\\.", "");
        Domain domain = domains.computeIfAbsent(name, any -> new Domain(value));
        String before = domain.reason(operator, values);
        String text = problems.source().text(demand).replaceAll("\\s+", " ");
        if (domain.isEmpty() || !domain.narrow(operator, values, text)) {
            return;
        }
        problems.add(
                demand,
                before.isEmpty() || before.equals(text)
                        ? "the rule can never match: no value of '" + name + "' is left"
                        : "the rule can never match: '" + text + "' excludes '" + before + "'",
                "demand one of them, or write || between the two");
    }

    private static boolean fits(Value value, Object constant) {
        return switch (value.kind()) {
            case WHOLE, DECIMAL -> constant instanceof Double;
            case TEXT -> constant instanceof String;
            case CHOICE -> value.type().isInstance(constant);
            case TRUTH -> constant instanceof Boolean;
            default -> value.is(Kind.UNKNOWN);
        };
    }
}
