package dev.serviceregistry.cli;

import dev.serviceregistry.registry.PolicySource;
import dev.serviceregistry.registry.files.CacheFolder;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.UsedPack;
import dev.serviceregistry.registry.toml.TomlProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The packs that a repository and its former states use, each found and verified once. */
final class Packs implements PolicySource {

    private final Repository repository;
    private final List<UsedPack> asked;
    private final Surroundings surroundings;
    private final Map<Path, List<PackInUse>> known = new HashMap<>();

    /**
     * For a repository.
     *
     * @param asked the packs that its settings ask for as they are
     */
    Packs(Repository repository, List<UsedPack> asked, Surroundings surroundings) {
        this.repository = repository;
        this.asked = asked;
        this.surroundings = surroundings;
    }

    @Override
    public synchronized List<PackInUse> of(Path root) {
        List<PackInUse> packs = known.get(root);
        if (packs == null) {
            packs = verified(asked(root), root);
            known.put(root, packs);
        }
        return packs;
    }

    /** The packs that the repository asks for as it is. */
    List<UsedPack> asked() {
        return asked;
    }

    /** Where the files of these are, or should be. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (UsedPack use : asked) {
            files.add(named(
                    use, repository.root(), () -> PackPlace.of(use, repository.root(), repository, surroundings)));
        }
        return files;
    }

    private List<UsedPack> asked(Path root) {
        if (root.equals(repository.root())) {
            return asked;
        }
        if (!Files.exists(root.resolve(SettingsFile.NAME))) {
            return List.of();
        }
        try {
            SettingsFile settings = SettingsFile.read(root, FileCache.of(surroundings));
            for (TomlProblem problem : settings.problems()) {
                throw new UsageProblem(place(problem.source().toString(), root) + ": error: " + problem.message());
            }
            return settings.packs();
        } catch (IOException e) {
            throw new UsageProblem(FileProblems.message(e));
        }
    }

    private List<PackInUse> verified(List<UsedPack> uses, Path root) {
        if (uses.isEmpty()) {
            return List.of();
        }
        CacheFolder verdicts = FileCache.ofPacks(surroundings);
        List<PackInUse> packs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (UsedPack use : uses) {
            packs.add(named(use, root, () -> {
                PackInUse pack =
                        PackVerification.of(use, PackPlace.bytes(use, root, repository, surroundings), verdicts);
                if (!names.add(pack.pack().id().name())) {
                    throw new UsageProblem(
                            "there is a pack " + pack.pack().id().name() + " already: use one version of it");
                }
                return pack;
            }));
        }
        return List.copyOf(packs);
    }

    /** What is found out about a pack; a problem with it names it, and where it is asked for. */
    private <T> T named(UsedPack use, Path root, Supplier<T> finding) {
        try {
            return finding.get();
        } catch (UsageProblem e) {
            throw new UsageProblem(
                    place(use.source().toString(), root) + ": error: " + use.shown() + " " + e.getMessage());
        }
    }

    /** A place as whoever called would write it; one of a former state says so. */
    private String place(String place, Path root) {
        return root.equals(repository.root())
                ? repository.shown(place)
                : "in the state that is compared with, " + place;
    }
}
