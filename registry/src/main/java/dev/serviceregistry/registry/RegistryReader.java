package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.files.CacheEntries;
import dev.serviceregistry.registry.files.Checksum;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.FollowedFile;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.ParsedFileCache;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.files.RepositoryLayout;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.secrets.SecretKey;
import dev.serviceregistry.registry.tables.DecisionTable;
import dev.serviceregistry.registry.tree.RecentTables;
import dev.serviceregistry.registry.tree.SharedTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a central repository: the entrance to this room. */
public final class RegistryReader {

    /** A repository of more files, which about a hundred projects have, is not held in memory as a whole. */
    private static final int MANY_FILES = 300;

    /** How many tables of services are held of such a repository. */
    private static final int HELD_TABLES = 4096;

    private final FileReader reader;
    private final CacheEntries sections;
    private final PolicySource source;
    private final int manyFiles;
    private final int heldTables;
    private final long mostComparisons;
    private final SecretKey key = new SecretKey();

    /** A reader that parses every file. */
    public RegistryReader() {
        this(ParsedFileCache.none());
    }

    /** A reader that parses only the files that have changed since the cache was filled. */
    public RegistryReader(ParsedFileCache cache) {
        this(cache, CacheEntries.none(), PolicySource.NONE);
    }

    /**
     * The same, with the policies that repositories take from elsewhere.
     *
     * @param sections keeps what is stated of projects, so that it is stated again only where something that it rests on has
     *     changed
     * @param source gives the policies
     */
    public RegistryReader(ParsedFileCache cache, CacheEntries sections, PolicySource source) {
        this(cache, sections, source, MANY_FILES, HELD_TABLES, NameIndex.MOST_COMPARISONS);
    }

    /** A reader that holds no more than so many tables of a repository with more than so many files. */
    RegistryReader(ParsedFileCache cache, int manyFiles, int heldTables) {
        this(cache, CacheEntries.none(), PolicySource.NONE, manyFiles, heldTables, NameIndex.MOST_COMPARISONS);
    }

    /** A reader that compares no more than so many names for suggestions. */
    RegistryReader(long mostComparisons) {
        this(ParsedFileCache.none(), CacheEntries.none(), PolicySource.NONE, MANY_FILES, HELD_TABLES, mostComparisons);
    }

    private RegistryReader(
            ParsedFileCache cache,
            CacheEntries sections,
            PolicySource source,
            int manyFiles,
            int heldTables,
            long mostComparisons) {
        this.reader = new FileReader(cache);
        this.sections = sections;
        this.source = source;
        this.manyFiles = manyFiles;
        this.heldTables = heldTables;
        this.mostComparisons = mostComparisons;
    }

    /** Reads the repository below this root; whatever is wrong with its files becomes a diagnostic. */
    public Reading read(Path root) {
        return read(root, "", Progress.NONE);
    }

    /**
     * The same.
     *
     * @param progress is told how many of the files are read
     */
    public Reading read(Path root, Progress progress) {
        return read(root, "", progress);
    }

    /**
     * Reads the repository as if a released version of the catalogue were its head.
     *
     * @param release the version; empty for the head itself
     */
    public Reading read(Path root, String release) {
        return read(root, release, Progress.NONE);
    }

    /**
     * Reads the repository as if its policies were those of another reading.
     *
     * @param policies the reading, of this repository in another state or of another one
     */
    public Reading read(Path root, Reading policies) {
        return read(root, "", Progress.NONE, policies);
    }

    /**
     * Reads the repository as if some of its files held what somebody has not saved yet.
     *
     * @param unsaved the texts by the paths of the files; those of files that the repository does not have are not read
     */
    public Reading readUnsaved(Path root, Map<String, String> unsaved) {
        return read(root, "", Progress.NONE, null, unsaved);
    }

    private Reading read(Path root, String release, Progress progress) {
        return read(root, release, progress, null);
    }

    private Reading read(Path root, String release, Progress progress, @Nullable Reading policies) {
        return read(root, release, progress, policies, Map.of());
    }

