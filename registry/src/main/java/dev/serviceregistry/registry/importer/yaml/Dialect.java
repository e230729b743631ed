package dev.serviceregistry.registry.importer.yaml;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A language that is written in YAML.
 *
 * @param name its name
 * @param document what one of its files is called, with an article
 * @param rendering how to make one of a template
 * @param tags the tags that mean something in it; the value of any other is taken as it stands
 * @param maxWeight the limit of values in a document whose aliases are written out
 * @param substitutions the keys that, alone in a mapping, put what is in another file in its place
 */
public record Dialect(
        String name, String document, String rendering, Set<String> tags, long maxWeight, Set<String> substitutions) {
    /** Keeps its own copies. */
    public Dialect {
        tags = Set.copyOf(tags);
        substitutions = Set.copyOf(substitutions);
    }

    /** A language in which every value stands where it is written. */
    public Dialect(String name, String document, String rendering, Set<String> tags, long maxWeight) {
        this(name, document, rendering, tags, maxWeight, Set.of());
    }

    /** The file that a value puts in its place; empty where it stands for itself. */
    String substituted(@Nullable Yaml value) {
        if (value instanceof Yaml.Table table && table.entries().size() == 1) {
            String key = table.entries().keySet().iterator().next();
            if (substitutions.contains(key) && table.value(key) instanceof Yaml.Scalar file) {
                return file.text();
            }
        }
        return "";
    }

    /** What is said of a template in the place of one of its files. */
    public String unrendered() {
        return "this is a template with {{ }} in it, not " + document + "; " + rendering;
    }
}
