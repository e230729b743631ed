package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.List;

/** What stands in the parentheses of a pattern, in the only forms that there are. */
public sealed interface Expression extends Span {

    /** A number, a text, {@code true}, {@code false} or {@code null}. */
    record Literal(Token token) implements Expression {
        @Override
        public int start() {
            return token.start();
        }

        @Override
        public int end() {
            return token.end();
        }
    }

    /** A field, a variable, a constant of an enum or a call, step by step from the left. */
    record Path(List<Step> steps) implements Expression {

        /** The first name. */
        public Step first() {
            return steps.get(0);
        }

        @Override
        public int start() {
            return first().name().start();
        }

        @Override
        public int end() {
            return steps.get(steps.size() - 1).end();
        }
    }

    /**
     * One name of a path.
     *
     * @param name the name
     * @param call whether parentheses follow it
     * @param arguments what stands in them
     * @param end where it is over
     */
    record Step(Token name, boolean call, List<Expression> arguments, int end) implements Span {
        @Override
        public int start() {
            return name.start();
        }
    }

    /** Two values and an operator between them: a comparison, arithmetic, {@code &&}, {@code ||} or {@code contains}. */
    record Binary(Expression left, Token operator, boolean negated, Expression right) implements Expression {
        @Override
        public int start() {
            return left.start();
        }

        @Override
        public int end() {
            return right.end();
        }
    }

    /** A minus or an exclamation mark, and what it stands before. */
    record Unary(Token operator, Expression operand) implements Expression {
        @Override
        public int start() {
            return operator.start();
        }

        @Override
        public int end() {
            return operand.end();
        }
    }

    /** A value that is one of a list. */
    record Membership(Expression value, boolean negated, List<Expression> list, int end) implements Expression {
        @Override
        public int start() {
            return value.start();
        }
    }

    /** An expression in parentheses. */
    record Enclosed(Expression inner, int start, int end) implements Expression {}

    /** What could not be read; it was reported. */
    record Unreadable(int start, int end) implements Expression {}
}
