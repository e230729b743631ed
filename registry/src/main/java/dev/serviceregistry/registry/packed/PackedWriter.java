package dev.serviceregistry.registry.packed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes numbers in as many bytes as they need, and texts where they stand or once before everything else. */
public sealed class PackedWriter permits NodeWriter, FactWriter {

    private final Map<String, Integer> texts = new HashMap<>();
    private final ByteArrayOutputStream textBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Writes the texts, and what was written by them. */
    protected final void writeTo(ByteArrayOutputStream out) {
        write(out, texts.size());
        out.writeBytes(textBytes.toByteArray());
        out.writeBytes(body.toByteArray());
    }

    /** What was written, without texts that are written once. */
    public final byte[] body() {
        return body.toByteArray();
    }

    /** Writes a text where it stands. */
    public final void word(String text) {
        write(body, text);
    }

    /** Writes bytes as they are, behind their number. */
    public final void bytes(byte[] bytes) {
        number(bytes.length);
        body.writeBytes(bytes);
    }

    protected final void oneByte(int value) {
        body.write(value);
    }

    /** Writes a text once, before everything else, and here its number. */
    public final void text(String text) {
        Integer known = texts.get(text);
        if (known == null) {
            known = texts.size();
            texts.put(text, known);
            write(textBytes, text);
        }
        number(known);
    }

    /** Writes a whole number that is not negative. */
    public final void number(long value) {
        write(body, value);
    }

    /** Writes a whole number of either sign. */
    public final void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    /** Writes yes or no. */
    public final void flag(boolean flag) {
        body.write(flag ? 1 : 0);
    }

    /** Writes a number with a fraction, or none of the ordinary ones. */
    public final void decimal(double value) {
        integer(Double.doubleToRawLongBits(value));
    }

    /** Writes eight bytes. */
    protected final void integer(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            body.write((int) (value >>> shift));
        }
    }

    /** Writes a text where it stands, and not only once. */
    protected static void write(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write(out, utf8.length);
        out.writeBytes(utf8);
    }

    protected static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