    private Reading read(
            Path root, String release, Progress progress, @Nullable Reading policies, Map<String, String> unsaved) {
        List<PackInUse> packs = policies == null ? source.of(root) : List.of();
        RepositoryLayout layout = RepositoryLayout.of(root);
        RecentTables tables = tables(layout);
        ExecutorService pool = Results.helpers();
        try {
            SortedMap<String, ParsedFile> files = read(layout, unsaved, tables, pool, progress);
            LaidPolicies laid;
            if (policies == null) {
                laid = laid(packs, layout, files, tables, pool);
            } else {
                replacePolicies(files, policies.files());
                laid = new LaidPolicies(packs, List.of(tablesOf(policies)), PolicyLayers.of(policies));
            }
            if (!release.isEmpty()) {
                String name = FrozenCatalogues.released(release, files.get(FrozenCatalogues.VERSIONS));
                RepositoryFile file = new RepositoryFile(name, root.resolve(name), DocumentKind.CATALOG);
                files.put(RepositoryAssembly.CATALOG, reader.read(file, tables, pool));
            }
            // Of what is not saved, and of a state under other conditions, nothing is kept in the place of what is
            // there.
            boolean keeps = unsaved.isEmpty() && release.isEmpty() && policies == null;
            return assembled(root, layout, files, laid, tables, pool, keeps, null, null);
        } finally {
            finish(pool);
        }
    }

    /**
     * Puts files together.
     *
     * @param keeps whether what is stated is kept from one run to the next
     * @param before what came of it before, of which is kept what is the same; null when there is nothing
     * @param saved the only files that may say something else than before, all of which there are and were; null when
     *     that is not known
     */
    Reading assembled(
            Path root,
            RepositoryLayout layout,
            SortedMap<String, ParsedFile> files,
            LaidPolicies policies,
            RecentTables tables,
            Executor later,
            boolean keeps,
            @Nullable ResolvedRegistry before,
            @Nullable Set<String> saved) {
        Repository known = before == null ? null : before.repository();
        Function<String, List<? extends Fact>> baseline = name -> BaselineFile.read(root, source.baseline(root), name);
        Repository repository = known == null || saved == null ? null : known.after(saved, files, baseline);
        RepositoryChanges changes = null;
        if (repository != null) {
            changes = RepositoryChanges.ofProjects(known, repository, saved);
        } else {
            repository = new RepositoryAssembly(
                            files,
                            name -> reader.read(
                                    new RepositoryFile(name, root.resolve(name), DocumentKind.CATALOG), tables, later),
                            (name, sha256) -> Checksum.isOf(root.resolve(name), sha256),
                            baseline,
                            policies.tables(),
                            policies.shared(),
                            known)
                    .assemble(layout);
            changes = known == null ? null : RepositoryChanges.between(known, repository);
        }
        // Of their own: those of files are mostly names that are said once, and leave no room for what facts repeat.
        SharedTexts texts = tables.areLetGo() ? SharedTexts.many() : SharedTexts.none();
        // Of a large repository as much would be written once more as its files take.
        SectionStore store = keeps && sections.areKept() && !tables.areLetGo()
                ? new SectionStore(sections, root, repository, reader::hasParsed)
                : null;
        ResolvedRegistry registry =
                new ResolvedRegistry(repository, mostComparisons, later, texts, store, before, changes);
        FurtherFiles further = new FurtherFiles(root, layout.projects());
        return new Reading(
                registry,
                registry.diagnostics(),
                new RepositoryDigest(root, files, policies),
                new MaskedSourceText(root, files, policies.packs()),
                Collections.unmodifiableSortedMap(files),
                further,
                new KeyedSecretDigests(root, files, further, key));
    }

    /** The packs that the repository below this root uses. */
    List<PackInUse> packs(Path root) {
        return source.of(root);
    }

