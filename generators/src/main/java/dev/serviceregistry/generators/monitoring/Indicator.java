package dev.serviceregistry.generators.monitoring;

import dev.serviceregistry.generators.promql.PromqlQuery;

/**
 * The shares that an objective is measured by.
 *
 * @param good what went well
 * @param total everything that was asked for
 */
public record Indicator(PromqlQuery good, PromqlQuery total) {

    /** Whether both can be asked for over any span of time, since all they read is ranges. */
    public boolean isMovable() {
        return !good.windows().isEmpty() && !total.windows().isEmpty();
    }
}
