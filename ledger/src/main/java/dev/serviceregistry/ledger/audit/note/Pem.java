package dev.serviceregistry.ledger.audit.note;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.spec.EncodedKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of a PEM file.
 *
 * @param label what it says it is, such as {@code PRIVATE KEY}; empty when there is none
 * @param bytes what it holds; nothing when that is no Base 64
 */
record Pem(String label, byte[] bytes) {

    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    /** The kinds of keys that somebody may have made in place of the right one. */
    private static final List<String> OTHERS = List.of("RSA", "EC", "DSA", "Ed448", "X25519", "X448");

    /** The first block of the text. */
    static Pem of(String text) {
        int begin = text.indexOf(BEGIN);
        int label = begin < 0 ? -1 : text.indexOf(DASHES, begin + BEGIN.length());
        if (label < 0) {
            return new Pem("", new byte[0]);
        }
        String name = text.substring(begin + BEGIN.length(), label);
        int from = label + DASHES.length();
        int end = text.indexOf("-----END " + name + DASHES, from);
        try {
            String content = end < 0 ? "" : text.substring(from, end).strip();
            return new Pem(name, Base64.getMimeDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            return new Pem(name, new byte[0]);
        }
    }

    /** Reads a key of one kind out of the bytes. */
    interface Reading {
        /** The key. */
        Object key(KeyFactory factory, EncodedKeySpec encoded) throws InvalidKeySpecException;
    }

    /** The key that the bytes are, when it is one of Ed25519. */
    static @Nullable Object ed25519(EncodedKeySpec encoded, Reading reading) {
        return key("Ed25519", encoded, reading);
    }

    /** Which other kind of key the bytes are; empty for none that is known. */
    static String otherKind(EncodedKeySpec encoded, Reading reading) {
        for (String kind : OTHERS) {
            if (key(kind, encoded, reading) != null) {
                return kind;
            }
        }
        return "";
    }

    private static @Nullable Object key(String kind, EncodedKeySpec encoded, Reading reading) {
        try {
            return reading.key(KeyFactory.getInstance(kind), encoded);
        } catch (InvalidKeySpecException e) {
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no keys of the kind " + kind, e);
        }
    }
}
