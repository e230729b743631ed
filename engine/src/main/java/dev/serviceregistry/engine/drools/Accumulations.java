package dev.serviceregistry.engine.drools;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.drools.base.base.ValueResolver;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.accessor.Accumulator;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.drools.model.patterns.AccumulatePatternImpl;
import org.drools.modelcompiler.constraints.BindingEvaluator;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Hands the functions of {@code accumulate} what they are written with. Drools itself hands each of several functions the
 * values that all of them work with, sorted by name, and takes the fact for a value that was named before.
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
                || !(accumulate.getCondition() instanceof Pattern<?> pattern)) {
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
                functions[i] = new AccumulateFunction(null, () -> new ByName(function, source, pattern))
                        .with(outer.toArray(new Variable[0]))
                        .as(function.getResult());
            }
        }
        return changed ? new AccumulatePatternImpl(pattern, null, functions) : condition;
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

    /** A function of a value that is not of the fact alone. */
    private static final class ByName implements Accumulator {

        private final org.kie.api.runtime.rule.AccumulateFunction<Serializable> function;
        private final Variable<?> source;
        private final Pattern<?> pattern;

        ByName(AccumulateFunction function, Variable<?> source, Pattern<?> pattern) {
            this.function = (org.kie.api.runtime.rule.AccumulateFunction<Serializable>) function.createFunctionObject();
            this.source = source;
            this.pattern = pattern;
        }

        private Object value(
                Variable<?> value,
                BaseTuple tuple,
                FactHandle handle,
                Declaration[] outer,
                Declaration[] inner,
                ValueResolver resolver) {
            if (value == pattern.getPatternVariable()) {
                return handle.getObject();
            }
            Binding binding = binding(value, pattern);
            if (binding == null) {
                Declaration declaration = declaration(value.getName(), outer, inner);
                return BindingEvaluator.getArgument(handle, resolver, declaration, tuple);
            }
            Variable[] inputs = binding.getInputVariables();
            Object[] values = new Object[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                values[i] = value(inputs[i], tuple, handle, outer, inner, resolver);
            }
            return binding.eval(values);
        }

        private static Declaration declaration(String name, Declaration[] outer, Declaration[] inner) {
            for (Declaration[] some : new Declaration[][] {outer, inner}) {
                for (Declaration declaration : some) {
                    if (declaration.getIdentifier().equals(name)) {
                        return declaration;
                    }
                }
            }
            throw new IllegalStateException("nothing is named " + name);
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
                @Nullable Object memory, Object context, BaseTuple tuple, Declaration[] outer, ValueResolver resolver) {
            return function.initContext((Serializable) context);
        }

        @Override
        public Object accumulate(
                @Nullable Object memory,
                Object context,
                BaseTuple tuple,
                FactHandle handle,
                Declaration[] outer,
                Declaration[] inner,
                ValueResolver resolver) {
            return function.accumulateValue(
                    (Serializable) context, value(source, tuple, handle, outer, inner, resolver));
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
                Declaration[] outer,
                Declaration[] inner,
                ValueResolver resolver) {
            return function.tryReverse((Serializable) context, value);
        }

        @Override
        public @Nullable Object getResult(
                @Nullable Object memory, Object context, BaseTuple tuple, Declaration[] outer, ValueResolver resolver) {
            try {
                return function.getResult((Serializable) context);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
