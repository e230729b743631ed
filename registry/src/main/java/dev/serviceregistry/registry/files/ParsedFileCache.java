package dev.serviceregistry.registry.files;

import dev.serviceregistry.registry.tree.RecentTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

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

    private byte[] key(RepositoryFile file, byte[] digest) {
        MessageDigest key = entries.key();
        key.update((file.kind() + "\n" + file.name() + '\n').getBytes(StandardCharsets.UTF_8));
        return key.digest(digest);
    }
}
