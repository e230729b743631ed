package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.facts.SourceLocation;

/**
 * Something that makes scenarios prove less than they could.
 *
 * @param place where
 * @param message what
 */
record Warning(SourceLocation place, String message) {}
