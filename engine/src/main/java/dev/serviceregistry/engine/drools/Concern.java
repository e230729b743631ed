package dev.serviceregistry.engine.drools;

import java.util.HashSet;
import java.util.Set;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;

/** What a rule says by {@code @about}: which of its conditions tell whom it is about, and not what is wrong. */
final class Concern {

    /** The annotation. */
    static final String ANNOTATION = "about";

    private static final Set<String> WORDS =
            Set.of("not", "in", "matches", "contains", "memberOf", "excludes", "true", "false", "null");

    private final Set<String> named;

    private Concern(Set<String> named) {
        this.named = named;
    }

    /** What the rule says; it names nothing when it has no such annotation. */
    static Concern of(Rule rule) {
        Object value = rule.getMetaData(ANNOTATION);
        return new Concern(
                value == null
                        ? Set.of()
                        : Set.of(value.toString()
                                .replace("\"", "")
                                .replace(" ", "")
                                .split(",")));
    }

    /** Whether a condition on this type of fact tells whom, or a part of it. */
    boolean names(Class<?> type) {
        String name = type.getSimpleName();
        for (String one : named) {
            if (one.equals(name) || one.startsWith(name + ".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of a condition on this type of fact tells whom. */
    boolean namesAll(Class<?> type) {
        return named.contains(type.getSimpleName());
    }

    /** Whether this constraint of such a condition does: all of the condition is named, or every field in the constraint. */
    boolean names(Class<?> type, SingleConstraint constraint) {
        if (!names(type)) {
            return false;
        }
        if (namesAll(type)) {
            return true;
        }
        String name = type.getSimpleName();
        Set<String> fields = fields(ConstraintText.written(constraint));
        return !fields.isEmpty() && fields.stream().allMatch(field -> named.contains(name + "." + field));
    }

    /** The fields of the fact that are named in a constraint: no texts, types, variables, or parts of what is named before. */
    private static Set<String> fields(String written) {
        Set<String> fields = new HashSet<>();
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at);
            int end = at + 1;
            if (c == '"') {
                end = DrlText.behindQuoted(written, at);
            } else if (Character.isJavaIdentifierStart(c)) {
                while (end < written.length()
                        && (Character.isJavaIdentifierPart(written.charAt(end)) || written.charAt(end) == '.')) {
                    end++;
                }
                String first = written.substring(at, end).split("\\.", -1)[0];
                if (Character.isLowerCase(c) && !WORDS.contains(first)) {
                    fields.add(first);
                }
            }
            at = end;
        }
        return fields;
    }
}
