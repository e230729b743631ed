package dev.serviceregistry.registry.importer.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCatalogTest {
    @TempDir
    Path directory;

    private ImportDirectory files(String text) {
        return new ImportDirectory(directory, new BackstageImporter(), "catalog-info.yaml")
                .with("catalog-info.yaml", text);
    }

    private List<String> errors(String text) {
        return files(text).errors();
    }

    @Test
    void broken_files_are_reported_at_their_place() {
        assertThat(errors("apiVersion: backstage.io/v1alpha1\nkind: [\n"))
                .singleElement()
                .asString()
                .contains("not valid YAML");
        assertThat(errors("kind: Component\nmetadata: { name: x }\n"))
                .containsExactly(
                        "catalog-info.yaml:1:1: this is not a Backstage entity: its `apiVersion` is none of Backstage's");
        assertThat(errors("apiVersion: backstage.io/v1alpha1\nmetadata: { name: x }\n"))
                .containsExactly(
                        "catalog-info.yaml:1:1: the entity has an `apiVersion` but no `kind`; write which kind it is");
        assertThat(errors("apiVersion: backstage.io/v1alpha1\nkind: Component\n"))
                .containsExactly("catalog-info.yaml:1:1: this Component has no `metadata.name`");
        assertThat(errors("apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: '{{ name }}' }\n"))
                .containsExactly(
                        "catalog-info.yaml:3:13: this is a template with {{ }} in it, not a catalogue file; fill it in"
                                + " and import the result");
        assertThat(errors("services: { web: { image: nginx } }\n"))
                .containsExactly(
                        "catalog-info.yaml:1:1: this is a Compose file, not a Backstage entity; bring it in with"
                                + " `import compose`");
        assertThat(errors("- a\n")).singleElement().asString().contains("is not a Backstage entity");
        assertThat(errors(""))
                .containsExactly("catalog-info.yaml:1:1: there is no Component and no Resource in the input: there is"
                        + " nothing to import");
    }

    @Test
    void input_without_services_is_told_with_what_is_in_it_and_where_more_may_be() {
        assertThat(errors("""
                        apiVersion: backstage.io/v1alpha1
                        kind: Location
                        metadata: { name: root }
                        spec: { targets: [./a.yaml, ./b.yaml, c, d, e, f, g] }
                        ---
                        apiVersion: backstage.io/v1alpha1
                        kind: Location
                        spec: { target: ./h.yaml }
                        ---
                        apiVersion: backstage.io/v1alpha1
                        kind: Group
                        metadata: { name: a }
                        ---
                        apiVersion: backstage.io/v1alpha1
                        kind: component
                        metadata: { name: cart }
                        """))
                .containsExactly(
                        "catalog-info.yaml:1:1: Location root: the files that it names are not read (./a.yaml, ./b.yaml,"
                                + " c, d, e and 2 more); import them together with this one",
                        "catalog-info.yaml:1:1: there is no Component and no Resource in the input, only 1 Group, 2"
                                + " Locations, 1 component: there is nothing to import",
                        "catalog-info.yaml:6:1: Location unnamed: the files that it names are not read (./h.yaml);"
                                + " import them together with this one",
                        "catalog-info.yaml:14:1: component cart: there is no kind 'component'; did you mean"
                                + " 'Component'?");
    }

    @Test
    void a_kind_in_another_letter_case_is_noted_with_the_one_that_was_meant() {
        assertThat(files("""
                        apiVersion: backstage.io/v1alpha1
                        kind: Component
                        metadata: { name: a }
                        spec: { type: api }
                        ---
                        apiVersion: backstage.io/v1alpha1
                        kind: resource
                        metadata: { name: b }
                        """).notes())
                .containsExactly(
                        "catalog-info.yaml:6:1: resource b: left out, since there is no kind 'resource'; did you"
                                + " mean 'Resource'?");
    }

    @Test
    void a_name_in_another_file_is_told_as_that() {
        for (String metadata : List.of("{ $yaml: ./metadata.yaml }", "{ name: { $text: ./name.txt } }")) {
            assertThat(errors("apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: " + metadata + "\n"))
                    .singleElement()
                    .asString()
                    .endsWith(
                            "this Component has no `metadata.name` here but in another file, which is not read; write it"
                                    + " here");
        }
    }

    @Test
    void an_entity_that_is_declared_twice_is_what_its_last_declaration_says() {
        String entity =
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: %s }\nspec: { type: %s }\n";
        ImportDirectory files = files(entity.formatted("x", "api") + "---\n" + entity.formatted("X", "web"));

        assertThat(files.toml()).contains("type = \"web\"").doesNotContain("type = \"api\"");
        assertThat(files.notes())
                .containsExactly(
                        "catalog-info.yaml:6:1: Component X: it is declared twice, at catalog-info.yaml:1:1 too; the"
                                + " last one holds");
    }

    @Test
    void ten_thousand_entities_are_imported() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("""
                    apiVersion: backstage.io/v1alpha1
                    kind: Component
                    metadata: { name: s%d }
                    spec: { type: api, lifecycle: production, owner: team-a, dependsOn: [component:s%d] }
                    ---
                    """.formatted(i, i + 1));
        }
        ImportedProject project = files(text.toString()).project();

        assertThat(project.counts().services()).isEqualTo(10_000);
        assertThat(project.counts().dependencies()).isEqualTo(9_999);
    }

    @Test
    void wrong_forms_are_noted() {
        assertThat(files("""
                        apiVersion: backstage.io/v1alpha1
                        kind: Component
                        metadata: { name: x, tags: [[a]], labels: text, links: [a, { title: b }], annotations: [a] }
                        spec: { type: [api], lifecycle: {}, owner: [a], system: { a: b }, dependsOn: resource:x, providesApis: {} }
                        """).notes())
                .hasSizeGreaterThan(8)
                .allMatch(note -> note.matches("catalog-info\\.yaml:[34]:\\d+: Component x\\..*"));
    }

    @Test
    void no_broken_file_ends_in_an_exception() {
        String good = """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: cart, title: a, tags: [b], labels: { c: d }, annotations: { github.com/project-slug: a/b }, links: [{ url: x }] }
                spec: { type: service, lifecycle: production, owner: group:a, system: s, dependsOn: ["resource:db"], providesApis: [p], consumesApis: [p] }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Resource
                metadata: { name: db, namespace: default }
                spec: { type: database, dependencyOf: [component:cart], owner: { kind: User, name: u } }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: { name: a }
                spec: { profile: { displayName: A, email: e } }
                """;
        String pieces = "{}[]:,&*!|>'\"%@`#-?$\n\t \\0a~<=/";
        Random random = new Random(42);
        int written = 0;
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                    default -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                }
            }
            ImportResult result = files(text.toString()).result();
            if (result instanceof ImportedProject project) {
                written++;
                String toml = project.files().get("projects/shop/services.toml");
                assertThat(org.tomlj.Toml.parse(toml, org.tomlj.TomlVersion.V1_0_0)
                                .errors())
                        .as(toml)
                        .isEmpty();
            }
        }
        assertThat(written).isGreaterThan(500);
    }
}
