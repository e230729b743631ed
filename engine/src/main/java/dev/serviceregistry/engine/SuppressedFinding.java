package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Suppression;

/**
 * A finding that is let off.
 *
 * @param finding the finding
 * @param suppression what lets it off
 */
public record SuppressedFinding(Finding finding, Suppression suppression) {}
