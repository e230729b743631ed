package dev.serviceregistry.ledger.audit.log;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line, as bytes. */
final class Lines implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean torn;

    private Lines(InputStream in) {
        this.in = in;
    }

    /** The lines of a file; none when there is no such file. */
    static Lines of(Path file) throws IOException {
        return new Lines(Files.exists(file) ? Files.newInputStream(file) : InputStream.nullInputStream());
    }

    /** The next line without its end, or null after the last. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream start = null;
        while (true) {
            for (int i = from; i < to; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = joined(start, i);
                    from = i + 1;
                    return line;
                }
            }
            if (from < to) {
                start = start == null ? new ByteArrayOutputStream() : start;
                start.write(buffer, from, to - from);
            }
            from = 0;
            to = in.read(buffer);
            if (to < 0) {
                to = 0;
                torn = start != null;
                return start == null ? null : start.toByteArray();
            }
        }
    }

    private byte[] joined(@Nullable ByteArrayOutputStream start, int end) {
        if (start == null) {
            return Arrays.copyOfRange(buffer, from, end);
        }
        start.write(buffer, from, end - from);
        return start.toByteArray();
    }

    /** Whether the line that was read last has no end. */
    boolean isTorn() {
        return torn;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
