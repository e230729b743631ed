package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.ConstraintCheck;
import dev.serviceregistry.engine.Operand;
import dev.serviceregistry.facts.Amounts;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.Constraint;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** Reads a constraint as it is written, and puts values in the place of the names in it. */
final class ConstraintText {

    /** What stands in a text for the least of no numbers, which is null. */
    static final String NOTHING = "nothing";

    /** Under which keys a service's properties are written. */
    private static final Map<String, String> KEYS = Map.of(
            "type", "type",
            "version", "version",
            "kind", "deploy.kind",
            "replicas", "deploy.replicas",
            "lifecycle", "lifecycle",
            "visibility", "visibility");

    private final String text;
    private final @Nullable Fact fact;
    private final Matched matched;
    private final StringBuilder values = new StringBuilder();
    private final List<Operand> operands = new ArrayList<>();

    private ConstraintText(String text, @Nullable Fact fact, Matched matched) {
        this.text = text;
        this.fact = fact;
        this.matched = matched;
        read();
    }

    /**
     * The constraint with values in the place of names.
     *
     * @param fact the fact whose properties the constraint names without saying so; null to leave these names as they are
     * @param matched what the variables are bound to
     */
    static ConstraintText of(Constraint constraint, @Nullable Fact fact, Matched matched) {
        return new ConstraintText(written(constraint), fact, matched);
    }

    /** The constraint, its values and what it comes to; it must be decided. */
    static ConstraintCheck check(Constraint constraint, @Nullable Fact fact, Matched matched) throws Exception {
        ConstraintText text = of(constraint, fact, matched);
        return new ConstraintCheck(written(constraint), text.values(), matched.satisfies(constraint), text.operands());
    }

    /** The constraint as it is written in the rule. */
    static String written(Constraint constraint) {
        if (constraint instanceof SingleConstraint single) {
            String text = single.predicateInformation().getStringConstraint();
            return text == null || text.isEmpty() ? single.getExprId() : text;
        }
        StringBuilder text = new StringBuilder();
        String operator = constraint.getType() == Constraint.Type.OR ? " || " : " && ";
        for (Constraint child : constraint.getChildren()) {
            text.append(text.isEmpty() ? "" : operator).append(written(child));
        }
        return text.toString();
    }

    /** Whether the text compares two things for equality and does nothing else. */
    static boolean isEquality(String text) {
        return text.contains("==") && !text.contains("&&") && !text.contains("||");
    }

    /** The text with values in the place of names. */
    String values() {
        return values.toString();
    }

    /** The values, by the names that they stand for, each once. */
    List<Operand> operands() {
        return List.copyOf(operands);
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end;
            if (c == '"') {
                end = endOfQuoted(at);
                values.append(text, at, end);
            } else if (Character.isJavaIdentifierStart(c)) {
                end = endOfPath(at);
                name(text.substring(at, end), end);
            } else if (Character.isDigit(c)) {
                end = at + 1;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                values.append(text, at, end);
            } else {
                end = at + 1;
                values.append(c);
            }
            at = end;
        }
    }

    private int endOfQuoted(int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    /** The end of names that are joined by dots. */
    private int endOfPath(int start) {
        int at = start;
        while (at < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(at))
                        || text.charAt(at) == '.'
                                && at + 1 < text.length()
                                && Character.isJavaIdentifierStart(text.charAt(at + 1)))) {
            at++;
        }
        return at;
    }

    private void name(String path, int end) {
        boolean called = end < text.length() && text.charAt(end) == '(';
        String[] names = path.split("\\.", -1);
        if (called) {
            values.append(path);
            return;
        }
        if (names[0].startsWith("$")) {
            Variable<?> variable = matched.named(names[0]);
            if (variable == null) {
                values.append(path);
            } else {
                value(path, names, matched.value(variable), variable);
            }
            return;
        }
        if (Character.isUpperCase(names[0].charAt(0))) {
            values.append(PropertyPath.constant(names).orElse(path));
            return;
        }
        Object value = fact == null ? null : PropertyPath.of(fact, names, 0).orElse(null);
        if (value == null) {
            values.append(path);
        } else {
            add(new Operand(path, text(value), narrowed(fact, path)), value);
        }
    }

    private void value(String path, String[] names, @Nullable Object start, Variable<?> variable) {
        Object value = start == null ? null : PropertyPath.of(start, names, 1).orElse(null);
        if (start == null) {
            values.append(NOTHING);
        } else if (value == null) {
            values.append(path);
        } else {
            add(new Operand(path, text(value), matched.origin(variable)), value);
        }
    }

    /** The fact at the key that the property is written under, where it knows the places of its keys. */
    private static Fact narrowed(Fact fact, String property) {
        String key = fact instanceof Service ? KEYS.getOrDefault(property, "") : "";
        return key.isEmpty() ? fact : fact.at(key);
    }

    private void add(Operand operand, Object value) {
        values.append(shown(value));
        for (Operand known : operands) {
            if (known.name().equals(operand.name())) {
                return;
            }
        }
        operands.add(operand);
    }

    private static String shown(Object value) {
        return value instanceof String text ? '"' + text + '"' : text(value);
    }

    /** The value as catalogues spell it; a fact as what it states. */
    static String text(Object value) {
        if (value instanceof Double number && number != Math.rint(number)) {
            return number.toString();
        }
        return value instanceof Fact whole ? whole.description() : Amounts.shown(value);
    }
}
