package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Table;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One version of the catalogue: its head, or a frozen copy.
 *
 * @param name {@code global} or {@code global@VERSION}
 * @param file what it was read from
 * @param definitions its services by id
 */
record Catalogue(String name, ParsedFile file, SortedMap<String, ServiceDefinition> definitions) {

    static Catalogue of(String name, ParsedFile file) {
        SortedMap<String, ServiceDefinition> definitions = new TreeMap<>();
        for (Map.Entry<String, Table> entry : ServiceTables.of(file.content()).entrySet()) {
            definitions.put(entry.getKey(), ServiceTables.define(name, entry.getKey(), entry.getValue()));
        }
        return new Catalogue(name, file, definitions);
    }

    /** Whether it may have this service although it is not among its definitions, since something could not be read. */
    boolean mayHave(String id) {
        return !file.usable() || file.refuses("services." + id);
    }
}
