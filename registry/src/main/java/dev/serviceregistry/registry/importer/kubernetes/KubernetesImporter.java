package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.Importer;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.yaml.Dialect;
import dev.serviceregistry.registry.importer.yaml.InputFiles;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.TextFile;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Turns Kubernetes manifests into a project's {@code services.toml}.
 *
 * <p>All files together are taken for what one cluster is given. A directory stands for its YAML and JSON files. Values of
 * secrets are never read into the project.
 */
public final class KubernetesImporter implements Importer {
    private static final Dialect DIALECT = new Dialect(
            "Kubernetes",
            "a manifest",
            "render it, as with `helm template`, and import the result",
            Set.of(),
            1_000_000);

    @Override
    public ImportResult importFiles(List<Path> files, ImportOptions options) {
        Notes notes = new Notes(DIALECT);
        ProjectDraft.check(files, options, notes);
        if (notes.hasErrors()) {
            return new ImportFailure(notes.errors());
        }
        Manifests manifests = new Manifests(notes);
        new InputFiles(notes, manifests::add).read(files);
        if (notes.hasErrors()) {
            return new ImportFailure(notes.errors());
        }
        Cluster cluster = manifests.cluster();
        if (cluster.workloads().isEmpty()) {
            cluster.withoutContainers()
                    .forEach(object -> notes.error(
                            object.at(), object.title() + " has no containers: there is nothing to import"));
            if (!notes.hasErrors()) {
                notes.error(
                        SourceLocation.startOf(TextFile.display(files.get(0))),
                        "there is no Deployment or other workload in the input: there is nothing to import");
            }
            return new ImportFailure(notes.errors());
        }
        ImportedProject project = new KubernetesProject(cluster, options).imported();
        return notes.hasErrors() ? new ImportFailure(notes.errors()) : project;
    }

    /** Whether a document is a manifest, be it a right one. */
    public static boolean recognizes(Yaml document) {
        return document instanceof Yaml.Table table && (table.has("kind") || table.has("apiVersion"));
    }
}
