package dev.serviceregistry.registry.files;

import dev.serviceregistry.registry.tree.RecentTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Keeps what files say, by a hash of their content, so that an unchanged file is not parsed again.
 *
 * <p>Nothing in it is trusted: an entry that is damaged, written by another build or for another file is as good as
 * none, and a folder that others may write to is not used. It never holds the text of a secret.
 */
public final class ParsedFileCache {

    /** The letters SRF, and the version of what is written behind them. */
    private static final int MAGIC = 0x53524634;

    private final CacheFolder folder;
    private final String stamp;

    private ParsedFileCache(CacheFolder folder, String stamp) {
        this.folder = folder;
        this.stamp = stamp;
    }

    /** A cache that keeps nothing. */
    public static ParsedFileCache none() {
        return new ParsedFileCache(CacheFolder.none(), "");
    }

    /**
     * A cache in a folder, which is made when it is not there; none when that is impossible.
     *
     * @param folder the folder, outside the repository
     * @param stamp names the build that reads: what another build wrote is not used
     */
    public static ParsedFileCache in(Path folder, String stamp) {
        return new ParsedFileCache(CacheFolder.in(folder), stamp);
    }

    /** The file as it was stored with this digest; its tables are held by the given ones. */
    Optional<ParsedFile> find(RepositoryFile file, byte[] digest, RecentTables tables) {
        if (!folder.keeps()) {
            return Optional.empty();
        }
        byte[] key = key(file, digest);
        byte[] entry = folder.find(name(key));
        if (entry.length == 0) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry))) {
            if (in.readInt() != MAGIC || !MessageDigest.isEqual(in.readNBytes(key.length), key)) {
                return Optional.empty();
            }
            long checksum = in.readLong();
            byte[] payload = in.readAllBytes();
            if (checksum(payload) != checksum) {
                return Optional.empty();
            }
            return Optional.of(
                    ParsedFileCodec.read(payload, file.name(), HexFormat.of().formatHex(digest), tables));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps what a file with this digest says. */
    void store(RepositoryFile file, byte[] digest, byte[] payload) {
        if (!folder.keeps()) {
            return;
        }
        byte[] key = key(file, digest);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 64);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(MAGIC);
            out.write(key);
            out.writeLong(checksum(payload));
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.store(name(key), bytes.toByteArray());
    }

    private static String name(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    private byte[] key(RepositoryFile file, byte[] digest) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((stamp + '\n' + file.kind() + '\n' + file.name() + '\n').getBytes(StandardCharsets.UTF_8));
            return sha256.digest(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long checksum(byte[] payload) {
        CRC32 crc = new CRC32();
        crc.update(payload);
        return crc.getValue();
    }
}
