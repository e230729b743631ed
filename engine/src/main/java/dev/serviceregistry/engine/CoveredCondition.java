package dev.serviceregistry.engine;

import dev.serviceregistry.facts.SourceLocation;

/**
 * A condition of a rule, with what it was seen to be.
 *
 * @param text the condition as it is written
 * @param place where it is written
 * @param seenTrue whether it was ever true where it was decisive
 * @param seenFalse whether it was ever false where it was decisive
 */
public record CoveredCondition(String text, SourceLocation place, boolean seenTrue, boolean seenFalse) {

    /** Whether it was seen to be both: whoever turned it round would notice. */
    public boolean isCovered() {
        return seenTrue && seenFalse;
    }
}
