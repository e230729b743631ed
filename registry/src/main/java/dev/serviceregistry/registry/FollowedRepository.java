package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.registry.files.FollowedFile;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.files.RepositoryLayout;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.tree.RecentTables;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A repository that is read again and again while its files change: each reading is the same as if everything had been read,
 * and costs what has changed. One thread uses it at a time.
 */
public final class FollowedRepository {

    private final RegistryReader reader;
    private final Path root;
    private @Nullable State last;

    /** What was read last. */
    private record State(
            RepositoryLayout layout,
            Map<String, RepositoryFile> places,
            Map<String, FollowedFile> followed,
            LaidPolicies policies,
            RecentTables tables,
            Reading reading) {}

    FollowedRepository(RegistryReader reader, Path root) {
        this.reader = reader;
        this.root = root;
    }

    /**
     * Looks at every file.
     *
     * @param progress is told how many of the files are read
     */
    public Reading read(Progress progress) {
        State before = last;
        // What breaks down half-way is read as a whole the next time.
        last = null;
        return read(progress, before);
    }

    private Reading read(Progress progress, @Nullable State before) {
        List<PackInUse> packs = reader.packs(root);
        RepositoryLayout layout = RepositoryLayout.of(root);
        RecentTables tables = before == null ? reader.tables(layout) : before.tables();
        ExecutorService pool = Results.helpers();
        try {
            SortedMap<String, ParsedFile> files = reader.read(layout, Map.of(), tables, pool, progress);
            LaidPolicies policies = reader.laid(packs, layout, files, tables, pool);
            Map<String, RepositoryFile> places = new HashMap<>();
            layout.files().forEach(file -> places.put(file.name(), file));
            Reading reading =
                    reader.assembled(root, layout, files, policies, tables, pool, false, registry(before), null);
            last = new State(
                    layout, places, reader.followed(layout, files, followed(before), pool), policies, tables, reading);
            return reading;
        } finally {
            RegistryReader.finish(pool);
        }
    }

    /**
     * Looks at these files and at no others, where that is enough.
     *
     * @param changed the paths, relative to the root, of what was saved, added or removed since the last reading
     */
    public Reading read(Set<String> changed) {
        State before = last;
        last = null;
        if (before == null || before.layout().hasLinks()) {
            return read(Progress.NONE, before);
        }
        SortedMap<String, ParsedFile> files = new TreeMap<>(before.reading().files());
        for (String name : changed) {
            if (name.startsWith("policies/rules/") && !Files.isDirectory(root.resolve(name))) {
                continue;
            }
            RepositoryFile place = before.places().get(name);
            FollowedFile known = before.followed().get(name);
            if (place == null || known == null || !standsAlone(place, before)) {
                return read(Progress.NONE, before);
            }
            FollowedFile now = reader.again(place, known, before.tables());
            if (!pin(known.file()).equals(pin(now.file()))) {
                // Which frozen catalogues are read depends on who follows them.
                return read(Progress.NONE, before);
            }
            // Of no use to the state before, which is over.
            before.followed().put(name, now);
            files.put(name, now.file());
        }
        Reading reading = reader.assembled(
                root,
                before.layout(),
                files,
                before.policies(),
                before.tables(),
                Runnable::run,
                false,
                registry(before),
                changed);
        last = new State(
                before.layout(), before.places(), before.followed(), before.policies(), before.tables(), reading);
        return reading;
    }

    /** Whether a file is still where it was, and nothing but what it says depends on it. */
    private static boolean standsAlone(RepositoryFile file, State before) {
        boolean isOverPacks =
                file.kind() == DocumentKind.POLICY && !before.policies().packs().isEmpty();
        return file.kind() != DocumentKind.VERSIONS
                && !isOverPacks
                && Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<String> pin(ParsedFile file) {
        return file.content().table("project").string("catalog_version");
    }

    private static Map<String, FollowedFile> followed(@Nullable State state) {
        return state == null ? Map.of() : state.followed();
    }

    private static @Nullable ResolvedRegistry registry(@Nullable State state) {
        return state == null ? null : (ResolvedRegistry) state.reading().registry();
    }
}
