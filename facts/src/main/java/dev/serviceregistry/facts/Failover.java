package dev.serviceregistry.facts;

/** Something that must hold for a region's load to be carried elsewhere when the region is lost. */
public interface Failover extends Fact {

    /** Whether it holds. */
    boolean holds();

    /** What is wrong when it does not hold, in words. */
    String flaw();
}
