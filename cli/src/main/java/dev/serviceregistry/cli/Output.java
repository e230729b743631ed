package dev.serviceregistry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the process, in UTF-8 whatever the locale.
 *
 * <p>It never throws: a reader that goes away, as {@code head} does, ends the writing and not the run; every other
 * failure is kept for the end.
 */
final class Output extends Writer {

    private final OutputStream stream;
    private final Writer writer;
    private final boolean terminal;
    private boolean closed;
    private @Nullable IOException failure;

    Output(OutputStream stream, boolean terminal) {
        this.stream = stream;
        this.writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        this.terminal = terminal;
    }

    /** The stream itself, for what is no text; whoever writes to it writes nothing here. */
    OutputStream stream() {
        return stream;
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Why something could not be written, or null when everything was or nobody wants it. */
    @Nullable
    IOException failure() {
        return failure;
    }

    Output line(String text) {
        write(text, 0, text.length());
        write("\n", 0, 1);
        return this;
    }

    @Override
    public void write(char[] text, int from, int length) {
        if (!closed) {
            try {
                writer.write(text, from, length);
            } catch (IOException e) {
                close(e);
            }
        }
    }

    @Override
    public void write(String text, int from, int length) {
        if (!closed) {
            try {
                writer.write(text, from, length);
            } catch (IOException e) {
                close(e);
            }
        }
    }

    @Override
    public void write(int c) {
        write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void flush() {
        if (!closed) {
            try {
                writer.flush();
            } catch (IOException e) {
                close(e);
            }
        }
    }

    /** Leaves the stream of the process open. */
    @Override
    public void close() {
        flush();
    }

    private void close(IOException e) {
        closed = true;
        String message = String.valueOf(e.getMessage());
        if (!message.contains("Broken pipe") && !message.contains("pipe is being closed")) {
            failure = e;
        }
    }
}
