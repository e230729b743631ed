package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of text, of bounded size.
 *
 * @param file the path as notes name it
 * @param text what it holds; empty when it cannot be read
 * @param problem why it cannot be read, as the end of a sentence; empty when it can
 */
public record TextFile(String file, String text, String problem) {
    /** The limit of most files, in bytes. */
    public static final int LIMIT = 4 * 1024 * 1024;

    private static final String MISSING = "there is no such file";

    /** A whole line of it, from 1. */
    public SourceLocation line(int number) {
        return new SourceLocation(file, number, 1, number, 1);
    }

    /** The file, unless it is larger than most are. */
    public static TextFile read(Path path) {
        return read(path, LIMIT);
    }

    /**
     * The file, unless it is too large.
     *
     * @param limit the limit in bytes, whole MiB
     */
    public static TextFile read(Path path, int limit) {
        String file = display(path);
        if (!Files.exists(path)) {
            return refused(file, MISSING);
        }
        if (!Files.isRegularFile(path)) {
            return refused(
                    file, Files.isDirectory(path) ? "is a directory; name the files in it" : "is not a regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(limit + 1);
        } catch (AccessDeniedException e) {
            return refused(file, "may not be read: permission is denied");
        } catch (IOException e) {
            return refused(file, "cannot be read: " + e.getMessage());
        }
        if (bytes.length > limit) {
            return refused(file, "is larger than the limit of " + (limit >> 20) + " MiB; split it");
        }
        if (isBinary(bytes)) {
            return refused(file, "is a binary file, not text");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TextFile(file, text.startsWith("\uFEFF") ? text.substring(1) : text, "");
        } catch (CharacterCodingException e) {
            return refused(file, "is not UTF-8; save it as UTF-8");
        }
    }

    /** Whether bytes are of no text; those of UTF-16, which has zeros too, say so at their beginning. */
    private static boolean isBinary(byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe;
        for (int i = 0; i < bytes.length && !wide; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static TextFile refused(String file, String problem) {
        return new TextFile(file, "", problem);
    }

    /** The path as notes name it. */
    public static String display(Path path) {
        String text = FileNames.text(path.normalize());
        return text.isEmpty() ? "." : text;
    }

    /** Whether it could be read. */
    public boolean isReadable() {
        return problem.isEmpty();
    }

    /** The text, or null after an error at the place that names the file, or at the file itself. */
    public @Nullable String orError(@Nullable SourceLocation named, Notes notes) {
        if (isReadable()) {
            return text;
        }
        if (named != null) {
            notes.error(named, file + ": " + problem);
        } else {
            notes.error(SourceLocation.startOf(file), problem.equals(MISSING) ? problem : "this " + problem);
        }
        return null;
    }
}
