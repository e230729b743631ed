package dev.serviceregistry.ledger.audit.merkle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right edge of a growing tree: all that is needed to add leaves and to tell the root. */
public final class Frontier {

    private static final int LEVELS = 63;

    private final TreeHasher hasher;

    /** The last complete subtree of each size that is part of the edge. */
    private final @Nullable Hash[] complete = new Hash[LEVELS];

    private long size;

    /** The edge of the tree without leaves. */
    public Frontier(TreeHasher hasher) {
        this.hasher = hasher;
    }

    /**
     * The edge of a tree with this many leaves.
     *
     * @param subtrees the complete subtrees that make up the tree, the largest first
     */
    static Frontier of(long size, List<Hash> subtrees, TreeHasher hasher) {
        Frontier frontier = new Frontier(hasher);
        frontier.size = size;
        int next = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                frontier.complete[level] = subtrees.get(next++);
            }
        }
        return frontier;
    }

    /** Adds a leaf; returns its hash and those of the subtrees that it completes, the smallest first. */
    public List<Hash> add(Hash leaf) {
        List<Hash> stored = new ArrayList<>(2);
        stored.add(leaf);
        Hash node = leaf;
        int level = 0;
        for (; (size >> level & 1) == 1; level++) {
            node = hasher.node(at(level), node);
            stored.add(node);
        }
        complete[level] = node;
        size++;
        return stored;
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    public Hash root() {
        Hash root = null;
        for (int level = 0; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                root = root == null ? at(level) : hasher.node(at(level), root);
            }
        }
        return root == null ? hasher.empty() : root;
    }

    private Hash at(int level) {
        Hash hash = complete[level];
        if (hash == null) {
            throw new IllegalStateException("the edge of " + size + " leaves lacks level " + level);
        }
        return hash;
    }
}
