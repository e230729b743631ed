package dev.serviceregistry.registry.importer.yaml;

import java.util.Set;

/**
 * A language that is written in YAML.
 *
 * @param name its name
 * @param document what one of its files is called, with an article
 * @param rendering how to make one of a template
 * @param tags the tags that mean something in it; the value of any other is taken as it stands
 * @param maxWeight the limit of values in a document whose aliases are written out
 */
public record Dialect(String name, String document, String rendering, Set<String> tags, long maxWeight) {
    /** Keeps its own copy. */
    public Dialect {
        tags = Set.copyOf(tags);
    }
}
