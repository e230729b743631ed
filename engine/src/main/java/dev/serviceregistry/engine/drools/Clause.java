package dev.serviceregistry.engine.drools;

import java.util.List;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Pattern;
import org.drools.model.Variable;

/** A condition of a compiled rule in the form in which it can be followed fact by fact. */
@SuppressWarnings("rawtypes") // Drools' own types of variables and bindings are raw.
sealed interface Clause {

    /**
     * A fact that satisfies constraints.
     *
     * @param variable what the fact is bound to
     * @param constraints each of what must be true of it
     * @param bindings the values that are taken from it
     * @param pattern the pattern itself
     */
    record Matching(Variable<?> variable, List<Constraint> constraints, List<Binding> bindings, Pattern<?> pattern)
            implements Clause {}

    /**
     * Something that must be true of a fact.
     *
     * @param owner the condition that demands it of its fact
     * @param constraint what must be true
     */
    record Demand(Matching owner, Constraint constraint) {}

    /** Conditions that must not hold together. */
    record Absent(List<Clause> clauses) implements Clause {}

    /** Conditions that must hold together, whichever facts satisfy them. */
    record Present(List<Clause> clauses) implements Clause {}

    /** Conditions that must hold together. */
    record All(List<Clause> clauses) implements Clause {}

    /** Alternatives. */
    record Any(List<Clause> alternatives) implements Clause {}

    /** Something that must be true of values that are bound already. */
    record True(Constraint constraint) implements Clause {}

    /** A condition that only Drools understands, such as an accumulation. */
    record Judged(Condition condition) implements Clause {}
}
