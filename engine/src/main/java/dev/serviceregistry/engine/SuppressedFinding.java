package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Waiver;

/**
 * A finding that a waiver covers.
 *
 * @param finding the finding
 * @param waiver the waiver
 */
public record SuppressedFinding(Finding finding, Waiver waiver) {}
