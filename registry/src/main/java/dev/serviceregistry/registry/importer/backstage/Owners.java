package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.CatalogTeams;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedTeam;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the teams that own services, and says that they belong into the catalogue. */
final class Owners {
    private final Entities entities;
    private final CatalogTeams catalog;
    private final ProjectDraft draft;
    private final Map<String, String> spellings = new HashMap<>();

    Owners(Entities entities, ImportOptions options, ProjectDraft draft) {
        this.entities = entities;
        this.catalog = options.teams();
        this.draft = draft;
        spelled(options.team());
        entities.all("Group").forEach(group -> team(group.ref()));
    }

    /** The team that an entity names as its owner; empty for none. */
    String of(Entity entity) {
        Yaml stated = entity.spec().take("owner");
        if (stated != null) {
            return of(entity, new Reference(entity.spec(), "owner", stated));
        }
        List<Yaml> related = entity.related("ownedBy");
        return related.isEmpty() ? "" : of(entity, new Reference(entity.keys(), "relations", related.get(0)));
    }

    private String of(Entity entity, Reference reference) {
        EntityRef ref = EntityRef.parse(reference.value(), "Group", entity.ref().namespace());
        if (ref == null || !ref.isOfKind("Group") && !ref.isOfKind("User")) {
            reference.note("is no name of a group or a user; left out");
            return "";
        }
        Entity owner = entities.find(ref);
        String team = team(owner == null ? ref : owner.ref());
        if (ref.isOfKind("User")) {
            reference.note("a person is written as a team, " + team
                    + (catalog.has(team) ? "" : "; declare it in services/catalog.toml, as " + header(team)));
        } else if (owner == null && (catalog.grows() || !catalog.has(team))) {
            reference.note(place(team));
        }
        noteOthers(entity, ref);
        draft.add(owner == null ? new ImportedTeam(team, "", "", "") : described(owner));
        return team;
    }

    private void noteOthers(Entity entity, EntityRef owner) {
        for (Yaml value : entity.related("ownedBy")) {
            EntityRef other = EntityRef.parse(value, "Group", entity.ref().namespace());
            if (other == null || !other.key().equals(owner.key())) {
                entity.keys().note("relations", value, "the owner that is written is " + owner + "; left out");
            }
        }
    }

    /** Where a team stands, or has to. */
    private String place(String team) {
        return (catalog.has(team)
                        ? "the team " + team + " stands in services/catalog.toml"
                        : "declare the team " + team + " in services/catalog.toml")
                + ", as " + header(team);
    }

    private String team(EntityRef ref) {
        String name = ref.shortName().replaceAll("[^A-Za-z0-9._/-]", "-");
        return spelled(name.matches("[A-Za-z0-9].*") ? name : "team" + name);
    }

    /** The one spelling of a name whose letter case makes no difference: the catalogue's, else the first. */
    private String spelled(String team) {
        return spellings.computeIfAbsent(team.toLowerCase(Locale.ROOT), key -> catalog.spelled(team));
    }

    private static String header(String team) {
        return "[teams." + (team.matches("[A-Za-z0-9_-]+") ? team : "\"" + team + "\"") + "]";
    }

    private ImportedTeam described(Entity owner) {
        Keys profile = owner.spec().inner("profile");
        String shown = profile.text("displayName");
        String title = owner.metadata().text("title");
        return new ImportedTeam(
                team(owner.ref()),
                shown.isEmpty() ? title : shown,
                owner.metadata().text("description"),
                profile.text("email"));
    }

    /** Adds the groups that own nothing of the input, and says of each where it stands. */
    void groups() {
        for (Entity group : entities.all("Group")) {
            draft.add(described(group));
            group.note(place(team(group.ref())) + "; its members, its parent and its children have no place there");
            finish(group);
        }
    }

    /** Notes what a group says beyond what is written of its team and told of it. */
    private static void finish(Entity group) {
        Keys profile = group.spec().inner("profile");
        List.of("displayName", "email").forEach(profile::take);
        profile.finish();
        group.spec().takeIf("type", "team");
        List.of("members", "parent", "children").forEach(group.spec()::take);
        group.spec().finish();
        List.of("name", "title", "description", "uid", "etag", "generation").forEach(group.metadata()::take);
        group.metadata().finish();
    }
}
