package dev.serviceregistry.registry.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The SHA-256 of a text file, which git may write into a folder with other line ends than it keeps. */
public final class Checksum {

    private Checksum() {}

    /** Whether a file has this checksum, or would have it with the other line ends. */
    public static boolean isOf(Path file, String sha256) {
        try {
            return isOf(FileReader.bytes(file), sha256);
        } catch (IOException | OutOfMemoryError e) {
            return false;
        }
    }

    /** Whether a text has this checksum, or would have it with the other line ends. */
    public static boolean isOf(byte[] bytes, String sha256) {
        return FileReader.digest(bytes).equals(sha256)
                || FileReader.digest(withLineEnds("\n", bytes)).equals(sha256)
                || FileReader.digest(withLineEnds("\r\n", bytes)).equals(sha256);
    }

    /** Whether a text says the same as another, whichever line ends git may have written. */
    public static boolean isSame(byte[] there, byte[] text) {
        return Arrays.equals(there, text) || isOf(there, FileReader.digest(text));
    }

    /** The same text with this end of every line. */
    private static byte[] withLineEnds(String end, byte[] bytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean isPair = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            if (isPair) {
                i++;
            }
            if (bytes[i] == '\n') {
                end.chars().forEach(text::write);
            } else {
                text.write(bytes[i]);
            }
        }
        return text.toByteArray();
    }
}
