package dev.serviceregistry.registry.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A ZIP file in the one form that a pack has: its entries stored as they are, without a time, a comment or anything else
 * that two files of the same content could differ by.
 *
 * <p>What is compressed differs from one version of a library to the next, and may unpack to any size; nothing here is.
 */
final class StoredZip {

    /** The most that a pack may have. */
    static final int MOST_ENTRIES = 5000;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 10;

    /** The first of January 1980, the day on which time begins for ZIP. */
    private static final short DAY = (1 << 5) | 1;

    private static final int FILE_TYPE = 0xF000;
    private static final int SYMBOLIC_LINK = 0xA000;

    private StoredZip() {}

    /** The file with these entries, in their order; names are ASCII. */
    static byte[] write(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ByteBuffer> directory = new ArrayList<>();
        int size = 0;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] name = entry.getKey().getBytes(StandardCharsets.US_ASCII);
            byte[] content = entry.getValue();
            ByteBuffer central =
                    buffer(CENTRAL_BYTES + name.length).putInt(CENTRAL).putShort(VERSION);
            central.put(common(name, content)).putShort((short) 0);
            central.putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(out.size())
                    .put(name);
            directory.add(central);
            ByteBuffer local = buffer(LOCAL_BYTES).putInt(LOCAL).put(common(name, content));
            out.writeBytes(local.array());
            out.writeBytes(name);
            out.writeBytes(content);
            size += central.capacity();
        }
        int start = out.size();
        directory.forEach(central -> out.writeBytes(central.array()));
        out.writeBytes(buffer(END_BYTES)
                .putInt(END)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(size)
                .putInt(start)
                .array());
        return out.toByteArray();
    }

    /** What both headers of an entry say of it. */
    private static byte[] common(byte[] name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return buffer(LOCAL_BYTES - Integer.BYTES)
                .putShort(VERSION)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(DAY)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length)
                .array();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The entries of a file, in their order. */
    static Map<String, byte[]> read(byte[] bytes) throws UnfitPackException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < END_BYTES || in.getInt(0) != LOCAL || in.getInt(bytes.length - END_BYTES) != END) {
            throw new UnfitPackException("is no pack: it is not a jar, or not a whole one");
        }
        int end = bytes.length - END_BYTES;
        int count = in.getShort(end + 10) & 0xFFFF;
        int at = in.getInt(end + 16);
        if (count > MOST_ENTRIES) {
            throw new UnfitPackException("holds " + count + " files; a pack holds at most " + MOST_ENTRIES);
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            at = entry(in, at, end, entries);
        }
        if (!Arrays.equals(write(entries), bytes)) {
            throw new UnfitPackException(
                    "is damaged, or holds something that is no part of a pack, such as times, comments"
                            + " or bytes between its files: only 'rules pack' writes packs");
        }
        return entries;
    }

    /** Reads an entry of the directory, and returns where the next one begins. */
    private static int entry(ByteBuffer in, int at, int end, Map<String, byte[]> entries) throws UnfitPackException {
        if (at < 0 || at > end - CENTRAL_BYTES || in.getInt(at) != CENTRAL) {
            throw new UnfitPackException("is damaged: the list of its files is not whole");
        }
        int length = in.getShort(at + 28) & 0xFFFF;
        int next = at + CENTRAL_BYTES + length + (in.getShort(at + 30) & 0xFFFF) + (in.getShort(at + 32) & 0xFFFF);
        if (next > end) {
            throw new UnfitPackException("is damaged: the list of its files is not whole");
        }
        String name = new String(in.array(), at + CENTRAL_BYTES, length, StandardCharsets.ISO_8859_1);
        if ((in.getShort(at + 8) & 1) != 0) {
            throw new UnfitPackException("holds an encrypted file, '" + name + "'");
        }
        if (in.getShort(at + 10) != 0) {
            throw new UnfitPackException("holds a compressed file, '" + name
                    + "': the files of a pack are stored as they are, so that none can grow when it is read");
        }
        if ((in.getShort(at + 40) & FILE_TYPE) == SYMBOLIC_LINK) {
            throw new UnfitPackException("holds a symbolic link, '" + name + "'");
        }
        long size = in.getInt(at + 24) & 0xFFFFFFFFL;
        long content = (in.getInt(at + 42) & 0xFFFFFFFFL) + LOCAL_BYTES + length;
        if (content + size > end) {
            throw new UnfitPackException("is damaged: '" + name + "' is said to go on beyond the end of the file");
        }
        byte[] bytes = Arrays.copyOfRange(in.array(), (int) content, (int) (content + size));
        if (entries.put(name, bytes) != null) {
            throw new UnfitPackException("holds two files of the name '" + name + "'");
        }
        return next;
    }
}
