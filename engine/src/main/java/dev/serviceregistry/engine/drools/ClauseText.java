package dev.serviceregistry.engine.drools;

import java.util.List;
import java.util.Locale;
import org.drools.model.Constraint;

/** Conditions in words, for a rule whose text is not at hand. */
final class ClauseText {

    private ClauseText() {}

    static String of(Clause clause) {
        if (clause instanceof Clause.Matching matching) {
            StringBuilder text = new StringBuilder(type(clause)).append('(');
            String comma = " ";
            for (Constraint constraint : matching.constraints()) {
                text.append(comma).append(ConstraintText.written(constraint));
                comma = ", ";
            }
            return text.append(matching.constraints().isEmpty() ? ")" : " )").toString();
        } else if (clause instanceof Clause.Absent absent) {
            return "not " + joined(absent.clauses(), " and ");
        } else if (clause instanceof Clause.Present present) {
            return "exists " + joined(present.clauses(), " and ");
        } else if (clause instanceof Clause.All all) {
            return joined(all.clauses(), " and ");
        } else if (clause instanceof Clause.Any any) {
            return joined(any.alternatives(), " or ");
        } else if (clause instanceof Clause.True value) {
            return ConstraintText.written(value.constraint());
        }
        return ((Clause.Judged) clause)
                .condition()
                .getType()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    private static String joined(List<Clause> clauses, String word) {
        if (clauses.size() == 1) {
            return of(clauses.get(0));
        }
        StringBuilder text = new StringBuilder("(");
        for (Clause clause : clauses) {
            text.append(text.length() == 1 ? " " : word).append(of(clause));
        }
        return text.append(" )").toString();
    }

    /** The simple name of the type of fact that the condition is about; empty when there are several. */
    static String type(Clause clause) {
        if (clause instanceof Clause.Matching matching) {
            return matching.variable().getType().getSimpleName();
        }
        List<Clause> inner = clause instanceof Clause.Absent absent
                ? absent.clauses()
                : clause instanceof Clause.Present present ? present.clauses() : List.of();
        return inner.size() == 1 ? type(inner.get(0)) : "";
    }
}
