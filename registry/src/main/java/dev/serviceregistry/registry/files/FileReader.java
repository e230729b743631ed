package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.schema.Validation;
import dev.serviceregistry.registry.secrets.SafeMessage;
import dev.serviceregistry.registry.toml.TomlDocument;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.toml.TomlProblem;
import dev.serviceregistry.registry.tree.RecentTables;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Reads one file: bytes to what the schema allows of them, with every secret masked. */
public final class FileReader {

    private final ParsedFileCache cache;

    /** What was read before: two states of a repository share most of their files. */
    private final Map<String, ParsedFile> known = new ConcurrentHashMap<>();

    /** The files that were not in the cache, by their digests. */
    private final Set<String> parsed = ConcurrentHashMap.newKeySet();

    /** Whether a file was in the cache, so that those that are not were changed since. */
    private volatile boolean hasFound;

    /** A reader that looks into a cache first. */
    public FileReader(ParsedFileCache cache) {
        this.cache = cache;
    }

    /**
     * Reads a file; whatever is wrong with it is among its problems.
     *
     * @param tables holds what it says
     * @param later runs what the result need not wait for
     */
    public ParsedFile read(RepositoryFile file, RecentTables tables, Executor later) {
        return read(file, "", tables, later);
    }

    /**
     * Reads a file unless it has a checksum.
     *
     * @param proof the SHA-256, in hex, with which the file is as it was when it was found to be right
     * @param tables holds what it says
     * @param later runs what the result need not wait for
     */
    public ParsedFile read(RepositoryFile file, String proof, RecentTables tables, Executor later) {
        byte[] bytes;
        try {
            bytes = bytes(file.path());
        } catch (IOException | OutOfMemoryError e) {
            return unreadable(file.name(), reason(e));
        }
        return !proof.isEmpty() && Checksum.isOf(bytes, proof)
                ? ParsedFile.unread(file.name(), digest(bytes))
                : read(file, bytes, tables, later);
    }

    /** Whether a file was not in the cache. */
    public boolean hasParsed(ParsedFile file) {
        return parsed.contains(file.digest());
    }

    /** Reads what a file holds, which somebody has at hand. */
    public ParsedFile read(RepositoryFile file, byte[] bytes, RecentTables tables, Executor later) {
        byte[] digest = sha256(bytes);
        String hex = HexFormat.of().formatHex(digest);
        String key = key(file, hex);
        ParsedFile before = known.get(key);
        if (before != null) {
            return before;
        }
        Optional<ParsedFile> cached = cache.find(file, digest, tables);
        if (cached.isPresent()) {
            hasFound = true;
            known.put(key, cached.get());
            return cached.get();
        }
        parsed.add(hex);
        boolean hasServices = file.kind() == DocumentKind.PROJECT || file.kind() == DocumentKind.CATALOG;
        boolean isOnDisk = file.path().getFileSystem().equals(FileSystems.getDefault());
        boolean isEdited = hasFound && hasServices && isOnDisk;
        FollowedFile last = isEdited ? cache.lastText(file, tables) : null;
        ServicePieces pieces = last == null ? null : ServicePieces.of(bytes);
        ParsedFile pieced = pieces == null ? null : pieced(file, bytes, hex, pieces, last, tables);
        ParsedFile read = kept(
                pieced == null ? parse(file.name(), file.kind(), bytes, hex) : pieced, file, digest, tables, later);
        if (isEdited && new FollowedFile(read, pieces).isPlain()) {
            later.execute(() -> keepPieces(file, bytes, digest, pieces));
        }
        known.put(key, read);
        return read;
    }

    /** Keeps the pieces of a text, since who has changed a file will do so again. */
    private void keepPieces(RepositoryFile file, byte[] bytes, byte[] digest, @Nullable ServicePieces known) {
        ServicePieces pieces = known == null ? ServicePieces.of(bytes) : known;
        if (pieces != null) {
            cache.storeText(file, digest, pieces);
        }
    }

