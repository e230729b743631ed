package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** Finds out which of its facts a rule reports. */
final class Reported {

    private static final String CALL = "report.violation(";

    private Reported() {}

    /** The variable that is bound to what the rule reports; null when that cannot be told. */
    static @Nullable Variable<?> by(Rule rule, String text, Class<?> subjectType, List<Clause> clauses) {
        List<Variable<?>> facts = new ArrayList<>();
        for (Variable<?> variable : rule.getDefaultConsequence().getDeclarations()) {
            if (Fact.class.isAssignableFrom(variable.getType())) {
                facts.add(variable);
            }
        }
        if (facts.size() == 1) {
            return facts.get(0);
        }
        String named = named(text, rule.getName());
        for (Variable<?> fact : facts) {
            if (fact.getName().equals(named)) {
                return fact;
            }
        }
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Matching matching
                    && subjectType.isAssignableFrom(matching.variable().getType())) {
                return matching.variable();
            }
        }
        return null;
    }

    /** The name of the first argument of the rule's report; empty when there is none. */
    private static String named(String text, String title) {
        int rule = Math.max(0, text.indexOf('"' + title + '"'));
        int call = text.indexOf(CALL, rule);
        int start = call < 0 ? -1 : text.indexOf('$', call);
        if (start < 0) {
            return "";
        }
        int end = start + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
