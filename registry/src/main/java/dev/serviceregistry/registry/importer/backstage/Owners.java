package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.ImportedTeam;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.List;

/** Finds the teams that own services, and says that they belong into the catalogue. */
final class Owners {
    private final Entities entities;
    private final ProjectDraft draft;

    Owners(Entities entities, ProjectDraft draft) {
        this.entities = entities;
        this.draft = draft;
    }

    /** The team that an entity names as its owner; empty for none. */
    String of(Entity entity) {
        Yaml written = entity.spec().take("owner");
        EntityRef ref = written == null
                ? null
                : EntityRef.parse(written, "Group", entity.ref().namespace());
        if (written == null || ref == null) {
            if (written != null) {
                entity.spec().note("owner", "is no name of a group or a user; left out");
            }
            return "";
        }
        Entity owner = entities.find(ref);
        String team = team(owner == null ? ref : owner.ref());
        if (ref.isOfKind("User")) {
            entity.spec().note("owner", "a person is written as a team, " + team);
        } else if (owner == null) {
            entity.spec().note("owner", "the team " + team + " stands in services/catalog.toml, as " + header(team));
        }
        draft.add(owner == null ? new ImportedTeam(team, "", "", "") : described(owner));
        return team;
    }

    private static String team(EntityRef ref) {
        String name = ref.shortName().replaceAll("[^A-Za-z0-9._/-]", "-");
        return name.matches("[A-Za-z0-9].*") ? name : "team" + name;
    }

    private static String header(String team) {
        return "[teams." + (team.matches("[A-Za-z0-9_-]+") ? team : "\"" + team + "\"") + "]";
    }

    private static ImportedTeam described(Entity owner) {
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
            group.note("a team stands in services/catalog.toml, as " + header(team(group.ref()))
                    + "; its members, its parent and its children have no place there");
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
