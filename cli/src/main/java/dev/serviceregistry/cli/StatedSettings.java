package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.toml.TomlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings files of a repository and of its former states, each read once. */
final class StatedSettings {

    private final Repository repository;
    private final Surroundings surroundings;
    private final Map<Path, SettingsFile> known = new HashMap<>();

    /**
     * For a repository.
     *
     * @param own its settings as they are
     */
    StatedSettings(Repository repository, SettingsFile own, Surroundings surroundings) {
        this.repository = repository;
        this.surroundings = surroundings;
        known.put(repository.root(), own);
    }

    /** The settings of the state with this root. */
    synchronized SettingsFile of(Path root) {
        SettingsFile settings = known.get(root);
        if (settings == null) {
            settings = read(root);
            known.put(root, settings);
        }
        return settings;
    }

    private SettingsFile read(Path root) {
        if (!Files.exists(root.resolve(SettingsFile.NAME))) {
            return SettingsFile.none();
        }
        try {
            SettingsFile settings = SettingsFile.read(root, FileCache.of(surroundings));
            for (TomlProblem problem : settings.problems()) {
                throw new UsageProblem(place(problem.source().toString(), root) + ": error: " + problem.message());
            }
            return settings;
        } catch (IOException e) {
            throw new UsageProblem(FileProblems.message(e));
        }
    }

    /** A place as whoever called would write it; one of a former state says so. */
    String place(String place, Path root) {
        return root.equals(repository.root())
                ? repository.shown(place)
                : "in the state that is compared with, " + place;
    }
}
