package dev.serviceregistry.registry.files;

import dev.serviceregistry.registry.packed.PackedReader;
import dev.serviceregistry.registry.packed.PackedWriter;
import dev.serviceregistry.registry.tree.RecentTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what files say, by a hash of their content, so that an unchanged file is not parsed again. It never holds the text of
 * a secret.
 */
public final class ParsedFileCache {

    private final CacheEntries entries;

    private ParsedFileCache(CacheEntries entries) {
        this.entries = entries;
    }

    /** A cache that keeps nothing. */
    public static ParsedFileCache none() {
        return new ParsedFileCache(CacheEntries.none());
    }

    /**
     * A cache in a folder, which is made when it is not there; none when that is impossible.
     *
     * @param folder the folder, outside the repository
     * @param stamp names the build that reads: what another build wrote is not used
     */
    public static ParsedFileCache in(Path folder, String stamp) {
        return new ParsedFileCache(CacheEntries.in(folder, stamp));
    }

    /** The file as it was stored with this digest; its tables are held by the given ones. */
    Optional<ParsedFile> find(RepositoryFile file, byte[] digest, RecentTables tables) {
        if (!entries.areKept()) {
            return Optional.empty();
        }
        byte[] payload = entries.find(key(file, digest));
        if (payload.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ParsedFileCodec.read(payload, file.name(), HexFormat.of().formatHex(digest), tables));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps what a file with this digest says. */
    void store(RepositoryFile file, byte[] digest, byte[] payload) {
        if (entries.areKept()) {
            entries.store(key(file, digest), payload);
        }
    }

    /** Keeps the pieces of the text that a file with this digest has, until another text of it is kept. */
    void storeText(RepositoryFile file, byte[] digest, ServicePieces pieces) {
        PackedWriter out = new PackedWriter();
        out.bytes(digest);
        pieces.write(out);
        byte[] place = place(file);
        entries.store(place, place, out.body());
    }

    /** The file as its text was kept last; null when that is not known, or what it says is not. */
    @Nullable
    FollowedFile lastText(RepositoryFile file, RecentTables tables) {
        byte[] place = place(file);
        byte[] entry = entries.areKept() ? entries.find(place, place) : new byte[0];
        if (entry.length == 0) {
            return null;
        }
        try {
            PackedReader in = new PackedReader(entry, 0);
            Optional<ParsedFile> known = find(file, in.bytes(), tables);
            return known.isEmpty() ? null : new FollowedFile(known.get(), ServicePieces.read(in));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** What names the text of a file at its place, whatever it says. */
    private byte[] place(RepositoryFile file) {
        String path = file.path().toUri().toString();
        return entries.key().digest(("text\n" + file.kind() + "\n" + path + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private byte[] key(RepositoryFile file, byte[] digest) {
        MessageDigest key = entries.key();
        key.update((file.kind() + "\n" + file.name() + '\n').getBytes(StandardCharsets.UTF_8));
        return key.digest(digest);
    }
}
