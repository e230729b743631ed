package dev.serviceregistry.engine.drools;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.base.ValueResolver;
import org.drools.base.common.NetworkNode;
import org.drools.base.reteoo.BaseTerminalNode;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.accessor.Accumulator;
import org.drools.core.reteoo.TupleImpl;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.patterns.AccumulatePatternImpl;
import org.drools.model.patterns.PatternImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Hands the functions of {@code accumulate} what they are written with. Drools itself hands each of several functions the
 * values that all of them work with, sorted by name, and takes the fact for a value that was named before, as it does in each
 * rule of several alternatives.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Drools' own types of patterns and variables are raw.
final class Accumulations {

    private Accumulations() {}

    /** The rule with functions that take their values by name; the same when all of them work with the fact alone. */
    static Rule of(Rule rule) {
        return Retelling.of(rule, Accumulations::told);
    }

    private static Condition told(Condition condition) {
        if (!(condition instanceof AccumulatePatternImpl<?> accumulate)
                || !(accumulate.getCondition() instanceof PatternImpl<?> pattern)) {
            return condition;
        }
        AccumulateFunction[] functions = accumulate.getAccumulateFunctions().clone();
        boolean changed = false;
        for (int i = 0; i < functions.length; i++) {
            AccumulateFunction function = functions[i];
            if (function.getSource() instanceof Variable<?> source && !isOfTheFact(source, pattern)) {
                changed = true;
                List<Variable<?>> outer = new ArrayList<>();
                addOuter(source, pattern, outer);
                functions[i] = new AccumulateFunction(null, () -> new ByName(function, source, outer, pattern))
                        .as(function.getResult());
            }
        }
        return changed ? new AccumulatePatternImpl(withoutOuter(pattern), null, functions) : condition;
    }

    private static Pattern<?> withoutOuter(PatternImpl<?> pattern) {
        List<Binding> bindings = new ArrayList<>(pattern.getBindings());
        bindings.removeIf(binding -> !isOfTheFact(binding.getBoundVariable(), pattern));
        return new PatternImpl(pattern.getPatternVariable(), pattern.getConstraint(), bindings);
    }

    private static boolean isOfTheFact(Variable<?> value, Pattern<?> pattern) {
        if (value == pattern.getPatternVariable()) {
            return true;
        }
        Binding binding = binding(value, pattern);
        return binding != null
                && binding.getInputVariables().length == 1
                && binding.getInputVariables()[0] == pattern.getPatternVariable();
    }

    /** Adds the values from elsewhere that a value is worked out from. */
    private static void addOuter(Variable<?> value, Pattern<?> pattern, List<Variable<?>> outer) {
        Binding binding = binding(value, pattern);
        if (binding != null) {
            for (Variable<?> input : binding.getInputVariables()) {
                addOuter(input, pattern, outer);
            }
        } else if (value != pattern.getPatternVariable() && !outer.contains(value)) {
            outer.add(value);
        }
    }

    private static @Nullable Binding binding(Variable<?> value, Pattern<?> pattern) {
        for (Binding binding : pattern.getBindings()) {
            if (binding.getBoundVariable() == value) {
                return binding;
            }
        }
        return null;
    }

    /**
     * What a function has come to.
     *
     * @param context what the function itself keeps
     * @param named the values from elsewhere by their names
     */
    private record Outcome(Serializable context, Map<String, Object> named) {}

    /** A function of a value that is not of the fact alone. */
    private static final class ByName implements Accumulator {

        private final org.kie.api.runtime.rule.AccumulateFunction<Serializable> function;
        private final Variable<?> source;
        private final List<Variable<?>> outer;
        private final Pattern<?> pattern;

        ByName(AccumulateFunction function, Variable<?> source, List<Variable<?>> outer, Pattern<?> pattern) {
            this.function = (org.kie.api.runtime.rule.AccumulateFunction<Serializable>) function.createFunctionObject();
            this.source = source;
            this.outer = outer;
            this.pattern = pattern;
        }

        @Override
        public @Nullable Object createWorkingMemoryContext() {
            return null;
        }

        @Override
        public Object createContext() {
            return function.createContext();
        }

        @Override
        public Object init(
                @Nullable Object memory, Object context, BaseTuple tuple, Declaration[] none, ValueResolver resolver) {
            BaseTerminalNode terminal = terminal(((TupleImpl) tuple).getSink());
            Map<String, Declaration> declarations =
                    terminal == null ? Map.of() : terminal.getSubRule().getOuterDeclarations();
            Map<String, Object> named = new HashMap<>();
            for (Variable<?> variable : outer) {
                Declaration declaration = declarations.get(variable.getName());
                if (declaration == null) {
                    throw new IllegalStateException(
                            "a function of accumulate is handed a value that nothing before it names");
                }
                named.put(variable.getName(), declaration.getValue(resolver, tuple.get(declaration.getTupleIndex())));
            }
            return new Outcome(function.initContext((Serializable) context), named);
        }

        /** Where what is found at a node ends: with several ends, all know what was named before by the same places. */
        private static @Nullable BaseTerminalNode terminal(NetworkNode node) {
            if (node instanceof BaseTerminalNode terminal) {
                return terminal;
            }
            NetworkNode[] sinks = node.getSinks();
            // What forall demands is found beside, and nothing follows there.
            for (NetworkNode sink : sinks == null ? new NetworkNode[0] : sinks) {
                BaseTerminalNode terminal = terminal(sink);
                if (terminal != null) {
                    return terminal;
                }
            }
            return null;
        }

        @Override
        public Object accumulate(
                @Nullable Object memory,
                Object context,
                BaseTuple tuple,
                FactHandle handle,
                Declaration[] none,
                Declaration[] inner,
                ValueResolver resolver) {
            Outcome outcome = (Outcome) context;
            return function.accumulateValue(outcome.context(), value(source, handle.getObject(), outcome.named()));
        }

        private Object value(Variable<?> value, Object fact, Map<String, Object> named) {
            if (value == pattern.getPatternVariable()) {
                return fact;
            }
            Binding binding = binding(value, pattern);
            if (binding == null) {
                return named.get(value.getName());
            }
            Variable[] inputs = binding.getInputVariables();
            Object[] values = new Object[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                values[i] = value(inputs[i], fact, named);
            }
            return binding.eval(values);
        }

        @Override
        public boolean supportsReverse() {
            return function.supportsReverse();
        }

        @Override
        public boolean tryReverse(
                @Nullable Object memory,
                Object context,
                BaseTuple tuple,
                FactHandle handle,
                Object value,
                Declaration[] none,
                Declaration[] inner,
                ValueResolver resolver) {
            return function.tryReverse(((Outcome) context).context(), value);
        }

        @Override
        public @Nullable Object getResult(
                @Nullable Object memory, Object context, BaseTuple tuple, Declaration[] none, ValueResolver resolver) {
            try {
                return function.getResult(((Outcome) context).context());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
