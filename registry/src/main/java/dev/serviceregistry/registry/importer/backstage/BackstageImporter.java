package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
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

/** Turns Backstage's catalogue files into a project's {@code services.toml} and the teams that own its services. */
public final class BackstageImporter implements Importer {
    private static final Dialect DIALECT = new Dialect(
            "Backstage",
            "a catalogue file",
            "fill it in and import the result",
            Set.of(),
            1_000_000,
            Set.of("$text", "$json", "$yaml"));

    @Override
    public ImportResult importFiles(List<Path> files, ImportOptions options) {
        Notes notes = new Notes(DIALECT);
        ProjectDraft.check(files, options, notes);
        if (notes.hasErrors()) {
            return new ImportFailure(notes.errors());
        }
        Entities entities = new Entities(notes);
        new InputFiles(notes, entities::add).read(files);
        if (!notes.hasErrors() && entities.all("Component", "Resource").isEmpty()) {
            entities.refuse(SourceLocation.startOf(TextFile.display(files.get(0))));
        }
        return notes.hasErrors()
                ? new ImportFailure(notes.errors())
                : new BackstageProject(entities, options, notes).imported();
    }

    /** Whether a document is an entity of Backstage, be it a right one. */
    public static boolean recognizes(Yaml document) {
        return document instanceof Yaml.Table table && isOfBackstage(table);
    }

    static boolean isOfBackstage(Yaml.Table table) {
        return table.value("apiVersion") instanceof Yaml.Scalar version
                && version.text().contains("backstage.io/");
    }
}
