package dev.serviceregistry.facts;

/** A name by which a service of a project can be referred to: its id or one of its former ids. */
public interface NameClaim extends ServiceFact {

    /** The project within which the name stands for the service. */
    String project();

    /** The name. */
    String claimedName();
}
