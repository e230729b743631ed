package dev.serviceregistry.ledger.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes the leaves and nodes of RFC 6962's tree, which differ by their first byte; not for several threads at once. */
public final class TreeHasher {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256;

    public TreeHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The root of the tree without leaves. */
    public Hash empty() {
        return Hash.of(sha256.digest());
    }

    /** The plain SHA-256 of these bytes, which is no part of a tree. */
    public Hash plain(byte[] bytes) {
        return Hash.of(sha256.digest(bytes));
    }

    public Hash leaf(byte[] entry) {
        sha256.update(LEAF);
        return Hash.of(sha256.digest(entry));
    }

    public Hash node(Hash left, Hash right) {
        sha256.update(NODE);
        sha256.update(left.bytes());
        return Hash.of(sha256.digest(right.bytes()));
    }
}
