package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Quantified;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree.Annotation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.drools.compiler.check.types.NearName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that what {@code @about} names are conditions of the rule, and that others are left to say what is wrong. */
final class ConcernCheck {

    private static final String ANNOTATION = "about";

    private final Problems problems;
    private final FactTypes types;

    ConcernCheck(Problems problems, FactTypes types) {
        this.problems = problems;
        this.types = types;
    }

    void check(RuleTree rule) {
        for (Annotation annotation : rule.annotations()) {
            if (annotation.name().is(ANNOTATION) && !rule.damaged()) {
                int before = problems.count();
                annotation.values().forEach(value -> name(value, rule));
                if (before == problems.count() && !leavesAny(rule, named(annotation))) {
                    problems.add(
                            annotation,
                            "@about names all conditions, and none is left that says what is wrong",
                            "name those alone that say whom the rule is about");
                }
            }
        }
    }

    private static Set<String> named(Annotation annotation) {
        Set<String> named = new HashSet<>();
        annotation.values().forEach(value -> named.add(value.text()));
        return named;
    }

    private void name(Token value, RuleTree rule) {
        String[] parts = value.text().split("\\.", -1);
        Class<?> type = types.fact(parts[0]);
        if (type == null || parts.length > 2) {
            problems.add(
                    value,
                    "@about names '" + value.text() + "', which is neither a type of fact nor one with a field",
                    type == null
                            ? NearName.hint(parts[0], types.facts().keySet())
                            : "write \"" + parts[0] + "." + parts[1] + "\"");
            return;
        }
        List<Pattern> present = new ArrayList<>();
        boolean isAbsent = false;
        for (Condition condition : rule.conditions()) {
            if (condition instanceof Pattern pattern && pattern.type().is(parts[0])) {
                present.add(pattern);
            } else if (condition instanceof Quantified quantified
                    && quantified.pattern().type().is(parts[0])) {
                isAbsent = true;
            }
        }
        if (present.isEmpty() && !isAbsent) {
            problems.add(
                    value,
                    "@about names '" + parts[0] + "', but no condition of the rule is on that type by itself",
                    typesOf(rule).isEmpty()
                            ? "name conditions that stand outside of alternatives"
                            : "its conditions are on " + String.join(", ", typesOf(rule)));
        } else if (parts.length == 2) {
            field(value, parts[1], type, present);
        }
    }

    private void field(Token value, String field, Class<?> type, List<Pattern> present) {
        if (!types.fields(type).containsKey(field)) {
            problems.add(
                    value,
                    "'" + type.getSimpleName() + "' has no field '" + field + "'",
                    NearName.hint(field, types.fields(type).keySet()));
        } else if (present.isEmpty()) {
            problems.add(
                    value,
                    "@about names a field of what stands behind not or exists",
                    "name all of it: \"" + type.getSimpleName() + "\"");
        } else if (present.stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .noneMatch(constraint -> constraint.variable() == null
                        && fields(constraint.expression()).contains(field))) {
            problems.add(value, "nothing is demanded of '" + value.text() + "' in the conditions", "remove it");
        }
    }

    private static Set<String> typesOf(RuleTree rule) {
        Set<String> found = new TreeSet<>();
        for (Condition condition : rule.conditions()) {
            if (condition instanceof Pattern pattern) {
                found.add(pattern.type().text());
            } else if (condition instanceof Quantified quantified) {
                found.add(quantified.pattern().type().text());
            }
        }
        return found;
    }

    /** Whether anything is left of the rule's conditions besides those that are named. */
    private static boolean leavesAny(RuleTree rule, Set<String> named) {
        for (Condition condition : rule.conditions()) {
            if (!(condition instanceof Pattern pattern)) {
                boolean isNamed = condition instanceof Quantified quantified
                        && named.contains(quantified.pattern().type().text());
                if (!isNamed) {
                    return true;
                }
            } else if (!named.contains(pattern.type().text()) && leavesAny(pattern, named)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leavesAny(Pattern pattern, Set<String> named) {
        String type = pattern.type().text() + ".";
        boolean isNamed = named.stream().anyMatch(name -> name.startsWith(type));
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.variable() == null
                    && !fields(constraint.expression()).stream().allMatch(field -> named.contains(type + field))) {
                return true;
            }
        }
        return !isNamed && pattern.variable() == null;
    }

    /** The fields of its own fact that an expression names. */
    private static Set<String> fields(Expression expression) {
        Set<String> fields = new HashSet<>();
        gather(expression, fields);
        return fields;
    }

    private static void gather(Expression expression, Set<String> fields) {
        if (expression instanceof Expression.Path path) {
            String first = path.first().name().text();
            if (Character.isLowerCase(first.charAt(0))) {
                fields.add(first);
            }
            path.steps().forEach(step -> step.arguments().forEach(argument -> gather(argument, fields)));
        } else if (expression instanceof Expression.Binary binary) {
            gather(binary.left(), fields);
            gather(binary.right(), fields);
        } else if (expression instanceof Expression.Unary unary) {
            gather(unary.operand(), fields);
        } else if (expression instanceof Expression.Membership membership) {
            gather(membership.value(), fields);
            membership.list().forEach(one -> gather(one, fields));
        } else if (expression instanceof Expression.Enclosed enclosed) {
            gather(enclosed.inner(), fields);
        }
    }
}
