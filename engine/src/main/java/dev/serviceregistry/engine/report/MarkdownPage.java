package dev.serviceregistry.engine.report;

import java.nio.charset.StandardCharsets;

/** A page that may have no more than so many bytes: what does not fit is not written, and what was begun is ended. */
final class MarkdownPage {

    private final StringBuilder text = new StringBuilder();
    private int left;

    MarkdownPage(int bytes) {
        this.left = bytes;
    }

    /** Adds the block, unless it does not fit. */
    boolean add(String block) {
        return add(block, 0);
    }

    /** Adds the block and keeps some bytes for what must follow, unless they do not fit. */
    boolean add(String block, int kept) {
        int bytes = size(block) + kept;
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        text.append(block);
        return true;
    }

    /** Adds what bytes were kept for. */
    void addKept(String block, int kept) {
        left += kept - size(block);
        text.append(block);
    }

    private static int size(String block) {
        return block.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
