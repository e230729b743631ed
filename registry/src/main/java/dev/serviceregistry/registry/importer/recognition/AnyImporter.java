package dev.serviceregistry.registry.importer.recognition;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.Importer;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.yaml.Dialect;
import dev.serviceregistry.registry.importer.yaml.InputFiles;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Imports files of whatever kind they are, as long as all are of one: Compose, Kubernetes or Backstage. */
public final class AnyImporter implements Importer {
    private static final Dialect DIALECT = new Dialect(
            "input",
            "a file that can be imported",
            "render it, as with `helm template`, and import the result",
            Set.of("!reset", "!override"),
            1_000_000);

    /** The first file of a kind, and where it says so. */
    private record Known(InputFormat format, SourceLocation at) {}

    @Override
    public ImportResult importFiles(List<Path> files, ImportOptions options) {
        Notes notes = new Notes(DIALECT);
        ProjectDraft.check(files, options, notes);
        Known known = null;
        for (Path file : files) {
            known = first(known, recognized(file, notes), notes);
        }
        if (known == null || notes.hasErrors()) {
            return new ImportFailure(notes.errors());
        }
        return known.format().importer().importFiles(files, options);
    }

    /** The kind of a file or of the first that is known in a directory, or null after an error. */
    private static @Nullable Known recognized(Path file, Notes notes) {
        Recognition recognition = new Recognition();
        int errors = notes.errors().size();
        new InputFiles(notes, recognition::take).read(List.of(file));
        if (notes.errors().size() == errors && recognition.known == null) {
            notes.error(
                    recognition.at == null ? InputFiles.startOf(file) : recognition.at,
                    "this is neither a Compose file nor a Kubernetes manifest nor a Backstage entity; those can be"
                            + " imported");
        }
        return notes.errors().size() == errors ? recognition.known : null;
    }

    /** Looks at documents until one is known. */
    private static final class Recognition {
        private @Nullable Known known;
        private @Nullable SourceLocation at;

        private boolean take(Yaml document, boolean named) {
            if (known == null) {
                at = at == null ? document.at() : at;
                known = InputFormat.of(document)
                        .map(format -> new Known(format, document.at()))
                        .orElse(null);
            }
            return known == null;
        }
    }

    private static @Nullable Known first(@Nullable Known first, @Nullable Known next, Notes notes) {
        if (first == null || next == null) {
            return first == null ? next : first;
        }
        if (first.format() != next.format()) {
            notes.error(
                    next.at(),
                    "this is " + next.format().title() + ", but " + first.at().file() + " is "
                            + first.format().title()
                            + "; a project comes from files of one kind. Bring this in with `import "
                            + next.format().command() + "`, as another project");
        }
        return first;
    }
}
