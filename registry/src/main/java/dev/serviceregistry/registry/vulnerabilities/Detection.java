package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.VulnerabilitySeverity;
import java.util.List;

/**
 * A vulnerability that a report tells of.
 *
 * @param id its id
 * @param aliases the ids under which others know it
 * @param inside the package that has it
 * @param severity how bad it is
 * @param fixes what mends it, as the end of a message; empty when the report does not say
 * @param place where the report tells of it
 */
record Detection(
        String id,
        List<String> aliases,
        Package inside,
        VulnerabilitySeverity severity,
        String fixes,
        SourceLocation place) {}
