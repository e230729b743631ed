package dev.serviceregistry.features.scenarios;

/** What a sentence shows of the rule that it names. */
enum Shows {
    /** Nothing of its own. */
    NOTHING,
    /** That it reports. */
    REPORTED,
    /** That it lets pass. */
    PASSING
}
