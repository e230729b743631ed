package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.Importer;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.yaml.Dialect;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Turns the Compose files of a project into its {@code services.toml}.
 *
 * <p>Files are laid over each other in their order. Relative paths, {@code .env} and {@code env_file} start from the
 * first file's directory; the shell's variables are not read, so that an import is repeatable.
 */
public final class ComposeImporter implements Importer {
    private static final Dialect DIALECT = new Dialect(
            "Compose", "a Compose file", "render it and import the result", Set.of("!reset", "!override"), 200_000);

    /**
     * The project, or the errors for which there is none; never an exception for what a file says.
     *
     * @param files at least one, in the order in which Compose would be given them
     */
    @Override
    public ImportResult importFiles(List<Path> files, ImportOptions options) {
        Notes notes = new Notes(DIALECT);
        ProjectDraft.check(files, options, notes);
        if (notes.hasErrors()) {
            return new ImportFailure(notes.errors());
        }
        ComposeModel model = new ComposeLoader(ComposeLoader.parent(files.get(0)), notes).load(files);
        if (model != null && model.section("services").entries().isEmpty()) {
            notes.error(model.document().at(), "this has no services: there is nothing to import");
        }
        if (model == null || notes.hasErrors()) {
            return new ImportFailure(notes.errors());
        }
        return new ComposeProject(model, options, notes).imported();
    }

    /** Whether a document is a Compose file, be it a right one. */
    public static boolean recognizes(Yaml document) {
        return document instanceof Yaml.Table table
                && !table.entries().isEmpty()
                && (table.has("services") || ComposeFiles.hasComposeKeys(table) || FirstFormat.is(table));
    }
}
