package dev.serviceregistry.registry.importer.backstage;

import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.DATABASE;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.component;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.entity;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.files;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.notes;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.toml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References lead to services of the input, or are noted. */
class ReferencesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource:default/orders-db",
                "resource:orders-db",
                "Resource:Default/Orders-DB",
                "default/orders-db",
                "orders-db",
                "{ kind: Resource, namespace: default, name: orders-db }",
                "{ kind: resource, name: orders-db }",
                "{ name: orders-db }",
            })
    void a_reference_is_understood_in_every_spelling(String reference) {
        assertThat(files(directory, component("dependsOn: [" + reference + "]"), DATABASE)
                        .toml())
                .contains("[services.cart.dependencies]\nrequires = [\"orders-db\"]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resource:other/orders-db   | there is no resource:other/orders-db in the input; left out
            component:orders-db        | there is no component:default/orders-db in the input; left out
            system:shop                | system:default/shop is no service in the registry; left out
            component:cart             | it is the entity itself; left out
            'a b'                      | is no reference to an entity, as in component:default/name; left out
            'a:b:c'                    | is no reference to an entity, as in component:default/name; left out
            [x]                        | is no reference to an entity, as in component:default/name; left out
            """)
    void a_reference_that_leads_to_no_service_is_noted_and_left_out(String reference, String note) {
        String text = component("dependsOn: [" + (reference.startsWith("[") ? reference : "'" + reference + "'") + "]");

        assertThat(files(directory, text, DATABASE, entity("System", "shop", "", "owner: team-a"))
                        .toml())
                .doesNotContain("requires");
        assertThat(notes(directory, text, DATABASE, entity("System", "shop", "", "owner: team-a")))
                .contains("catalog-info.yaml:4:74: Component cart.spec.dependsOn: " + note);
    }

    @Test
    void a_name_in_another_namespace_is_another() {
        String there = entity("Resource", "orders-db", "namespace: other", "type: cache, owner: team-a");

        String toml = files(directory, component("dependsOn: [resource:other/orders-db]"), DATABASE, there)
                .toml();

        assertThat(toml)
                .contains("requires = [\"orders-db-2\"]")
                .contains("[services.orders-db-2]\ntype = \"cache\"\nversion = \"0.0.0\"\nowner = \"other/team-a\"\n"
                        + "aliases = [\"other/orders-db\"]\n");
    }

    @Test
    void what_says_that_it_is_needed_is_required() {
        assertThat(files(
                                directory,
                                component("subcomponentOf: x"),
                                entity("Resource", "orders-db", "", "type: database, dependencyOf: [component:cart]"))
                        .toml())
                .contains("[services.cart.dependencies]\nrequires = [\"orders-db\"]\n");
    }

    @Test
    void a_circle_is_a_matter_of_calls() {
        String toml = files(
                        directory,
                        component("dependsOn: [component:b, resource:orders-db]"),
                        entity("Component", "b", "", "type: service, dependsOn: [component:c]"),
                        entity("Component", "c", "", "type: service, dependsOn: [component:cart]"),
                        DATABASE)
                .toml();

        assertThat(toml)
                .contains("[services.cart.dependencies]\nrequires = [\"orders-db\"]\ncalls = [\"b\"]\n")
                .contains(
                        "[services.b.dependencies]\ncalls = [\"c\"]\n",
                        "[services.c.dependencies]\ncalls = [\"cart\"]\n");
        assertThat(notes(
                        directory,
                        component("dependsOn: [component:b]"),
                        entity("Component", "b", "", "type: service, dependsOn: [component:cart]")))
                .filteredOn(
                        note -> note.contains("is part of a circle, which no start order can be; written as a call"))
                .hasSize(2);
    }

    @Test
    void a_contract_that_nobody_of_the_input_provides_is_not_consumed() {
        String text = component("consumesApis: [ledger, other/ledger]");

        assertThat(files(directory, text, entity("API", "ledger", "", "type: openapi, definition: x"))
                        .toml())
                .doesNotContain("dependencies");
        assertThat(notes(directory, text, entity("API", "ledger", "", "type: openapi, definition: x")))
                .contains(
                        "catalog-info.yaml:4:77: Component cart.spec.consumesApis: no component of the input provides"
                                + " API:default/ledger; left out",
                        "catalog-info.yaml:4:85: Component cart.spec.consumesApis: no component of the input provides"
                                + " API:other/ledger; left out",
                        "catalog-info.yaml:6:1: API ledger: no component of the input provides it; left out");
    }

    @Test
    void a_contract_is_called_as_the_api_spells_itself() {
        assertThat(files(
                                directory,
                                component("providesApis: [LEDGER], consumesApis: [Ledger]"),
                                entity("API", "ledger", "", "type: openapi"))
                        .toml())
                .contains("consumes = [\"ledger\"]\nprovides = [\"ledger\"]\n");
    }

    @Test
    void a_reference_to_another_kind_than_a_key_takes_is_noted_and_left_out() {
        String[] entities = {
            component("system: resource:x, providesApis: [component:cart], consumesApis: ['api:default/a', group:b]"),
            entity("Component", "b", "", "type: api, owner: component:cart"),
        };

        assertThat(files(directory, entities).toml()).doesNotContain("dependencies", "system", "owner = \"cart\"");
        assertThat(notes(directory, entities))
                .extracting(note -> note.substring(note.indexOf("Component")))
                .containsExactly(
                        "Component cart.spec.system: is no system but resource:default/x; left out",
                        "Component cart.spec.providesApis: component:default/cart is no API; left out",
                        "Component cart.spec.consumesApis: no component of the input provides api:default/a; left out",
                        "Component cart.spec.consumesApis: group:default/b is no API; left out",
                        "Component b.spec.owner: is no name of a group or a user; left out");
    }

    @Test
    void relations_of_the_catalogues_api_say_what_the_entity_itself_does_not() {
        ImportDirectory files = files(directory, """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: cart }
                spec: { type: service, lifecycle: production, dependsOn: ["component:ledger"] }
                relations:
                  - { type: ownedBy, targetRef: "group:default/payments" }
                  - { type: partOf, targetRef: "system:default/shop" }
                  - { type: dependsOn, targetRef: "component:default/ledger" }
                  - { type: dependsOn, target: { kind: resource, namespace: default, name: orders-db } }
                  - { type: dependsOn, targetRef: "resource:default/gone" }
                  - { type: providesApi, targetRef: "api:default/cart-http" }
                  - { type: consumesApi, targetRef: "api:default/ledger-http" }
                """, """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: ledger }
                spec: { type: service, lifecycle: production, owner: team-a, providesApis: [ledger-http] }
                relations:
                  - { type: ownedBy, targetRef: "group:default/team-a" }
                  - { type: ownedBy, targetRef: "group:default/team-b" }
                  - { type: dependencyOf, targetRef: "component:default/cart" }
                  - { type: partOf, targetRef: "component:default/cart" }
                  - { type: mirrors, targetRef: "component:default/cart" }
                status: { items: [] }
                """, DATABASE);

        assertThat(files.toml())
                .contains(
                        "[services.cart]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"payments\"\nsystem = \"shop\"\n")
                .contains("[services.cart.dependencies]\nrequires = [\"ledger\", \"orders-db\"]\n"
                        + "consumes = [\"ledger-http\"]\nprovides = [\"cart-http\"]\n")
                .contains("[services.ledger]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"team-a\"\n");
        assertThat(files.notes())
                .filteredOn(note -> !note.contains("stands in services/catalog.toml"))
                .extracting(note -> note.substring(note.indexOf("Component")))
                .containsExactly(
                        "Component cart.relations: there is no resource:default/gone in the input; left out",
                        "Component ledger.relations: the owner that is written is Group:default/team-a; left out",
                        "Component ledger.relations: partOf has no place in the registry; left out",
                        "Component ledger.relations: mirrors has no place in the registry; left out",
                        "Component ledger.status: has no place in the registry; left out");
    }
}
