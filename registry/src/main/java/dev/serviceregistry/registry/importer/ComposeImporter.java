package dev.serviceregistry.registry.importer;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the Compose files of a project into its {@code services.toml}.
 *
 * <p>Files are laid over each other in their order. Relative paths, {@code .env} and {@code env_file} start from the
 * first file's directory; the shell's variables are not read, so that an import is repeatable.
 */
public final class ComposeImporter {

    /**
     * The project, or the errors for which there is none; never an exception for what a file says.
     *
     * @param files at least one, in the order in which Compose would be given them
     */
    public ImportResult importFiles(List<Path> files, ImportOptions options) {
        Notes notes = new Notes();
        if (!options.hasValidName()) {
            notes.error(
                    SourceLocation.startOf(files.isEmpty() ? "." : TextFile.display(files.get(0))),
                    "the project's name must begin with a letter or digit and have only letters, digits, `.`, `_` and"
                            + " `-`, and `global` is the catalogue's: " + options.projectName());
        }
        if (files.isEmpty()) {
            notes.error(SourceLocation.startOf("."), "name at least one Compose file");
        }
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
        ComposeProject project = new ComposeProject(model, options, notes);
        Map<String, Object> toml = project.toml();
        TreeMap<String, String> written = new TreeMap<>();
        written.put("projects/" + options.projectName() + "/services.toml", TomlWriter.write(toml));
        return new ImportedProject(options.projectName(), written, notes.notes(), project.counts());
    }
}
