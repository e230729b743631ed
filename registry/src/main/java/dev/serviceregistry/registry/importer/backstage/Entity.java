package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An entity that a catalogue file declares.
 *
 * @param ref its name
 * @param keys its keys
 * @param metadata the keys of its metadata
 * @param spec the keys of its specification
 * @param at where it begins
 */
record Entity(EntityRef ref, Keys keys, Keys metadata, Keys spec, SourceLocation at) {
    private static final int MOST_TARGETS = 5;
    private static final Set<String> RELATIONS =
            Set.of("ownedBy", "partOf", "hasPart", "dependsOn", "dependencyOf", "providesApi", "consumesApi");

    String title() {
        return ref.kind() + " " + ref.name();
    }

    void note(String message) {
        keys.notes().note(at, title() + ": " + message);
    }

    /** What is said of the files that a location names. */
    String unread() {
        List<String> targets = new ArrayList<>(spec.texts("targets"));
        targets.addAll(spec.texts("target"));
        int shown = Math.min(MOST_TARGETS, targets.size());
        String named = String.join(", ", targets.subList(0, shown))
                + (shown < targets.size() ? " and " + (targets.size() - shown) + " more" : "");
        return "the files that it names are not read" + (named.isEmpty() ? "" : " (" + named + ")")
                + "; import them together with this one";
    }

    /** Notes the relations that are neither read nor the other side of one that another entity has. */
    void noteOtherRelations() {
        for (Yaml item : keys.list("relations")) {
            String type = item instanceof Yaml.Table table && table.value("type") instanceof Yaml.Scalar scalar
                    ? scalar.text()
                    : "";
            if (!RELATIONS.contains(type)) {
                keys.note(
                        "relations",
                        item,
                        (type.isEmpty() ? "one entry" : type) + " has no place in the registry; left out");
            }
        }
    }

    /** The entities that it has this relation to, as the catalogue's own API tells. */
    List<Yaml> related(String relation) {
        List<Yaml> targets = new ArrayList<>();
        for (Yaml item : keys.list("relations")) {
            if (item instanceof Yaml.Table table
                    && table.value("type") instanceof Yaml.Scalar type
                    && type.text().equals(relation)) {
                Yaml target = table.value("targetRef");
                Yaml named = target == null ? table.value("target") : target;
                targets.add(named == null ? table : named);
            }
        }
        return targets;
    }
}
