package dev.serviceregistry.ledger.audit.merkle;

import java.util.List;

/**
 * Proof that an entry is in a log.
 *
 * @param entry the entry's number, from 0
 * @param size how many entries the log has
 * @param path the hashes beside the way from the entry to the root
 */
public record InclusionProof(long entry, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether it proves that the tree of this root has this leaf at this place. */
    public boolean proves(Hash leaf, Hash root, TreeHasher hasher) {
        if (entry < 0 || entry >= size) {
            return false;
        }
        long node = entry;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
