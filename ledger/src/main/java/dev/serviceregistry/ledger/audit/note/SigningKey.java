package dev.serviceregistry.ledger.audit.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** A private Ed25519 key; nothing that it returns tells of it. */
public final class SigningKey implements SigningKeyResult {

    private static final String HOW = "; make one with 'openssl genpkey -algorithm ed25519'";
    private static final String LABEL = "PRIVATE KEY";

    private final EdECPrivateKey key;
    private final VerificationKey publicKey;

    private SigningKey(EdECPrivateKey key, VerificationKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Reads a key in PKCS #8 and PEM, as openssl writes it. */
    public static SigningKeyResult ofPem(String text) {
        Pem pem = Pem.of(text);
        if (!pem.label().equals(LABEL)) {
            return new KeyRefusal(refusal(pem.label()));
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pem.bytes());
        if (Pem.ed25519(encoded, KeyFactory::generatePrivate) instanceof EdECPrivateKey key) {
            return new SigningKey(key, publicKeyOf(key));
        }
        String kind = Pem.otherKind(encoded, KeyFactory::generatePrivate);
        return new KeyRefusal(
                kind.isEmpty()
                        ? "is damaged: its PRIVATE KEY cannot be read" + HOW
                        : "is a key of the kind " + kind + ", not Ed25519" + HOW);
    }

    private static String refusal(String label) {
        if (label.isEmpty()) {
            return "is no private key in PEM" + HOW;
        }
        if (label.equals("PUBLIC KEY")) {
            return "is a public key, which verifies but does not sign: name the private key";
        }
        if (label.equals("ENCRYPTED PRIVATE KEY")) {
            return "is encrypted with a passphrase; hand in the key as 'openssl pkey' decrypts it";
        }
        return "is a " + label + ", not an Ed25519 key in PKCS #8" + HOW;
    }

    /** The public key, which the JDK makes of the same bytes when they are all the chance it is given. */
    private static VerificationKey publicKeyOf(EdECPrivateKey key) {
        byte[] seed = key.getBytes().orElseThrow();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] same = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            if (!Arrays.equals(seed, same)) {
                throw new IllegalStateException("this Java makes keys in a way that tells no public key");
            }
            return VerificationKey.of((EdECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make keys of Ed25519", e);
        }
    }

    /** The key that verifies what this one signs. */
    public VerificationKey publicKey() {
        return publicKey;
    }

    /** The signature of a text under a name. */
    public NoteSignature sign(String text, String name) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(VerificationKey.bytes(text));
            return new NoteSignature(name, publicKey.id(name), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "a private key";
    }

    /** Chance that is none. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }
}
