package dev.serviceregistry.facts;

import java.util.List;

/**
 * What a tier promises beside the nearest tier above it that promises the same kind of thing.
 *
 * @param lower what the tier promises
 * @param upper what the tier above it promises
 * @param promisesMore whether the lower tier promises more
 * @param source where the lower one is set; the upper one when that is a default
 */
public record TierComparison(TierPromise lower, TierPromise upper, boolean promisesMore, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return lower.subject();
    }

    @Override
    public List<TierPromise> parts() {
        return List.of(lower, upper);
    }

    @Override
    public String description() {
        return lower.description();
    }
}
