package dev.serviceregistry.registry;

import dev.serviceregistry.facts.AvailabilityPromise;
import java.util.Map;
import java.util.Set;

/**
 * What services promise of their availability.
 *
 * @param promised what each promises that promises something
 * @param completing those that end, so that nobody waits for them for long
 */
record Availabilities(Map<String, AvailabilityPromise> promised, Set<String> completing) {}
