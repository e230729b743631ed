package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.OwnKeys;
import dev.serviceregistry.registry.tree.Table;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of the catalogue: its head, or a frozen copy.
 *
 * @param name {@code global} or {@code global@VERSION}
 * @param file what it was read from
 * @param definitions its services by id
 * @param formerIds its services by the ids that they had before
 * @param standsIn whether it stands in for a version that is not to be found, which may have other services
 */
record Catalogue(
        String name,
        ParsedFile file,
        SortedMap<String, ServiceDefinition> definitions,
        Map<String, ServiceDefinition> formerIds,
        boolean standsIn) {

    /**
     * What a file says.
     *
     * @param before the same version as it was read before; null when it was not
     */
    static Catalogue of(String name, ParsedFile file, @Nullable Catalogue before) {
        if (before != null && before.file().isAs(file)) {
            return before;
        }
        SortedMap<String, ServiceDefinition> definitions = new TreeMap<>();
        for (Map.Entry<String, Table> entry : ServiceTables.of(file.content()).entrySet()) {
            String id = entry.getKey();
            ServiceDefinition known =
                    before == null ? null : before.definitions().get(id);
            Table written = entry.getValue();
            definitions.put(
                    id,
                    ServiceTables.define(name, id, id, ServiceTables.longhand(written), OwnKeys.of(written), known));
        }
        return new Catalogue(name, file, definitions, FormerIds.of(definitions.values()), false);
    }

    /** This catalogue in place of a version that is not to be found. */
    Catalogue inPlaceOfAnother() {
        return new Catalogue(name, file, definitions, formerIds, true);
    }

    /** The service that a name means: an id stands before a former id. */
    @Nullable
    ServiceDefinition named(String name) {
        ServiceDefinition definition = definitions.get(name);
        return definition == null ? formerIds.get(name) : definition;
    }

    /** Whether this is the other, from the same file and in the same place. */
    boolean isAs(Catalogue other) {
        return file == other.file && definitions == other.definitions && standsIn == other.standsIn;
    }

    /** The teams that it declares. */
    Set<String> teams() {
        return file.content().table("teams").entries().keySet();
    }

    /** Whether it may have this service although it is not among its definitions, since something could not be read or found. */
    boolean mayHave(String id) {
        return standsIn || !file.usable() || file.refuses("services." + id) || FormerIds.areHiddenIn(file);
    }

    /** Whether a service may have this key although its definition does not, since something could not be read or found. */
    boolean mayHave(String id, String key) {
        return !definitions.containsKey(id) && mayHave(id) || file.refuses("services." + id + "." + key);
    }
}
