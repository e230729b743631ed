package dev.serviceregistry.ledger.audit.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {

    /** The key pair that RFC 8410 gives as an example. */
    private static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    /** What the library that signed notes come from documents as its example. */
    private static final String EXAMPLE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String EXAMPLE_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String EXAMPLE_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String EXAMPLE_SIGNATURE = "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcEl"
            + "ZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    private static final Checkpoint CHECKPOINT = new Checkpoint("example.org/log", 3, new TreeHasher().empty());

    private static SigningKey signingKey(String pem) {
        return (SigningKey) SigningKey.ofPem(pem);
    }

    /** A private key of these 32 bytes as openssl writes it. */
    private static SigningKey signingKey(byte[] seed) {
        byte[] header = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEIA==");
        byte[] encoded = Arrays.copyOf(header, header.length + seed.length);
        System.arraycopy(seed, 0, encoded, header.length, seed.length);
        return signingKey("-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void the_public_key_of_the_example_in_rfc_8410_follows_from_the_private_one() {
        assertThat(signingKey(PRIVATE).publicKey().pem()).isEqualTo(PUBLIC);
        assertThat(VerificationKey.of(PUBLIC)).isEqualTo(signingKey(PRIVATE).publicKey());
    }

    @Test
    void the_published_example_of_a_signed_note_is_signed_and_verified_as_there() {
        byte[] typed = Base64.getDecoder().decode(EXAMPLE_SEED);
        SigningKey key = signingKey(Arrays.copyOfRange(typed, 1, typed.length));

        assertThat(key.publicKey().line("PeterNeumann")).isEqualTo(EXAMPLE_KEY);
        NoteSignature signature = key.sign(EXAMPLE_TEXT, "PeterNeumann");
        assertThat(signature.line()).isEqualTo(EXAMPLE_SIGNATURE);
        assertThat(signature.hexId()).isEqualTo("c74f20a3");
        VerificationKey verifier = (VerificationKey) VerificationKey.of(EXAMPLE_KEY);
        assertThat(verifier.verifies(EXAMPLE_TEXT, NoteSignature.ofLine(EXAMPLE_SIGNATURE)))
                .isTrue();
        assertThat(verifier.verifies(EXAMPLE_TEXT + " ", signature)).isFalse();
    }

    @Test
    void the_published_example_of_a_checkpoint_is_read_and_written_to_the_letter() {
        String note = """
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """;

        SignedCheckpoint read =
                SignedCheckpoint.of(note.getBytes(StandardCharsets.UTF_8)).orElseThrow();

        assertThat(read.checkpoint())
                .isEqualTo(new Checkpoint(
                        "example.com/behind-the-sofa",
                        20852163,
                        Hash.of(Base64.getDecoder().decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="))));
        assertThat(read.note()).isEqualTo(note);
        assertThat(read.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.hexId()).isEqualTo("033de0ae");
            assertThat(signature.bytes()).hasSize(64);
        });
    }

    @Test
    void a_checkpoint_is_read_in_its_one_form_only() {
        String text = CHECKPOINT.text();
        String signed = SignedCheckpoint.by(signingKey(PRIVATE), CHECKPOINT).note();

        assertThat(SignedCheckpoint.of(text.getBytes(StandardCharsets.UTF_8))).isPresent();
        for (String other : new String[] {
            "",
            text.strip(),
            text + "\n",
            text.replace("\n3\n", "\n03\n"),
            text.replace("\n3\n", "\n-3\n"),
            text.replace("\n3\n", "\n3000000000000000000000\n"),
            text.replace("\n3\n", "\n\n"),
            text.replace("=", ""),
            "\n" + text,
            text + "extension\n",
            signed.strip(),
            signed + "\n",
            signed.replace("\u2014", "-"),
            // The last character before = holds bits that mean nothing.
            signed.replace("=\n", "?\n")
        }) {
            assertThat(SignedCheckpoint.of(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isEmpty();
        }
        assertThat(SignedCheckpoint.of(new byte[] {(byte) 0xff, '\n'})).isEmpty();
    }

    @Test
    void a_key_tells_its_own_signature_from_a_changed_and_from_anothers() {
        SigningKey key = signingKey(PRIVATE);
        VerificationKey verifier = key.publicKey();
        SignedCheckpoint signed = SignedCheckpoint.by(key, CHECKPOINT);
        SigningKey other = signingKey(new byte[32]);

        assertThat(signed.check(verifier)).isEqualTo(SignatureCheck.VALID);
        assertThat(new SignedCheckpoint(CHECKPOINT, List.of()).check(verifier)).isEqualTo(SignatureCheck.UNSIGNED);
        assertThat(SignedCheckpoint.by(other, CHECKPOINT).check(verifier)).isEqualTo(SignatureCheck.OF_ANOTHER_KEY);
        Checkpoint changed = new Checkpoint("example.org/log", 4, CHECKPOINT.root());
        assertThat(new SignedCheckpoint(changed, signed.signatures()).check(verifier))
                .isEqualTo(SignatureCheck.INVALID);
        NoteSignature wrongId = new NoteSignature(
                "example.org/log", 7, signed.signatures().get(0).bytes());
        assertThat(new SignedCheckpoint(CHECKPOINT, List.of(wrongId)).check(verifier))
                .isEqualTo(SignatureCheck.INVALID);
        NoteSignature wrongName = key.sign(CHECKPOINT.text(), "example.org/other");
        assertThat(new SignedCheckpoint(CHECKPOINT, List.of(wrongName)).check(verifier))
                .isEqualTo(SignatureCheck.INVALID);
    }

    @Test
    void a_wrong_kind_of_private_key_is_refused_by_its_kind() throws Exception {
        assertThat(refusal(SigningKey.ofPem("")))
                .startsWith("is no private key in PEM; make one with 'openssl genpkey");
        assertThat(refusal(SigningKey.ofPem(PUBLIC))).startsWith("is a public key");
        assertThat(refusal(SigningKey.ofPem(PRIVATE.replace("PRIVATE", "ENCRYPTED PRIVATE"))))
                .startsWith("is encrypted with a passphrase");
        assertThat(refusal(SigningKey.ofPem(PRIVATE.replace("PRIVATE", "OPENSSH PRIVATE"))))
                .startsWith("is a OPENSSH PRIVATE KEY, not an Ed25519 key");
        assertThat(refusal(SigningKey.ofPem(PRIVATE.replace("MC4C", "MC4D")))).startsWith("is damaged");
        for (String kind : new String[] {"RSA", "EC", "Ed448", "X25519"}) {
            byte[] encoded = KeyPairGenerator.getInstance(kind)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n";
            assertThat(refusal(SigningKey.ofPem(pem))).startsWith("is a key of the kind " + kind + ", not Ed25519");
        }
    }

    @Test
    void a_wrong_kind_of_public_key_is_refused_by_its_kind() throws Exception {
        assertThat(refusal(VerificationKey.of("x"))).startsWith("is no public key");
        assertThat(refusal(VerificationKey.of(PRIVATE))).startsWith("is a private key, which must not leave its owner");
        assertThat(refusal(VerificationKey.of(EXAMPLE_KEY.replace("c74f20a3", "c74f20a4"))))
                .startsWith("is no public key");
        byte[] encoded =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
        assertThat(refusal(VerificationKey.of("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n")))
                .isEqualTo("is a key of the kind EC, not Ed25519");
    }

    @Test
    void no_message_shows_a_private_key() {
        String content = PRIVATE.lines().toList().get(1);

        assertThat(refusal(SigningKey.ofPem(PRIVATE.replace("MC4C", "MC4D")))).doesNotContain(content.substring(4));
        assertThat(refusal(VerificationKey.of(PRIVATE))).doesNotContain(content.substring(4));
        assertThat(signingKey(PRIVATE).toString()).isEqualTo("a private key");
    }

    private static String refusal(Object result) {
        return ((KeyRefusal) result).reason();
    }
}
