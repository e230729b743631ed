package dev.serviceregistry.facts;

/** A region to which a project is deployed, and was not or will not be. */
public sealed interface RegionChange extends Change permits RegionAdded, RegionRemoved {

    /** The project. */
    String project();

    /** The region's name. */
    String region();
}
