package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.CatalogTeams;
import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Entities of a catalogue of Backstage, and what their import comes to. */
final class BackstageEntities {

    /** A database that a component may use. */
    static final String DATABASE = entity("Resource", "orders-db", "", "type: database, owner: team-a");

    private BackstageEntities() {}

    /** An entity that says this of itself. */
    static String entity(String kind, String name, String metadata, String spec) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: %s
                metadata: { name: %s%s }
                spec: { %s }
                """.formatted(kind, name, metadata.isEmpty() ? "" : ", " + metadata, spec);
    }

    /** A component that says this besides what every component says. */
    static String component(String spec) {
        return entity("Component", "cart", "", "type: service, owner: team-a, lifecycle: production, " + spec);
    }

    /** A directory with one file of these. */
    static ImportDirectory files(Path directory, String... entities) {
        return new ImportDirectory(directory, new BackstageImporter(), "catalog-info.yaml")
                .with("catalog-info.yaml", String.join("---\n", entities));
    }

    /** Notes but for those that say where teams stand. */
    static List<String> notes(Path directory, String... entities) {
        return files(directory, entities).notes().stream()
                .filter(note -> !note.contains("stands in services/catalog.toml"))
                .toList();
    }

    /** The project for these, in a repository that declares these teams. */
    static ImportedProject into(Path directory, Set<String> declared, String owner, String... entities) {
        files(directory, entities);
        return (ImportedProject) new BackstageImporter()
                .importFiles(
                        List.of(directory.resolve("catalog-info.yaml")),
                        new ImportOptions("shop", owner, new CatalogTeams(declared, false)));
    }

    static String toml(ImportedProject project) {
        return project.files().get("projects/shop/services.toml");
    }
}
