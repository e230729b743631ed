package dev.serviceregistry.ledger.audit.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree whose hashes are stored one behind the other: each leaf's, then those of the subtrees that the leaf completes.
 *
 * <p>In this order a tree only grows at its end, and every subtree is found without a search.
 */
public final class StoredTree {

    /** Where the hashes are. */
    public interface Hashes {
        /** The hash at this place, counted from 0. */
        Hash at(long index) throws IOException;
    }

    private final Hashes hashes;
    private final TreeHasher hasher;

    public StoredTree(Hashes hashes, TreeHasher hasher) {
        this.hashes = hashes;
        this.hasher = hasher;
    }

    /** How many hashes a tree with this many leaves stores. */
    public static long count(long leaves) {
        long count = 0;
        for (long level = leaves; level > 0; level >>= 1) {
            count += level;
        }
        return count;
    }

    /** The hash of a leaf. */
    public Hash leaf(long leaf) throws IOException {
        return hashes.at(count(leaf));
    }

    /** The root of the tree that the first leaves make. */
    public Hash root(long size) throws IOException {
        return size == 0 ? hasher.empty() : subtree(0, size);
    }

    /** The edge of the tree that the first leaves make. */
    public Frontier frontier(long size) throws IOException {
        List<Hash> subtrees = new ArrayList<>();
        long from = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            subtrees.add(subtree(from, from + Long.highestOneBit(rest)));
            from += Long.highestOneBit(rest);
        }
        return Frontier.of(size, subtrees, hasher);
    }

    /** Proves that a leaf is in the tree that the first leaves make. */
    public InclusionProof inclusion(long leaf, long size) throws IOException {
        List<Hash> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return new InclusionProof(leaf, size, path);
    }

    private void path(long leaf, long from, long to, List<Hash> path) throws IOException {
        if (to - from == 1) {
            return;
        }
        long split = split(from, to);
        if (leaf < split) {
            path(leaf, from, split, path);
            path.add(subtree(split, to));
        } else {
            path(leaf, split, to, path);
            path.add(subtree(from, split));
        }
    }

    /** Proves that a tree of {@code size} leaves begins with the tree of {@code before} leaves. */
    public ConsistencyProof consistency(long before, long size) throws IOException {
        List<Hash> path = new ArrayList<>();
        if (before > 0) {
            growth(before, 0, size, true, path);
        }
        return new ConsistencyProof(before, size, path);
    }

    private void growth(long before, long from, long to, boolean known, List<Hash> path) throws IOException {
        if (before == to) {
            if (!known) {
                path.add(subtree(from, to));
            }
            return;
        }
        long split = split(from, to);
        if (before <= split) {
            growth(before, from, split, known, path);
            path.add(subtree(split, to));
        } else {
            growth(before, split, to, false, path);
            path.add(subtree(from, split));
        }
    }

    /** The root over the leaves from one to before another. */
    private Hash subtree(long from, long to) throws IOException {
        long width = to - from;
        if (Long.bitCount(width) == 1 && from % width == 0) {
            return hashes.at(count(to - 1) + Long.numberOfTrailingZeros(width));
        }
        long split = split(from, to);
        return hasher.node(subtree(from, split), subtree(split, to));
    }

    /** Where the left part ends: as many leaves in as the largest power of two below their number. */
    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }
}
