package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.ImportNote;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the entities of catalogue files, each once, and finds them by references. */
final class Entities {
    private static final Set<String> KINDS =
            Set.of("Component", "Resource", "API", "System", "Domain", "Group", "User", "Location");
    private static final long MAX_WEIGHT = 1_000_000;

    private final Notes notes;
    private final Map<String, Entity> byKey = new LinkedHashMap<>();
    private final SortedMap<String, Integer> kinds = new TreeMap<>();
    private final List<ImportNote> misspelt = new ArrayList<>();
    private long weight;

    Entities(Notes notes) {
        this.notes = notes;
    }

    /** Takes a document, which must be an entity where its file was asked for by name; always ready for more. */
    boolean add(Yaml document, boolean named) {
        read(document, named);
        return true;
    }

    private void read(Yaml document, boolean named) {
        if (!(document instanceof Yaml.Table table) || !BackstageImporter.isOfBackstage(table)) {
            String message = stranger(document);
            if (named) {
                notes.error(document.at(), message);
            } else {
                notes.note(document.at(), message + "; left out");
            }
            return;
        }
        Keys keys = new Keys(table, "", notes);
        String kind = keys.text("kind");
        Keys metadata = keys.inner("metadata");
        String name = metadata.text("name");
        if (kind.isEmpty()) {
            notes.error(table.at(), "the entity has an `apiVersion` but no `kind`; write which kind it is");
        } else if (name.contains("{{")) {
            notes.error(metadata.at("name"), notes.dialect().unrendered());
        } else if (!KINDS.contains(kind)) {
            stranger(table, kind, name);
        } else if (name.isEmpty() && !kind.equals("Location")) {
            boolean isElsewhere = keys.isElsewhere("metadata") || metadata.isElsewhere("name");
            notes.error(
                    metadata.at("name"),
                    "this " + kind + " has no `metadata.name`"
                            + (isElsewhere ? " here but in another file, which is not read; write it here" : ""));
        } else {
            kinds.merge(kind, 1, Integer::sum);
            add(table, kind, name.isEmpty() ? "unnamed" : name);
        }
    }

    private void stranger(Yaml.Table table, String kind, String name) {
        kinds.merge(kind, 1, Integer::sum);
        String title = kind + (name.isEmpty() ? "" : " " + name) + ": ";
        for (String known : KINDS) {
            if (known.equalsIgnoreCase(kind)) {
                String hint = "'; did you mean '" + known + "'?";
                misspelt.add(new ImportNote(table.at(), title + "there is no kind '" + kind + hint));
                notes.note(table.at(), title + "left out, since there is no kind '" + kind + hint);
                return;
            }
        }
        notes.note(table.at(), title + "this kind has no place in the registry; left out");
    }

    /** Says why nothing comes of the input: what there is in it, and where more may be. */
    void refuse(SourceLocation start) {
        List<String> counts = new ArrayList<>();
        kinds.forEach((kind, count) -> counts.add(count + " " + kind + (count == 1 ? "" : "s")));
        notes.error(
                start,
                "there is no Component and no Resource in the input"
                        + (counts.isEmpty() ? "" : ", only " + String.join(", ", counts))
                        + ": there is nothing to import");
        all("Location").forEach(location -> notes.error(location.at(), location.title() + ": " + location.unread()));
        misspelt.forEach(entity -> notes.error(entity.where(), entity.message()));
    }

    private static String stranger(Yaml document) {
        boolean isCompose = document instanceof Yaml.Table table && table.has("services") && !table.has("apiVersion");
        return isCompose
                ? "this is a Compose file, not a Backstage entity; bring it in with `import compose`"
                : "this is not a Backstage entity: its `apiVersion` is none of Backstage's";
    }

    private void add(Yaml.Table table, String kind, String name) {
        boolean before = weight <= MAX_WEIGHT;
        weight += table.weight();
        if (weight > MAX_WEIGHT) {
            if (before) {
                notes.error(
                        table.at(),
                        "the entities up to here have more than " + MAX_WEIGHT
                                + " values, the limit of an import; import" + " them in parts, as several projects");
            }
            return;
        }
        Keys keys = new Keys(table, kind + " " + name, notes);
        keys.take("apiVersion");
        keys.take("kind");
        Keys metadata = keys.inner("metadata");
        String namespace = metadata.text("namespace");
        EntityRef ref = new EntityRef(kind, namespace.isEmpty() ? EntityRef.DEFAULT_NAMESPACE : namespace, name);
        Entity entity = new Entity(ref, keys, metadata, keys.inner("spec"), table.at());
        String key = kind.equals("Location") ? ref.key() + " " + table.at() : ref.key();
        Entity earlier = byKey.put(key, entity);
        if (earlier != null) {
            SourceLocation other = earlier.at();
            entity.note("it is declared twice, at " + other + " too; the last one holds");
        }
    }

    /** The entities of these kinds, in the order of the input. */
    List<Entity> all(String... kinds) {
        List<String> wanted = List.of(kinds);
        List<Entity> all = new ArrayList<>();
        byKey.values().forEach(entity -> {
            if (wanted.contains(entity.ref().kind())) {
                all.add(entity);
            }
        });
        return all;
    }

    /** The entity that a reference means, or null; one that leaves the kind open means a component, else a resource. */
    @Nullable
    Entity find(EntityRef ref) {
        if (!ref.kind().isEmpty()) {
            return byKey.get(ref.key());
        }
        Entity component = byKey.get(ref.ofKind("Component").key());
        return component == null ? byKey.get(ref.ofKind("Resource").key()) : component;
    }
}
