package dev.serviceregistry.cli;

import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the baselines of a repository and of its former states are: where whoever called says, else where their settings say. */
final class BaselinePlace {

    private final Repository repository;
    private final StatedSettings settings;
    private @Nullable Path given;

    BaselinePlace(Repository repository, StatedSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    /** Takes this file in the place of what settings say, in every state that has it. */
    void take(Path file) {
        given = file.toAbsolutePath().normalize();
    }

    /** The file of the state with this root, be it there or not. */
    Path in(Path root) {
        Path file = given;
        if (file != null) {
            return isOwn(file) ? root.resolve(RepositoryFile.name(repository.root(), file)) : file;
        }
        String named = settings.of(root).baseline();
        try {
            return root.resolve(named.isEmpty() ? BaselineFile.NAME : named);
        } catch (InvalidPathException e) {
            throw new UsageProblem("baseline: '" + named + "' cannot be the name of a file");
        }
    }

    /** What a former state must hold besides what its settings name. */
    List<String> named() {
        Path file = given;
        return file == null || !isOwn(file) ? List.of() : List.of(RepositoryFile.name(repository.root(), file));
    }

    private boolean isOwn(Path file) {
        return file.startsWith(repository.root().toAbsolutePath().normalize());
    }
}
