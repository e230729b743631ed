package dev.serviceregistry.ledger.audit.note;

import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public Ed25519 key. */
public final class VerificationKey implements VerificationKeyResult {

    /** What stands before the 32 bytes of a key in the form that openssl writes. */
    private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The kind of signature in signed notes. */
    private static final byte ED25519 = 1;

    private final EdECPublicKey key;
    private final byte[] raw;

    private VerificationKey(EdECPublicKey key, byte[] raw) {
        this.key = key;
        this.raw = raw;
    }

    static VerificationKey of(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerificationKey(key, Arrays.copyOfRange(encoded, HEADER.length, encoded.length));
    }

    /** Reads a key in PEM, as openssl writes it, or as one line {@code name+id+key}, as signed notes have it. */
    public static VerificationKeyResult of(String text) {
        Pem pem = Pem.of(text);
        if (pem.label().isEmpty()) {
            return ofLine(text.strip());
        }
        if (!pem.label().equals("PUBLIC KEY")) {
            return new KeyRefusal(
                    pem.label().contains("PRIVATE")
                            ? "is a private key, which must not leave its owner: name the public key, as 'openssl pkey"
                                    + " -pubout' writes it"
                            : "is a " + pem.label() + ", not a PUBLIC KEY");
        }
        return ofEncoded(pem.bytes());
    }

    private static VerificationKeyResult ofEncoded(byte[] bytes) {
        X509EncodedKeySpec encoded = new X509EncodedKeySpec(bytes);
        if (Pem.ed25519(encoded, KeyFactory::generatePublic) instanceof EdECPublicKey key) {
            return of(key);
        }
        String kind = Pem.otherKind(encoded, KeyFactory::generatePublic);
        return new KeyRefusal(
                kind.isEmpty()
                        ? "is damaged: its PUBLIC KEY cannot be read"
                        : "is a key of the kind " + kind + ", not Ed25519");
    }

    private static VerificationKeyResult ofLine(String line) {
        KeyRefusal refusal = new KeyRefusal("is no public key: neither PEM nor a line name+id+key");
        int id = line.indexOf('+');
        int material = line.indexOf('+', id + 1);
        if (id < 1 || material < 0) {
            return refusal;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line.substring(material + 1));
        } catch (IllegalArgumentException e) {
            return refusal;
        }
        if (bytes.length != 1 + Hash.BYTES || bytes[0] != ED25519) {
            return new KeyRefusal("is a key of another kind than Ed25519");
        }
        byte[] encoded = Arrays.copyOf(HEADER, HEADER.length + Hash.BYTES);
        System.arraycopy(bytes, 1, encoded, HEADER.length, Hash.BYTES);
        VerificationKeyResult result = ofEncoded(encoded);
        boolean same = result instanceof VerificationKey key
                && key.line(line.substring(0, id)).equals(line);
        return same ? result : refusal;
    }

    /** The key as signed notes have it, under a name: {@code name+id+key}. */
    public String line(String name) {
        byte[] typed = new byte[1 + raw.length];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name
                + '+'
                + String.format("%08x", id(name))
                + '+'
                + Base64.getEncoder().encodeToString(typed);
    }

    /** The key in PEM, as openssl reads it. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** What tells the key from others of this name. */
    public int id(String name) {
        byte[] text = bytes(name + '\n');
        byte[] identity = Arrays.copyOf(text, text.length + 1 + raw.length);
        identity[text.length] = ED25519;
        System.arraycopy(raw, 0, identity, text.length + 1, raw.length);
        return ByteBuffer.wrap(new TreeHasher().plain(identity).bytes()).getInt();
    }

    /** Whether the bytes of the signature are this key's of the text, whatever id stands before them. */
    public boolean verifies(String text, NoteSignature signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(bytes(text));
            return check.verify(signature.bytes());
        } catch (GeneralSecurityException e) {
            // Bytes that cannot be a signature at all.
            return false;
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey same && Arrays.equals(raw, same.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }
}
