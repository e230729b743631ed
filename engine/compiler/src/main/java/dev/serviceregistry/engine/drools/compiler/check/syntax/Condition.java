package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the conditions of a rule. */
public sealed interface Condition extends Span {

    /**
     * A type of fact and what must hold of it.
     *
     * @param variable the name that the fact is given, if any
     * @param type the type
     * @param constraints what must hold
     * @param end where it is over
     */
    record Pattern(@Nullable Token variable, Token type, List<Constraint> constraints, int end) implements Condition {
        @Override
        public int start() {
            return variable == null ? type.start() : variable.start();
        }
    }

    /**
     * What must hold of a fact, or the name that a value of it is given.
     *
     * @param variable the name, if any
     * @param expression the value
     */
    record Constraint(@Nullable Token variable, Expression expression) implements Span {
        @Override
        public int start() {
            return variable == null ? expression.start() : variable.start();
        }

        @Override
        public int end() {
            return expression.end();
        }
    }

    /** {@code not} or {@code exists}, and the facts of which there is none or one. */
    record Quantified(Token quantifier, Pattern pattern) implements Condition {
        @Override
        public int start() {
            return quantifier.start();
        }

        @Override
        public int end() {
            return pattern.end();
        }
    }

    /** {@code forall}: all facts of the first pattern are as the others demand. */
    record Forall(Token word, List<Pattern> patterns, int end) implements Condition {
        @Override
        public int start() {
            return word.start();
        }
    }

    /** {@code accumulate}: what facts come to. */
    record Accumulation(Token word, Pattern facts, List<Function> functions, List<Constraint> constraints, int end)
            implements Condition {
        @Override
        public int start() {
            return word.start();
        }
    }

    /** A function of an {@code accumulate}, and the name its value is given. */
    record Function(Token variable, Token name, @Nullable Expression argument, int end) implements Span {
        @Override
        public int start() {
            return variable.start();
        }
    }

    /** {@code eval}: what must hold of names alone; only the compiler is told it. */
    record Test(Token word, Expression expression, int end) implements Condition {
        @Override
        public int start() {
            return word.start();
        }
    }

    /** Alternatives, each of one or more conditions. */
    record Either(List<List<Condition>> alternatives, int start, int end) implements Condition {}
}
