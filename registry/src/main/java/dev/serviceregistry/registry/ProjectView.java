package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.OwnKeys;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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
 * @param uses where it writes that it uses each service of the catalogue, by the id that this has now
 * @param definitions its own services and its overrides by id; an override that is written under a former id of its
 *     service by the one that this has now
 * @param shadows the ids of its own services that are ids of the catalogue too
 * @param twins the overrides that do not count, since another one is of the same service
 * @param unmatched the entries of {@code unset} that name nothing, by the service that has them
 */
record ProjectView(
        String name,
        ParsedFile file,
        Catalogue catalogue,
        Map<String, SourceLocation> uses,
        SortedMap<String, ServiceDefinition> definitions,
        Set<String> shadows,
        List<ServiceDefinition> twins,
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
        Set<String> usedNames = new HashSet<>();
        if (file.content().table("uses").get("services").orElse(null) instanceof Array services) {
            for (Node item : services.items()) {
                String used = ((Scalar) item).text();
                ServiceDefinition meant = catalogue.named(used);
                usedNames.add(used);
                uses.putIfAbsent(meant == null ? used : meant.service().name(), item.source());
            }
        }
        Overrides overrides = new Overrides(file, catalogue, usedNames, uses.keySet());
        SortedMap<String, ServiceDefinition> definitions = new TreeMap<>();
        Set<String> shadows = new TreeSet<>();
        List<ServiceDefinition> twins = new ArrayList<>();
        Map<String, List<Scalar>> unmatched = new TreeMap<>();
        Map<String, Table.Entry> tables = file.content().table("services").entries();
        Set<String> alike = before == null ? Set.of() : before.writtenAlike(file, catalogue);
        for (Map.Entry<String, Table.Entry> entry : tables.entrySet()) {
            String header = entry.getKey();
            if (alike.contains(header)) {
                definitions.put(header, before.definitions.get(header));
                if (before.shadows.contains(header)) {
                    shadows.add(header);
                }
                if (before.unmatched.containsKey(header)) {
                    unmatched.put(header, before.unmatched.get(header));
                }
                continue;
            }
            Table written = (Table) entry.getValue().value();
            Table table = ServiceTables.longhand(written);
            Table own = OwnKeys.of(written);
            ServiceDefinition base = overrides.base(header, table);
            String id = base == null ? header : base.service().name();
            if (!id.equals(header) && (tables.containsKey(id) || definitions.containsKey(id))) {
                twins.add(ServiceTables.define(name, id, header, table, own, null));
                continue;
            }
            if (base == null && catalogue.definitions().containsKey(id)) {
                shadows.add(id);
            }
            Table effective = table;
            if (base != null || table.entries().containsKey("unset")) {
                Table overridden = base == null ? Table.empty(table.source()) : base.effective();
                OverrideMerge merge = new OverrideMerge();
                effective = table.derived(
                        merge.merge(overridden, table),
                        () -> new OverrideMerge().merge(overridden, table).entries());
                own = base == null ? own : OverrideMerge.laidOver(base.own(), own);
                if (!merge.unmatched().isEmpty()) {
                    unmatched.put(id, merge.unmatched());
                }
            }
            ServiceDefinition known =
                    before == null ? null : before.definitions().get(id);
            definitions.put(id, ServiceTables.define(name, id, header, effective, own, known));
        }
        return new ProjectView(name, file, catalogue, uses, definitions, shadows, twins, unmatched);
    }

    /**
     * Which tables of a project change a service of the catalogue.
     *
     * @param file the project's file
     * @param catalogue the catalogue that it follows
     * @param written what it writes that it uses
     * @param used the ids of what that means
     */
    private record Overrides(ParsedFile file, Catalogue catalogue, Set<String> written, Set<String> used) {

        /** The service that a table changes; null for one of the project's own. */
        @Nullable
        ServiceDefinition base(String header, Table table) {
            ServiceDefinition base = catalogue.named(header);
            if (base == null) {
                return null;
            }
            boolean uses = used.contains(base.service().name()) || file.leavesOpen("uses");
            boolean isFormer = !base.service().name().equals(header);
            // Whoever uses the service by its present id may have given the former one to a service of its own.
            boolean isOwn = !table.written(ServiceFacts.REQUIRED).isEmpty();
            return uses && !(isFormer && isOwn && !written.contains(header)) ? base : null;
        }
    }

    /**
     * The services of which another state of its file says the same at the same place, where nothing else of that file or of
     * the catalogue can lead to another definition of them.
     */
    private Set<String> writtenAlike(ParsedFile other, Catalogue followed) {
        boolean isTakenAlike = file.usable()
                && other.usable()
                && file.refused().isEmpty()
                && other.refused().isEmpty()
                && twins.isEmpty()
                && catalogue.isAs(followed)
                && file.content().get("uses").equals(other.content().get("uses"));
        if (!isTakenAlike) {
            return Set.of();
        }
        Map<String, Table.Entry> before = file.content().table("services").entries();
        Set<String> alike = new HashSet<>();
        other.content().table("services").entries().forEach((id, entry) -> {
            Table.Entry then = before.get(id);
            ServiceDefinition definition = definitions.get(id);
            if (then != null
                    && definition != null
                    && definition.header().equals(id)
                    && then.value().source().equals(entry.value().source())
                    && then.value().equals(entry.value())) {
                alike.add(id);
            }
        });
        return alike;
    }

    /** Whether nothing but what its services say can differ from the other: what was refused, what it uses and overrides. */
    boolean readsAs(ProjectView other) {
        return file.usable()
                && other.file.usable()
                && file.refused().isEmpty()
                && other.file.refused().isEmpty()
                && catalogue.isAs(other.catalogue)
                && catalogue.file().usable()
                && catalogue.file().refused().isEmpty()
                && uses.keySet().equals(other.uses.keySet())
                && shadows.equals(other.shadows);
    }

    /** What the project's own file says of a service that it defines. */
    Table written(String id) {
        ServiceDefinition definition = definitions.get(id);
        return OwnKeys.without(file.content().table("services").table(definition == null ? id : definition.header()));
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

    /** Whether this is what the project runs under its id. */
    boolean runs(ServiceDefinition definition) {
        String id = definition.service().name();
        ServiceDefinition own = definitions.get(id);
        return own != null
                ? own == definition
                : uses.containsKey(id) && catalogue.definitions().get(id) == definition;
    }

    /** What the project runs under an id that a service of the catalogue that it uses has now. */
    ServiceDefinition member(String id) {
        ServiceDefinition own = definitions.get(id);
        return own == null ? catalogue.definitions().get(id) : own;
    }

    /** Whether it may have this service although it is not among its definitions, since something could not be read. */
    boolean mayHave(String id) {
        return !file.usable() || file.refuses("services." + id) || FormerIds.areHiddenIn(file);
    }
}
