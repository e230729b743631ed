package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Binding;
import org.drools.model.Constraint;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** The facts that some of a rule's conditions were matched with, and the values taken from them; never changed. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Drools' own types of variables and functions are raw.
final class Matched {

    /** Nothing yet. */
    static final Matched NOTHING = new Matched(Map.of(), Map.of(), Map.of(), List.of());

    private final Map<Variable<?>, Object> values;
    private final Map<Variable<?>, Fact> origins;
    private final Map<Clause, Fact> facts;
    private final List<Clause.Demand> pending;

    private Matched(
            Map<Variable<?>, Object> values,
            Map<Variable<?>, Fact> origins,
            Map<Clause, Fact> facts,
            List<Clause.Demand> pending) {
        this.values = values;
        this.origins = origins;
        this.facts = facts;
        this.pending = pending;
    }

    /** The same with one more fact, and all values that can be taken from it. */
    Matched with(Clause.Matching clause, Object value) {
        Map<Variable<?>, Object> more = new HashMap<>(values);
        Map<Variable<?>, Fact> from = new HashMap<>(origins);
        Map<Clause, Fact> matched = facts;
        more.put(clause.variable(), value);
        if (value instanceof Fact fact) {
            from.put(clause.variable(), fact);
            matched = new HashMap<>(facts);
            matched.put(clause, fact);
        }
        Matched extended = new Matched(more, from, matched, pending);
        for (Binding binding : clause.bindings()) {
            extended.bind(binding, value);
        }
        return extended;
    }

    private void bind(Binding binding, Object value) {
        Variable[] inputs = binding.getInputVariables();
        Object[] arguments = new Object[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            if (!values.containsKey(inputs[i])) {
                return;
            }
            arguments[i] = values.get(inputs[i]);
        }
        values.put(binding.getBoundVariable(), binding.eval(arguments));
        if (value instanceof Fact fact && inputs.length == 1) {
            origins.put(binding.getBoundVariable(), fact);
        }
    }

    /** The same with a value that belongs to no fact; null for what no numbers come to. */
    Matched with(Variable<?> variable, @Nullable Object value) {
        Map<Variable<?>, Object> more = new HashMap<>(values);
        more.put(variable, value);
        return new Matched(more, origins, facts, pending);
    }

    /** The same with other demands that wait for a value. */
    Matched waitingFor(List<Clause.Demand> demands) {
        return new Matched(values, origins, facts, List.copyOf(demands));
    }

    /** What could not be decided before every value in it is known. */
    List<Clause.Demand> pending() {
        return pending;
    }

    boolean knows(Variable<?> variable) {
        return values.containsKey(variable);
    }

    @Nullable
    Object value(Variable<?> variable) {
        return values.get(variable);
    }

    /** The fact that a value is taken from; null for one that belongs to no fact. */
    @Nullable
    Fact origin(Variable<?> variable) {
        return origins.get(variable);
    }

    /** The fact that a condition was matched with; null for none. */
    @Nullable
    Fact fact(Clause clause) {
        return facts.get(clause);
    }

    /** All facts that conditions were matched with, in no order. */
    List<Fact> all() {
        return List.copyOf(facts.values());
    }

    /** The variable of this name; null when none is known yet. */
    @Nullable
    Variable<?> named(String name) {
        for (Variable<?> variable : values.keySet()) {
            if (variable.getName().equals(name)) {
                return variable;
            }
        }
        return null;
    }

    /** Whether every value of the constraint is known. */
    boolean decides(Constraint constraint) {
        if (constraint instanceof SingleConstraint single) {
            for (Variable variable : single.getVariables()) {
                if (!values.containsKey(variable)) {
                    return false;
                }
            }
            return true;
        }
        for (Constraint child : constraint.getChildren()) {
            if (!decides(child)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the constraint is true of the values; it must be decided. */
    boolean satisfies(Constraint constraint) throws Exception {
        if (constraint instanceof SingleConstraint single) {
            Variable[] variables = single.getVariables();
            Object[] arguments = new Object[variables.length];
            for (int i = 0; i < variables.length; i++) {
                arguments[i] = values.get(variables[i]);
            }
            return single.getPredicate().test(arguments);
        }
        boolean any = constraint.getType() == Constraint.Type.OR;
        for (Constraint child : constraint.getChildren()) {
            if (satisfies(child) == any) {
                return any;
            }
        }
        return !any;
    }
}
