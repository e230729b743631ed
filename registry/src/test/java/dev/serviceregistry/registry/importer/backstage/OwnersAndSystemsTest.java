package dev.serviceregistry.registry.importer.backstage;

import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.DATABASE;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.component;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.entity;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.files;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.into;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.notes;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.toml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportNote;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.ImportedTeam;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Owners become teams and systems projects, however they are spelt. */
class OwnersAndSystemsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "team-a, team-a",
        "group:team-a, team-a",
        "group:default/team-a, team-a",
        "infra/team-a, infra/team-a",
        "CNCF, CNCF",
        "user:guest, guest",
        "{ name: team-a }, team-a",
    })
    void the_owner_is_a_team(String owner, String team) {
        ImportDirectory files = files(directory, entity("Component", "cart", "", "type: api, owner: " + owner));

        assertThat(files.toml()).contains("owner = \"" + team + "\"");
        assertThat(files.project().teams()).containsExactly(new ImportedTeam(team, "", "", ""));
    }

    @Test
    void where_a_team_stands_is_noted() {
        assertThat(files(directory, entity("Component", "a", "", "type: api, owner: team-a"))
                        .notes())
                .containsExactly("catalog-info.yaml:4:27: Component a.spec.owner: the team team-a stands in"
                        + " services/catalog.toml, as [teams.team-a]");
        assertThat(files(directory, entity("Component", "a", "", "type: api, owner: x/y"))
                        .notes())
                .singleElement()
                .asString()
                .endsWith("as [teams.\"x/y\"]");
        assertThat(files(directory, entity("Component", "a", "", "type: api, owner: user:guest"))
                        .notes())
                .singleElement()
                .asString()
                .endsWith("Component a.spec.owner: a person is written as a team, guest");
        assertThat(files(directory, entity("Component", "a", "", "type: api, owner: 'a b'"))
                        .notes())
                .singleElement()
                .asString()
                .endsWith("Component a.spec.owner: is no name of a group or a user; left out");
    }

    @Test
    void an_entity_without_an_owner_has_the_one_that_is_asked_for() {
        files(
                directory,
                entity("Component", "a", "", "type: api"),
                entity("Component", "b", "", "type: api, owner: team-b"));
        ImportedProject project = (ImportedProject) new BackstageImporter()
                .importFiles(List.of(directory.resolve("catalog-info.yaml")), new ImportOptions("shop", "@ops"));

        assertThat(project.files().get("projects/shop/services.toml"))
                .contains("[project]\nname = \"shop\"\nowner = \"ops\"\n")
                .contains("[services.a]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"ops\"\n")
                .contains("[services.b]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"team-b\"\n");
    }

    @Test
    void what_a_group_says_beyond_its_team_is_noted() {
        assertThat(files(directory, DATABASE, """
                        apiVersion: backstage.io/v1alpha1
                        kind: Group
                        metadata: { name: team-a, tags: [core] }
                        spec: { type: department, parent: all, profile: { email: a@example.org, picture: "https://example.org/a" } }
                        """).notes())
                .anyMatch(note -> note.endsWith("Group team-a.metadata.tags: has no place in the registry; left out"))
                .anyMatch(note -> note.endsWith("Group team-a.spec.type: has no place in the registry; left out"))
                .anyMatch(note ->
                        note.endsWith("Group team-a.spec.profile.picture: has no place in the registry; left out"))
                .noneMatch(note -> note.contains("spec.parent") || note.contains("profile.email"));
    }

    @Test
    void owners_and_systems_that_differ_in_letter_case_are_one() {
        ImportDirectory files = files(
                directory,
                entity("Component", "a", "", "type: api, owner: Team-A, system: Shop"),
                entity("Component", "b", "", "type: api, owner: team-a, system: shop"),
                entity("Component", "c", "", "type: api, owner: 'user:TEAM-A', system: SHOP"));

        assertThat(files.toml())
                .containsSubsequence("owner = \"Team-A\"", "owner = \"Team-A\"", "owner = \"Team-A\"")
                .containsSubsequence("system = \"Shop\"", "system = \"Shop\"", "system = \"Shop\"");
        assertThat(files.project().teams()).extracting(ImportedTeam::name).containsExactly("Team-A");
    }

    @Test
    void a_system_is_called_as_it_spells_itself() {
        assertThat(files(
                                directory,
                                entity("Component", "a", "", "type: api, system: SHOP"),
                                entity("System", "Shop", "", "owner: team-a"))
                        .toml())
                .contains("system = \"Shop\"");
    }

    @Test
    void a_group_is_called_as_it_spells_itself_and_the_catalogue_goes_before_it() {
        String component = entity("Component", "a", "", "type: api, owner: TEAM-A");
        String group = entity("Group", "team-a", "", "type: team");

        assertThat(files(directory, component, group).toml()).contains("owner = \"team-a\"");
        assertThat(toml(into(directory, Set.of("Team-A"), "@team-A", component, group)))
                .contains("[project]\nname = \"shop\"\nowner = \"Team-A\"\n")
                .contains("version = \"0.0.0\"\nowner = \"Team-A\"\n");
    }

    @Test
    void a_team_that_the_catalogue_lacks_is_to_be_declared() {
        ImportedProject project = into(
                directory,
                Set.of("team-a"),
                "",
                entity("Component", "a", "", "type: api, owner: team-a"),
                entity("Component", "b", "", "type: api, owner: team-b"),
                entity("Component", "c", "", "type: api, owner: user:guest"),
                entity("Group", "team-a", "", "type: team"),
                entity("Group", "team-c", "", "type: team"));

        assertThat(project.notes())
                .extracting(ImportNote::message)
                .containsExactly(
                        "Component b.spec.owner: declare the team team-b in services/catalog.toml, as [teams.team-b]",
                        "Component c.spec.owner: a person is written as a team, guest; declare it in"
                                + " services/catalog.toml, as [teams.guest]",
                        "Group team-a: the team team-a stands in services/catalog.toml, as [teams.team-a]; its members,"
                                + " its parent and its children have no place there",
                        "Group team-c: declare the team team-c in services/catalog.toml, as [teams.team-c]; its members,"
                                + " its parent and its children have no place there");
    }

    @Test
    void systems_of_two_namespaces_stay_two() {
        String[] entities = {
            entity("Component", "a", "", "type: api, system: devex/one"),
            entity("Component", "b", "", "type: api, system: devex-one"),
            entity("Component", "c", "", "type: api, system: DevEx/One"),
        };

        assertThat(files(directory, entities).toml())
                .containsSubsequence("system = \"devex-one-2\"", "system = \"devex-one\"", "system = \"devex-one-2\"");
        assertThat(notes(directory, entities))
                .containsExactly(
                        "catalog-info.yaml:4:20: Component a.spec.system: devex/one is written as devex-one-2",
                        "catalog-info.yaml:14:20: Component c.spec.system: DevEx/One is written as devex-one-2");
    }
}
