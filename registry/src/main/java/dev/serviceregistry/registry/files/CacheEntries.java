package dev.serviceregistry.registry.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Keeps what one build has worked out from one run to the next.
 *
 * <p>Nothing in it is trusted: an entry that is damaged, written by another build or under another key is as good as none,
 * and a folder that others may write to is not used.
 */
public final class CacheEntries {

    /** The letters SRF, and the version of what is written behind them. */
    private static final int MAGIC = 0x53524635;

    private static final int KEY_BYTES = 32;
    private static final int HEAD_BYTES = Integer.BYTES + KEY_BYTES + Integer.BYTES;
    private static final byte[] NOTHING = new byte[0];

    private final CacheFolder folder;
    private final String stamp;

    private CacheEntries(CacheFolder folder, String stamp) {
        this.folder = folder;
        this.stamp = stamp;
    }

    /** Entries that are kept nowhere. */
    public static CacheEntries none() {
        return new CacheEntries(CacheFolder.none(), "");
    }

    /**
     * Entries in a folder, which is made when it is not there; none when that is impossible.
     *
     * @param folder the folder, outside the repository
     * @param stamp names the build: what another build wrote is not used
     */
    public static CacheEntries in(Path folder, String stamp) {
        return new CacheEntries(CacheFolder.in(folder), stamp);
    }

    /** Whether anything is kept at all. */
    public boolean areKept() {
        return folder.keeps();
    }

    /** What keys of this build are worked out with; whoever asks adds what else an entry rests on. */
    public MessageDigest key() {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        sha256.update((stamp + '\n').getBytes(StandardCharsets.UTF_8));
        return sha256;
    }

    /** What was stored under this key; empty when there is nothing, or nothing that can be read. */
    byte[] find(byte[] key) {
        return find(key, key);
    }

    /**
     * What was stored last under a name, if it was under this key.
     *
     * @param name the SHA-256 that names the entry
     * @param key the SHA-256 of what it rests on
     * @return empty when there is nothing, or nothing that can be read
     */
    public byte[] find(byte[] name, byte[] key) {
        byte[] entry = folder.find(HexFormat.of().formatHex(name));
        if (entry.length < HEAD_BYTES) {
            return NOTHING;
        }
        ByteBuffer head = ByteBuffer.wrap(entry);
        byte[] writtenKey = new byte[KEY_BYTES];
        boolean isOurs = head.getInt() == MAGIC;
        head.get(writtenKey);
        int checksum = head.getInt();
        if (!isOurs || !MessageDigest.isEqual(writtenKey, key)) {
            return NOTHING;
        }
        byte[] content = Arrays.copyOfRange(entry, HEAD_BYTES, entry.length);
        return checksum(content) == checksum ? content : NOTHING;
    }

    /** Keeps an entry under a key. */
    void store(byte[] key, byte[] content) {
        store(key, key, content);
    }

    /** Keeps an entry in the place of what has this name so far. */
    public void store(byte[] name, byte[] key, byte[] content) {
        if (!folder.keeps()) {
            return;
        }
        ByteBuffer entry = ByteBuffer.allocate(HEAD_BYTES + content.length);
        entry.putInt(MAGIC).put(key).putInt(checksum(content)).put(content);
        folder.store(HexFormat.of().formatHex(name), entry.array());
    }

    private static int checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