    /**
     * Reads a file that was saved, and of it only what differs where that can be told; what was read of it before is forgotten,
     * so that the states of a file that somebody edits do not pile up.
     *
     * @param before what was read of it before
     */
    public FollowedFile again(RepositoryFile file, FollowedFile before, RecentTables tables) {
        byte[] bytes;
        try {
            bytes = bytes(file.path());
        } catch (IOException | OutOfMemoryError e) {
            known.remove(key(file, before.file().digest()));
            return new FollowedFile(unreadable(file.name(), reason(e)), null);
        }
        String digest = digest(bytes);
        if (digest.equals(before.file().digest())) {
            return before;
        }
        known.remove(key(file, before.file().digest()));
        ServicePieces pieces = ServicePieces.of(bytes);
        ParsedFile pieced = pieces == null ? null : pieced(file, bytes, digest, pieces, before, tables);
        if (pieced == null) {
            return new FollowedFile(read(file, bytes, tables, Runnable::run), pieces);
        }
        known.put(key(file, digest), pieced);
        return new FollowedFile(pieced, pieces);
    }

    /** A file of which only those services are parsed that differ; null when it takes the whole to know what it says. */
    private static @Nullable ParsedFile pieced(
            RepositoryFile file,
            byte[] bytes,
            String digest,
            ServicePieces pieces,
            FollowedFile before,
            RecentTables tables) {
        ServicePieces then = before.pieces();
        if (then == null || !before.isPlain() || !before.services().keySet().equals(Set.copyOf(then.ids()))) {
            return null;
        }
        ParsedFile part = parse(file.name(), file.kind(), pieces.changedSince(then, bytes), digest);
        FollowedFile changed = new FollowedFile(part, pieces);
        boolean saysMore = pieces.otherThan(then).isEmpty()
                && part.content().get(ParsedFileCodec.SERVICES).isPresent();
        if (saysMore || !changed.isPlain() || !changed.services().keySet().equals(pieces.otherThan(then))) {
            return null;
        }
        ParsedFile held = tables.areLetGo()
                ? ParsedFileCodec.read(ParsedFileCodec.write(part), part.name(), digest, tables)
                : part;
        return new FollowedFile(held, pieces).with(before, pieces, then);
    }

    /** A file that was read, in its pieces, so that it can be read again in pieces when it is saved. */
    public FollowedFile followed(RepositoryFile file, ParsedFile parsed) {
        if (!parsed.usable()
                || parsed.content().table(ParsedFileCodec.SERVICES).entries().isEmpty()) {
            return new FollowedFile(parsed, null);
        }
        try {
            byte[] bytes = bytes(file.path());
            boolean isSame = digest(bytes).equals(parsed.digest());
            return new FollowedFile(parsed, isSame ? ServicePieces.of(bytes) : null);
        } catch (IOException | OutOfMemoryError e) {
            return new FollowedFile(parsed, null);
        }
    }

    private static String key(RepositoryFile file, String digest) {
        return digest + file.kind() + file.name();
    }

    /** Reads a text in the place of what a file holds; it is kept nowhere, since the next key that is pressed changes it. */
    public static ParsedFile read(RepositoryFile file, byte[] bytes) {
        if (bytes.length > TomlParser.MAX_BYTES) {
            return unreadable(file.name(), TomlParser.tooLarge(bytes.length));
        }
        return parse(file.name(), file.kind(), bytes, digest(bytes));
    }

    /** Puts a file into the cache; what comes back is held by the tables. */
    private ParsedFile kept(
            ParsedFile parsed, RepositoryFile file, byte[] digest, RecentTables tables, Executor later) {
        if (!parsed.usable()) {
            // Whether it can be read may be a matter of how much memory there is.
            return parsed;
        }
        if (!tables.areLetGo()) {
            later.execute(() -> cache.store(file, digest, ParsedFileCodec.write(parsed)));
            return parsed;
        }
        byte[] packed = ParsedFileCodec.write(parsed);
        cache.store(file, digest, packed);
        return ParsedFileCodec.read(packed, parsed.name(), parsed.digest(), tables);
    }

