package dev.serviceregistry.ledger.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a log only grew.
 *
 * @param before how many entries it had
 * @param size how many it has
 * @param path the hashes from which both roots follow
 */
public record ConsistencyProof(long before, long size, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether it proves that the tree with the root {@code now} begins with the tree that had the root {@code then}. */
    public boolean proves(Hash then, Hash now, TreeHasher hasher) {
        if (before < 0 || before > size) {
            return false;
        }
        if (before == 0) {
            return path.isEmpty() && then.equals(hasher.empty());
        }
        if (before == size) {
            return path.isEmpty() && then.equals(now);
        }
        List<Hash> rest = new ArrayList<>(path);
        if (Long.bitCount(before) == 1) {
            rest.add(0, then);
        }
        if (rest.isEmpty()) {
            return false;
        }
        long node = before - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash old = rest.get(0);
        Hash grown = rest.get(0);
        for (Hash hash : rest.subList(1, rest.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = hasher.node(hash, old);
                grown = hasher.node(hash, grown);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                grown = hasher.node(grown, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(then) && grown.equals(now);
    }
}
