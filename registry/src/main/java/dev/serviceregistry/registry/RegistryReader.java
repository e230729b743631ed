package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.ParsedFileCache;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.files.RepositoryLayout;
import dev.serviceregistry.registry.schema.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads a central repository: the entrance to this room. */
public final class RegistryReader {

    private final FileReader reader;

    /** A reader that parses every file. */
    public RegistryReader() {
        this(ParsedFileCache.none());
    }

    /** A reader that parses only the files that have changed since the cache was filled. */
    public RegistryReader(ParsedFileCache cache) {
        this.reader = new FileReader(cache);
    }

    /** Reads the repository below this root; whatever is wrong with its files becomes a diagnostic. */
    public Reading read(Path root) {
        RepositoryLayout layout = RepositoryLayout.of(root);
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            SortedMap<String, ParsedFile> files = read(layout.files(), pool);
            Repository repository = new RepositoryAssembly(
                            files,
                            name -> reader.read(
                                    new RepositoryFile(name, root.resolve(name), DocumentKind.CATALOG), pool))
                    .assemble(layout);
            ResolvedRegistry registry = new ResolvedRegistry(repository);
            return new Reading(
                    registry, List.copyOf(repository.diagnostics()), digest(files), new MaskedSourceText(root, files));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } finally {
            finish(pool);
        }
    }

    private SortedMap<String, ParsedFile> read(List<RepositoryFile> files, ExecutorService pool)
            throws InterruptedException {
        List<Future<ParsedFile>> pending = new ArrayList<>(files.size());
        for (RepositoryFile file : files) {
            pending.add(pool.submit(() -> reader.read(file, pool)));
        }
        SortedMap<String, ParsedFile> parsed = new TreeMap<>();
        try {
            for (Future<ParsedFile> future : pending) {
                ParsedFile file = future.get();
                parsed.put(file.name(), file);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be read", e.getCause());
        }
        return parsed;
    }

    /** Lets the cache be filled to the end, which goes on while the registry is put together. */
    private static void finish(ExecutorService pool) {
        pool.shutdown();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String digest(SortedMap<String, ParsedFile> files) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (ParsedFile file : files.values()) {
                sha256.update((file.name() + '\n' + file.digest() + '\n').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
