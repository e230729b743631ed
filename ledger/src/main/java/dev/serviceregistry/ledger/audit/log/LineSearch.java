package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Finds a line of a file from the end on. */
final class LineSearch {

    private static final int BLOCK = 1 << 13;

    private final FileChannel channel;

    LineSearch(FileChannel channel) {
        this.channel = channel;
    }

    /** Where the last line with this hash ends, the end of line included; -1 when there is none. */
    long endOf(Hash leaf, TreeHasher hasher) throws IOException {
        long end = lastEndBefore(channel.size());
        while (end >= 0) {
            long before = lastEndBefore(end);
            byte[] line = Bytes.read(channel, before + 1, Math.toIntExact(end - before - 1));
            if (hasher.leaf(line).equals(leaf)) {
                return end + 1;
            }
            end = before;
        }
        return -1;
    }

    /** Where the last end of line before this place is; -1 when there is none. */
    private long lastEndBefore(long place) throws IOException {
        for (long to = place; to > 0; ) {
            long from = Math.max(0, to - BLOCK);
            byte[] block = Bytes.read(channel, from, (int) (to - from));
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return from + i;
                }
            }
            to = from;
        }
        return -1;
    }
}
