package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.yaml.Variables;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All files of a Compose project as one document.
 *
 * @param document what they say together
 * @param directory the directory that relative paths start from
 * @param variables what the files beside them set
 * @param aliased the places of the values that an alias takes somewhere
 */
record ComposeModel(Yaml.Table document, Path directory, Variables variables, Set<SourceLocation> aliased) {
    /** A top-level section, empty where there is none. */
    Yaml.Table section(String name) {
        Yaml.Entry entry = document.entries().get(name);
        return entry != null && entry.value() instanceof Yaml.Table table
                ? table
                : Yaml.Table.of(Map.of(), document.at());
    }

    /** Whether an alias takes the value or a part of it. */
    boolean isAliased(Yaml value) {
        if (aliased.contains(value.at())) {
            return true;
        }
        if (value instanceof Yaml.Table table) {
            return table.entries().values().stream().anyMatch(entry -> isAliased(entry.value()));
        }
        return value instanceof Yaml.Items list && list.items().stream().anyMatch(this::isAliased);
    }

    /** A file by the path that a Compose file gives, or null where this is no path. */
    static @Nullable Path resolve(Path directory, String path) {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
