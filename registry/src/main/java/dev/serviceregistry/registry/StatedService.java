package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import java.util.List;

/**
 * What is stated of one service of a project.
 *
 * @param grounds what was asked of other projects meanwhile
 * @param within the ids of the services of its own project that were looked at meanwhile, sorted
 * @param facts the facts
 * @param dependencies the dependencies among them, in their order
 * @param diagnostics what is wrong
 * @param groups the groups of services that it is in
 * @param tier its tier, when it is live and that is defined; else empty
 */
record StatedService(
        Grounds grounds,
        List<String> within,
        List<Fact> facts,
        List<Dependency> dependencies,
        List<Diagnostic> diagnostics,
        List<String> groups,
        String tier) {

    /** Whether it names services of other projects, or none that there is. */
    boolean namesOthers() {
        return !grounds.areNone();
    }
}
