package dev.serviceregistry.facts;

/** Another promise of how well something works. */
public sealed interface PromiseChange extends Change permits CriticalityChanged, ObjectiveChanged, TierPromiseChanged {

    /** Whether it promises less. */
    boolean lowered();

    /** The whole identity of the service that promises; empty for a tier. */
    default String promiser() {
        return this instanceof ServiceChange change ? change.service() : "";
    }
}
