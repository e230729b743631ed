package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.StartCycle;
import dev.serviceregistry.registry.graph.StartOrder;
import dev.serviceregistry.registry.importer.draft.Dependencies;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what entities say of each other.
 *
 * <p>What depends on another requires it. Where such relations run in a circle, which a start order cannot, they are
 * run-time calls.
 */
final class Relations {
    private static final String API = "API";

    private final Entities entities;
    private final Map<Entity, String> ids;
    private final Map<Entity, Dependencies> written = new LinkedHashMap<>();
    private final Map<String, String> provided = new HashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** A relation that one entity needs another, and where it is stated. */
    private record Edge(Entity from, Entity to, Reference reference) {}

    /** Reads the relations of the entities that have ids. */
    Relations(Entities entities, Map<Entity, String> ids) {
        this.entities = entities;
        this.ids = ids;
        ids.keySet().forEach(entity -> written.put(entity, new Dependencies()));
        ids.keySet().forEach(this::provides);
        ids.keySet().forEach(this::consumes);
        ids.keySet().forEach(this::depends);
        order();
    }

    Dependencies of(Entity entity) {
        return written.getOrDefault(entity, new Dependencies());
    }

    /** Whether some component offers or uses it. */
    boolean isProvided(Entity api) {
        return provided.containsKey(api.ref().key());
    }

    private void provides(Entity entity) {
        for (Reference reference : references(entity, "providesApis", "providesApi", API)) {
            EntityRef ref = ref(entity, reference, API);
            if (ref != null) {
                Entity api = entities.find(ref);
                String contract = (api == null ? ref : api.ref()).shortName();
                of(entity).provide(provided.computeIfAbsent(ref.key(), key -> contract));
            }
        }
    }

    private void consumes(Entity entity) {
        for (Reference reference : references(entity, "consumesApis", "consumesApi", API)) {
            EntityRef ref = ref(entity, reference, API);
            String contract = ref == null ? null : provided.get(ref.key());
            if (ref != null && contract == null) {
                reference.note("no component of the input provides " + ref + "; left out");
            } else if (contract != null) {
                of(entity).consume(contract);
            }
        }
    }

    private void depends(Entity entity) {
        for (Reference reference : references(entity, "dependsOn", "dependsOn", "")) {
            Entity other = other(entity, reference);
            if (other != null) {
                edges.add(new Edge(entity, other, reference));
            }
        }
        // Whoever depends on it has that relation too, in the catalogue's API.
        for (Yaml value : entity.spec().list("dependencyOf")) {
            Reference reference = new Reference(entity.spec(), "dependencyOf", value);
            Entity other = other(entity, reference);
            if (other != null) {
                edges.add(new Edge(other, entity, reference));
            }
        }
    }

    /** What an entity states under a key, and what else the catalogue's API tells of that relation. */
    private List<Reference> references(Entity entity, String key, String relation, String kind) {
        List<Reference> references = new ArrayList<>();
        Set<String> stated = new HashSet<>();
        for (Yaml value : entity.spec().list(key)) {
            references.add(new Reference(entity.spec(), key, value));
            stated.add(meant(entity, value, kind));
        }
        for (Yaml value : entity.related(relation)) {
            if (stated.add(meant(entity, value, kind))) {
                references.add(new Reference(entity.keys(), "relations", value));
            }
        }
        return references;
    }

    private String meant(Entity entity, Yaml value, String kind) {
        EntityRef ref = EntityRef.parse(value, kind, entity.ref().namespace());
        Entity other = ref == null ? null : entities.find(ref);
        return other != null ? other.ref().key() : ref != null ? ref.key() : "";
    }

    private static @Nullable EntityRef ref(Entity entity, Reference reference, String kind) {
        EntityRef ref = EntityRef.parse(reference.value(), kind, entity.ref().namespace());
        if (ref == null) {
            reference.note("is no reference to an entity, as in component:default/name; left out");
        } else if (!kind.isEmpty() && !ref.isOfKind(kind)) {
            reference.note(ref + " is no " + kind + "; left out");
            return null;
        }
        return ref;
    }

    private @Nullable Entity other(Entity entity, Reference reference) {
        EntityRef ref = ref(entity, reference, "");
        Entity other = ref == null ? null : entities.find(ref);
        if (ref != null && (other == null || !ids.containsKey(other))) {
            reference.note(
                    other == null
                            ? "there is no " + ref + " in the input; left out"
                            : ref + " is no service in the registry; left out");
            return null;
        }
        if (entity.equals(other)) {
            reference.note("it is the entity itself; left out");
            return null;
        }
        return other;
    }

    private void order() {
        List<Dependency> requirements = new ArrayList<>();
        for (Edge edge : edges) {
            requirements.add(new Dependency(
                    id(edge.from()),
                    DependencyKind.REQUIRES,
                    id(edge.to()),
                    id(edge.to()),
                    Resolution.FOUND,
                    "",
                    edge.reference().value().at()));
        }
        Map<String, Integer> circles = new HashMap<>();
        int number = 0;
        for (StartCycle cycle : StartOrder.cycles(requirements)) {
            for (String member : cycle.members()) {
                circles.put(member, number);
            }
            number++;
        }
        for (Edge edge : edges) {
            Integer circle = circles.get(id(edge.from()));
            if (circle != null && circle.equals(circles.get(id(edge.to())))) {
                edge.reference().note("is part of a circle, which no start order can be; written as a call");
                of(edge.from()).call(Set.of(id(edge.to())));
            } else {
                of(edge.from()).require(id(edge.to()), "started");
            }
        }
    }

    private String id(Entity entity) {
        return ids.getOrDefault(entity, "");
    }
}
