package dev.serviceregistry.registry.packed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers and flags that {@link PackedWriter} wrote, in the same order; bytes that it did not write lead to any exception. */
public sealed class PackedReader permits NodeReader, FactReader {

    protected final byte[] bytes;

    /** Where the next value begins. */
    protected int at;

    /** A reader that begins at this one of the bytes. */
    public PackedReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** A whole number that is not negative. */
    public final int number() throws IOException {
        return (int) longNumber();
    }

    /** A whole number that is not negative. */
    public final long longNumber() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    /** A whole number of either sign. */
    public final long signed() throws IOException {
        long number = longNumber();
        return number >>> 1 ^ -(number & 1);
    }

    /** Yes or no. */
    public final boolean flag() {
        return bytes[at++] != 0;
    }

    /** Eight bytes. */
    protected final long integer() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    /** A number with a fraction, or none of the ordinary ones. */
    public final double decimal() {
        return Double.longBitsToDouble(integer());
    }

    /** How many bytes or values follow, which cannot be more than there are bytes. */
    public final int size() throws IOException {
        int size = number();
        if (size < 0 || size > bytes.length - at) {
            throw new IOException("a size is larger than what is there");
        }
        return size;
    }

    /** Bytes behind their number. */
    public final byte[] bytes() throws IOException {
        int length = size();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** A text that stands where it is read. */
    public final String word() throws IOException {
        int length = size();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }
}
