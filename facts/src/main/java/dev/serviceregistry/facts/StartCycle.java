package dev.serviceregistry.facts;

import java.util.List;

/**
 * Services that require each other or join each other's containers in a circle, so that none can start first: one strongly
 * connected component.
 *
 * @param service the smallest identity of the component, a project's before the catalogue's
 * @param members every service of the component, sorted
 * @param path the edges of a shortest cycle through the component, each ending where the next begins
 * @param source where the first edge is written
 */
public record StartCycle(String service, List<String> members, List<Dependency> path, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "dependencies.requires";
    }

    /** The shortest cycle as people write it: {@code a → b → a}. */
    public String route() {
        StringBuilder text = new StringBuilder();
        for (Dependency edge : path) {
            text.append(edge.service()).append(" → ");
        }
        return text.append(path.get(0).service()).toString();
    }

    @Override
    public String description() {
        return "start order " + route();
    }

    @Override
    public List<Dependency> parts() {
        return path;
    }
}
