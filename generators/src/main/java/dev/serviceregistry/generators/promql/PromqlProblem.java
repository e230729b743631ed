package dev.serviceregistry.generators.promql;

/** A query is none; only ever seen inside this package. */
final class PromqlProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PromqlProblem(String message) {
        super(message, null, false, false);
    }
}
