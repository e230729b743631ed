package dev.serviceregistry.engine.drools.own;

/** A compiled class that is not run, since it could do more than judge facts. */
public final class RefusedClassException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the class, as the end of a sentence. */
    RefusedClassException(String reason) {
        super(reason);
    }
}
