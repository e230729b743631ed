package dev.serviceregistry.facts;

/** A criticality that a service states, whether or not there is such a tier. */
public interface TierClaim extends ServiceFact {

    /** The tier's name as written. */
    String tier();
}
