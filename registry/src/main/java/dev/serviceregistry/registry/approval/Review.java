package dev.serviceregistry.registry.approval;

import dev.serviceregistry.registry.values.Person;
import java.util.Set;

/**
 * A review in the forge that approves a state of a change.
 *
 * @param reviewer who gave it
 * @param teams the teams that the forge says they belong to, without {@code @}
 * @param commit the commit that was reviewed, in hex
 * @param address where to look it up
 */
public record Review(Person reviewer, Set<String> teams, String commit, String address) {}
