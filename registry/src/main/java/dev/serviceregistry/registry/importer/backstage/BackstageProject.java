package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.draft.Dependencies;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the components and resources of a catalogue into the services of a project. */
final class BackstageProject {
    static final Set<String> LIFECYCLES = Set.of("experimental", "production", "deprecated", "retired");

    private final Entities entities;
    private final ImportOptions options;
    private final Notes notes;
    private final ProjectDraft draft;
    private final Owners owners;
    private final Systems systems;
    private final Map<Entity, String> ids = new LinkedHashMap<>();
    private final Set<String> claimed;

    BackstageProject(Entities entities, ImportOptions options, Notes notes) {
        this.entities = entities;
        this.options = options;
        this.notes = notes;
        this.draft = new ProjectDraft(options);
        this.owners = new Owners(entities, options, draft);
        List<Entity> services = entities.all("Component", "Resource");
        List<String> given = ServiceNames.ids(
                services.stream().map(entity -> entity.ref().name()).toList());
        for (int i = 0; i < given.size(); i++) {
            ids.put(services.get(i), given.get(i));
        }
        this.claimed = new HashSet<>(given);
        this.systems = new Systems(entities, services);
    }

    ImportedProject imported() {
        Relations relations = new Relations(entities, ids);
        ids.forEach((entity, id) -> service(entity, id, relations.of(entity)));
        owners.groups();
        others(relations);
        return draft.finish(notes);
    }

    private void service(Entity entity, String id, Dependencies dependencies) {
        Keys metadata = entity.metadata();
        Map<String, Object> toml = new LinkedHashMap<>();
        Toml.put(toml, "display_name", metadata.text("title"));
        Toml.put(toml, "description", metadata.text("description").strip());
        toml.put("type", type(entity));
        toml.put("version", "0.0.0");
        String owner = owners.of(entity);
        Toml.put(toml, "owner", owner.isEmpty() ? options.team() : owner);
        Toml.put(toml, "system", systems.of(entity));
        Toml.put(toml, "lifecycle", lifecycle(entity));
        Toml.put(toml, "tags", metadata.texts("tags"));
        Toml.put(toml, "aliases", aliases(entity, id));
        Toml.put(toml, "dependencies", dependencies.toml());
        Toml.put(toml, "metadata", MetadataSection.toml(entity));
        Map<String, Object> labels = new LinkedHashMap<>();
        Keys written = metadata.inner("labels");
        for (String label : written.names()) {
            String text = written.text(label);
            if (!written.isElsewhere(label)) {
                labels.put(label, text);
            }
        }
        Toml.put(toml, "labels", labels);
        finish(entity);
        draft.add(id, toml, new ImportCounts(1, 0, 0, 0, dependencies.declared(), dependencies.called()));
    }

    private static String type(Entity entity) {
        String written = entity.spec().text("type").strip();
        boolean component = entity.ref().kind().equals("Component");
        String type = component ? EntityTypes.ofComponent(written) : EntityTypes.ofResource(written);
        if (type.isEmpty()) {
            entity.spec()
                    .note(
                            "type",
                            (written.isEmpty() ? "is not stated" : written + " is no type that is known here")
                                    + "; worker is written");
        }
        return type.isEmpty() ? "worker" : type;
    }

    private static String lifecycle(Entity entity) {
        String written = entity.spec().text("lifecycle").strip().toLowerCase(Locale.ROOT);
        if (written.isEmpty() || LIFECYCLES.contains(written)) {
            return written.equals("production") ? "" : written;
        }
        entity.spec().note("lifecycle", written + " is none that the registry knows; production is written");
        return "";
    }

    /** The name where it is no id, longer where another entity has it. */
    private List<String> aliases(Entity entity, String id) {
        String name = entity.ref().name();
        if (id.equals(name)) {
            return List.of();
        }
        for (String candidate :
                List.of(name, entity.ref().shortName(), entity.ref().key())) {
            if (claimed.add(candidate)) {
                return List.of(candidate);
            }
        }
        return List.of();
    }

    private static void finish(Entity entity) {
        if (!entity.ref().namespace().equalsIgnoreCase(EntityRef.DEFAULT_NAMESPACE)) {
            entity.metadata().note("namespace", "has no place in the registry; left out");
        }
        entity.metadata().take("name");
        for (String key : List.of("uid", "etag", "generation")) {
            entity.metadata().take(key);
        }
        entity.metadata().finish();
        entity.spec().finish();
        entity.noteOtherRelations();
        entity.keys().finish();
    }

    private void others(Relations relations) {
        for (Entity api : entities.all("API")) {
            api.note(
                    relations.isProvided(api)
                            ? "of a contract only the name is written; its definition has no place in the registry"
                            : "no component of the input provides it; left out");
        }
        for (Entity system : entities.all("System")) {
            system.note("of a system only the name is written, with the services that belong to it");
        }
        for (Entity domain : entities.all("Domain")) {
            domain.note("a domain has no place in the registry; left out");
        }
        for (Entity user : entities.all("User")) {
            user.note("a person has no place in the registry; left out");
        }
        for (Entity location : entities.all("Location")) {
            location.note(location.unread());
        }
    }
}