    /**
     * Reads the decision tables, and lays what packs hold below them and below the files.
     *
     * @param files all files of the repository by name; takes those of the packs
     */
    LaidPolicies laid(
            List<PackInUse> packs,
            RepositoryLayout layout,
            SortedMap<String, ParsedFile> files,
            RecentTables tables,
            Executor later) {
        SortedMap<String, DecisionTable> decisions = new TreeMap<>();
        layout.tables().forEach((name, file) -> decisions.put(name, DecisionTable.read(file, name)));
        List<Fact> shared =
                new PolicyLayers((file, bytes) -> reader.read(file, bytes, tables, later), files, decisions).lay(packs);
        return new LaidPolicies(packs, List.copyOf(decisions.values()), shared);
    }

    /** The tables for a repository of so many files. */
    RecentTables tables(RepositoryLayout layout) {
        return layout.files().size() > manyFiles ? RecentTables.last(heldTables) : RecentTables.all();
    }

    /** Reads a file again that was saved. */
    FollowedFile again(RepositoryFile file, FollowedFile before, RecentTables tables) {
        return reader.again(file, before, tables);
    }

    /** Files that were read, so that they can be read again when they are saved. */
    Map<String, FollowedFile> followed(
            RepositoryLayout layout,
            Map<String, ParsedFile> files,
            Map<String, FollowedFile> before,
            ExecutorService pool) {
        Map<String, FollowedFile> followed = new HashMap<>();
        Map<String, Future<FollowedFile>> pending = new HashMap<>();
        for (RepositoryFile file : layout.files()) {
            ParsedFile parsed = files.get(file.name());
            FollowedFile known = before.get(file.name());
            if (known != null && known.file() == parsed) {
                followed.put(file.name(), known);
            } else if (parsed != null) {
                pending.put(file.name(), pool.submit(() -> reader.followed(file, parsed)));
            }
        }
        pending.forEach((name, file) -> followed.put(name, Results.of(file)));
        return followed;
    }

    private static void replacePolicies(SortedMap<String, ParsedFile> files, SortedMap<String, ParsedFile> others) {
        files.keySet().removeIf(RepositoryFile::isPolicy);
        others.forEach((name, file) -> {
            if (RepositoryFile.isPolicy(name)) {
                files.put(name, file);
            }
        });
    }

    private static DecisionTable tablesOf(Reading other) {
        return new DecisionTable(List.of(), other.registry().facts().ofType(TableEntry.class), List.of(), "");
    }

    /** Reads all files; first those that tell which frozen catalogues must be read, so that no thread waits for them. */
    SortedMap<String, ParsedFile> read(
            RepositoryLayout layout,
            Map<String, String> unsaved,
            RecentTables tables,
            ExecutorService pool,
            Progress progress) {
        List<FutureTask<ParsedFile>> telling = new ArrayList<>();
        List<FutureTask<ParsedFile>> others = new ArrayList<>();
        int total = layout.files().size() + layout.frozen().size();
        AtomicInteger done = new AtomicInteger();
        Function<Callable<ParsedFile>, FutureTask<ParsedFile>> counted = reading -> new FutureTask<>(() -> {
            ParsedFile file = reading.call();
            progress.reached(done.incrementAndGet(), total);
            return file;
        });
        for (RepositoryFile file : layout.files()) {
            (FrozenCatalogues.tells(file) ? telling : others)
                    .add(counted.apply(() -> read(file, unsaved, tables, pool)));
        }
        SortedMap<String, ParsedFile> files = new TreeMap<>();
        Results.of(telling, pool).forEach(file -> files.put(file.name(), file));
        FrozenCatalogues frozen = FrozenCatalogues.of(files.values());
        for (RepositoryFile file : layout.frozen()) {
            others.add(counted.apply(() -> reader.read(file, frozen.proof(file.name()), tables, pool)));
        }
        Results.of(others, pool).forEach(file -> files.put(file.name(), file));
        return files;
    }

    private ParsedFile read(
            RepositoryFile file, Map<String, String> unsaved, RecentTables tables, ExecutorService pool) {
        String text = unsaved.get(file.name());
        return text == null
                ? reader.read(file, tables, pool)
                : FileReader.read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A repository that is read again and again while its files change. */
    public FollowedRepository following(Path root) {
        return new FollowedRepository(this, root);
    }

    /** Lets the cache be filled to the end, which goes on while the registry is put together. */
    static void finish(ExecutorService pool) {
        pool.shutdown();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
