package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.CacheFolder;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.UsedPack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The packs that a repository and its former states use, each found and verified once. */
final class Packs {

    private final Repository repository;
    private final StatedSettings settings;
    private final Surroundings surroundings;
    private final Map<Path, List<PackInUse>> known = new HashMap<>();

    /**
     * For a repository.
     *
     * @param settings tell which packs it asks for
     */
    Packs(Repository repository, StatedSettings settings, Surroundings surroundings) {
        this.repository = repository;
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** The packs of the state with this root. */
    synchronized List<PackInUse> of(Path root) {
        List<PackInUse> packs = known.get(root);
        if (packs == null) {
            packs = verified(settings.of(root).packs(), root);
            known.put(root, packs);
        }
        return packs;
    }

    /** Where the files of those are, or should be, that the repository asks for as it is. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (UsedPack use : settings.of(repository.root()).packs()) {
            files.add(named(
                    use, repository.root(), () -> PackPlace.of(use, repository.root(), repository, surroundings)));
        }
        return files;
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
                    settings.place(use.source().toString(), root) + ": error: " + use.shown() + " " + e.getMessage());
        }
    }
}
