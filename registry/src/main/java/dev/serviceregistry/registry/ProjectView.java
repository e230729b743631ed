package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A project: what it declares, and the catalogue as it sees it.
 *
 * @param name the name of its folder
 * @param file its services.toml; an unusable one without problems when there is none
 * @param catalogue the version of the catalogue that it follows
 * @param uses where it writes that it uses each service of the catalogue
 * @param definitions its own services and its overrides by id
 * @param shadows the ids of its own services that are ids of the catalogue too
 * @param unmatched the entries of {@code unset} that name nothing, by the service that has them
 */
record ProjectView(
        String name,
        ParsedFile file,
        Catalogue catalogue,
        Map<String, SourceLocation> uses,
        SortedMap<String, ServiceDefinition> definitions,
        Set<String> shadows,
        Map<String, List<Scalar>> unmatched) {

    /**
     * What a project's file says.
     *
     * @param before the project as it was read before; null when it was not
     */
    static ProjectView of(String name, ParsedFile file, Catalogue catalogue, @Nullable ProjectView before) {
        if (before != null && before.file().isAs(file) && before.catalogue().isAs(catalogue)) {
            return before;
        }
        Map<String, SourceLocation> uses = new LinkedHashMap<>();
        if (file.content().table("uses").get("services").orElse(null) instanceof Array services) {
            for (Node item : services.items()) {
                uses.putIfAbsent(((Scalar) item).text(), item.source());
            }
        }
        SortedMap<String, ServiceDefinition> definitions = new TreeMap<>();
        Set<String> shadows = new TreeSet<>();
        Map<String, List<Scalar>> unmatched = new TreeMap<>();
        for (Map.Entry<String, Table> entry : ServiceTables.of(file.content()).entrySet()) {
            String id = entry.getKey();
            Table written = entry.getValue();
            ServiceDefinition base = catalogue.definitions().get(id);
            boolean overrides = base != null && (uses.containsKey(id) || file.leavesOpen("uses"));
            if (base != null && !overrides) {
                shadows.add(id);
            }
            Table effective = written;
            if (overrides || written.entries().containsKey("unset")) {
                Table overridden = overrides ? base.effective() : Table.empty(written.source());
                OverrideMerge merge = new OverrideMerge();
                effective = written.derived(
                        merge.merge(overridden, written),
                        () -> new OverrideMerge().merge(overridden, written).entries());
                if (!merge.unmatched().isEmpty()) {
                    unmatched.put(id, merge.unmatched());
                }
            }
            ServiceDefinition known =
                    before == null ? null : before.definitions().get(id);
            definitions.put(id, ServiceTables.define(name, id, effective, known));
        }
        return new ProjectView(name, file, catalogue, uses, definitions, shadows, unmatched);
    }

    /** Whether nothing but what its services say can differ from the other: what was refused, what it uses and overrides. */
    boolean readsAs(ProjectView other) {
        return file.usable()
                && other.file.usable()
                && file.refused().isEmpty()
                && other.file.refused().isEmpty()
                && catalogue.isAs(other.catalogue)
                && uses.keySet().equals(other.uses.keySet())
                && shadows.equals(other.shadows);
    }

    /** What the project's own file says of a service that it defines. */
    Table written(String id) {
        return file.content().table("services").table(id);
    }

    /** Whether a definition is an override of the catalogue's. */
    boolean isOverride(String id) {
        return definitions.containsKey(id)
                && !shadows.contains(id)
                && catalogue.definitions().containsKey(id);
    }

    /** What the project runs by id: its own services, its overrides, and what it uses unchanged. */
    SortedMap<String, ServiceDefinition> members() {
        SortedMap<String, ServiceDefinition> members = new TreeMap<>(definitions);
        for (String used : uses.keySet()) {
            ServiceDefinition definition = catalogue.definitions().get(used);
            if (definition != null) {
                members.putIfAbsent(used, definition);
            }
        }
        return Collections.unmodifiableSortedMap(members);
    }

    /** What the project runs under an id of the catalogue that it uses. */
    ServiceDefinition member(String id) {
        ServiceDefinition own = definitions.get(id);
        return own == null ? catalogue.definitions().get(id) : own;
    }

    /** Whether it may have this service although it is not among its definitions, since something could not be read. */
    boolean mayHave(String id) {
        return !file.usable() || file.refuses("services." + id);
    }
}
