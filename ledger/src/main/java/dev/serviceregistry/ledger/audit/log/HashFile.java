package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.StoredTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The stored hashes of a log's tree. */
final class HashFile implements StoredTree.Hashes, Closeable {

    private final FileChannel channel;

    private HashFile(FileChannel channel) {
        this.channel = channel;
    }

    static HashFile open(LogFiles files) throws IOException {
        return new HashFile(FileChannel.open(files.hashes(), StandardOpenOption.READ));
    }

    @Override
    public Hash at(long index) throws IOException {
        return Hash.of(Bytes.read(channel, index * Hash.BYTES, Hash.BYTES));
    }

    /** Whether the file holds the hashes of this many leaves. */
    boolean holds(long leaves) throws IOException {
        return channel.size() >= StoredTree.count(leaves) * Hash.BYTES;
    }

    /** Hashes as the file has them. */
    static byte[] bytes(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