    /**
     * The bytes of a file.
     *
     * @throws IOException when it cannot be read, is larger than anything that is parsed, or is no file but a pipe or a device,
     *     whose end might never come
     */
    public static byte[] bytes(Path path) throws IOException {
        if (!Files.isRegularFile(path) && Files.exists(path)) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    Files.isDirectory(path) ? "is a folder where a file is expected" : "is no ordinary file");
        }
        long size = Files.size(path);
        if (size > TomlParser.MAX_BYTES) {
            throw new FileSystemException(path.toString(), null, TomlParser.tooLarge(size));
        }
        return Files.readAllBytes(path);
    }

    /**
     * The text of a file.
     *
     * @throws IOException when its bytes cannot be had, or are not UTF-8
     */
    public static String text(Path path) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FileSystemException(path.toString(), null, "is not UTF-8: save it as UTF-8");
        }
    }

    /** Reads a TOML file that has no schema; a problem of it makes it unusable. */
    public static ParsedFile readWithoutSchema(String name, Path path) {
        byte[] bytes;
        try {
            bytes = bytes(path);
        } catch (IOException | OutOfMemoryError e) {
            return unreadable(name, reason(e));
        }
        TomlDocument document = TomlParser.parse(name, bytes);
        if (!document.usable()) {
            List<Problem> problems = new ArrayList<>();
            for (TomlProblem problem : document.problems()) {
                add(problems, problem.kind(), "", problem.message(), problem.source());
            }
            return new ParsedFile(name, document.content(), false, problems, List.of(), digest(bytes));
        }
        SecretMasking masking = new SecretMasking();
        Table content = masking.mask(document.content());
        return new ParsedFile(name, content, true, List.of(), masking.found(), digest(bytes));
    }

    /** Reads no more of a file than its digest. */
    public static ParsedFile digested(String name, Path path) {
        try {
            return ParsedFile.unread(name, digest(bytes(path)));
        } catch (IOException | OutOfMemoryError e) {
            return unreadable(name, reason(e));
        }
    }

    private static ParsedFile parse(String name, DocumentKind kind, byte[] bytes, String digest) {
        TomlDocument document = TomlParser.parse(name, bytes);
        List<Problem> problems = new ArrayList<>();
        for (TomlProblem problem : document.problems()) {
            add(problems, problem.kind(), "", problem.message(), problem.source());
        }
        if (!document.usable()) {
            return new ParsedFile(name, document.content(), false, problems, List.of(), digest);
        }
        SecretMasking masking = new SecretMasking();
        Validation.Result result = Validation.of(masking.mask(document.content()), kind);
        for (Problem problem : result.problems()) {
            add(problems, problem.kind(), problem.path(), problem.message(), problem.source());
        }
        return new ParsedFile(name, result.content(), true, problems, masking.found(), digest);
    }

    private static void add(
            List<Problem> problems, DiagnosticKind kind, String path, String message, SourceLocation source) {
        problems.add(new Problem(kind, path, SafeMessage.of(message), source));
    }

    private static ParsedFile unreadable(String name, String message) {
        SourceLocation source = SourceLocation.startOf(name);
        return new ParsedFile(
                name,
                Table.empty(source),
                false,
                List.of(new Problem(DiagnosticKind.UNREADABLE, "", message, source)),
                List.of(),
                "");
    }

    /** Why a file could not be read, and what to do. */
    public static String reason(Throwable e) {
        if (e instanceof AccessDeniedException) {
            return "may not be read: give this user the permission to read it";
        }
        if (e instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (e instanceof FileSystemException unfit && unfit.getReason() != null) {
            return unfit.getReason();
        }
        return "cannot be read: look whether the disk and the folder are sound";
    }

    /** The SHA-256 of the bytes of a file, in hex. */
    public static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
