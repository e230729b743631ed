package dev.serviceregistry.ledger.audit.note;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A signature below a note. */
public final class NoteSignature {

    private static final String START = "\u2014 ";
    private static final int ID_BYTES = 4;

    private final String name;
    private final int id;
    private final byte[] bytes;

    NoteSignature(String name, int id, byte[] bytes) {
        this.name = name;
        this.id = id;
        this.bytes = bytes.clone();
    }

    /** The signature that a line is; null when it is none. */
    static @Nullable NoteSignature ofLine(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(START) || space <= START.length()) {
            return null;
        }
        try {
            ByteBuffer content = ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(space + 1)));
            if (content.remaining() <= ID_BYTES) {
                return null;
            }
            int id = content.getInt();
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            NoteSignature signature = new NoteSignature(line.substring(START.length(), space), id, bytes);
            // Some texts in Base 64 mean the same bytes; a note has one form.
            return signature.line().equals(line) ? signature : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The name of the key that signed. */
    public String name() {
        return name;
    }

    /** What tells the key from others of its name. */
    public int id() {
        return id;
    }

    /** The id in eight hexadecimal digits. */
    public String hexId() {
        return HexFormat.of().toHexDigits(id);
    }

    /** The signature itself. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The line below the note, without its end. */
    public String line() {
        byte[] content = ByteBuffer.allocate(ID_BYTES + bytes.length)
                .putInt(id)
                .put(bytes)
                .array();
        return START + name + ' ' + Base64.getEncoder().encodeToString(content);
    }
}
