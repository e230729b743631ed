package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackArchive;
import dev.serviceregistry.registry.pack.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is read of a pack that is not the one that was asked for, by whoever made it. */
class TrustedPacksTest {

    private @TempDir Path scratch;

    private PackRepositories both;
    private Path maker;
    private Path user;

    @BeforeEach
    void oneRepositoryThatMakesPacksAndOneThatUsesThem() throws IOException {
        both = new PackRepositories(scratch);
        maker = both.maker();
        user = both.user();
    }

    @Test
    void a_signed_pack_is_verified_by_the_key_that_the_repository_names() throws Exception {
        Path key = scratch.resolve("acme.key");
        Files.writeString(key, pem());
        String use = both.packed("1.2.0", "--key-file", key.toString());
        both.use(use);

        assertThat(use).contains("public_key = \"acme+");
        assertThat(both.in(user, "rules", "packs").out()).contains("signature verified");
        assertThat(both.in(user, "validate").out()).contains("ACM-001");
        assertThat(both.in(user, "validate").out()).contains("ACM-001");

        both.environment().put(PackSigning.VARIABLE, pem());
        String other = both.packed("1.3.0");
        both.use(other.replaceAll(
                "public_key = \"[^\"]*\"",
                Matcher.quoteReplacement(use.substring(use.indexOf("public_key"), use.indexOf(" }")))));
        assertThat(both.in(user, "validate").err())
                .contains(
                        "service-registry.toml:2:8: error: policies/packs/acme-1.3.0.jar is signed by another key than"
                                + " public_key names, by acme+");

        both.environment().remove(PackSigning.VARIABLE);
        String unsigned = both.packed("1.4.0");
        both.use(unsigned.replace(" }", ", " + use.substring(use.indexOf("public_key"))));
        Run run = both.in(user, "validate");
        assertThat(run.err()).contains("acme-1.4.0.jar is not signed, and public_key demands that it is");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_forged_signature_is_refused_whoever_reviewed_the_digest() throws Exception {
        both.environment().put(PackSigning.VARIABLE, pem());
        String use = both.packed("1.2.0");
        Path file = user.resolve("policies/packs/acme-1.2.0.jar");
        PackArchive archive = PackArchive.open(Files.readAllBytes(file));
        String note = new String(archive.signature(), StandardCharsets.UTF_8);
        int at = note.length() - 20;
        String forged = note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1);

        Files.write(file, ((Pack) archive.pack()).bytes(forged));
        refused(
                use.replaceAll("sha256 = \"[^\"]*", "sha256 = \"" + Sha256.hex(Files.readAllBytes(file))),
                "was changed after it was signed, or its signature is forged");
    }

    @Test
    void a_private_key_in_the_repository_signs_nothing() throws Exception {
        Files.writeString(maker.resolve("acme.key"), pem());

        Run run = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0", "--key-file", "acme.key");

        assertThat(run.err()).contains("acme.key is inside the repository", "[pack] key_file");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void nothing_of_a_pack_is_read_that_is_not_the_one_that_was_asked_for() throws IOException {
        String use = both.packed("1.2.0");
        Path file = user.resolve("policies/packs/acme-1.2.0.jar");

        refused(use.replace("\"1.2.0\"", "\"1.2.1\""), "acme-1.2.0.jar is version 1.2.0 of acme, not 1.2.1");
        refused(
                use.replaceAll("sha256 = \"[0-9a-f]{8}", "sha256 = \"00000000"),
                "is another file than was asked for: its SHA-256 is " + Sha256.hex(Files.readAllBytes(file)));
        refused(use.replace("acme-1.2.0.jar", "acme-9.jar"), "policies/packs/acme-9.jar is not there");
        refused(use.replace("policies/packs", "packs"), "stands in the repository, but not below policies/");
        refused(use.replace(" }", ", public_key = \"acme+1+x\" }"), "its public_key is no public key");
        refused(use + ", " + use, "there is a pack acme already");
        refused("{ path = \"policies/a\\u0000.jar\" }", "write the path from the repository's root");
        refused(
                "{ path = \"/a.jar\" }",
                "write the path from the repository's root",
                "name the version of the pack",
                "name the sha256");
        refused(
                "{ paht = \"a\", version = 1 }",
                "a pack has no key 'paht'; did you mean 'path'?",
                "version takes a text");
        refused(
                "{ maven = \"acme\", version = \"1.2.0\", sha256 = \"" + "0".repeat(64) + "\" }",
                "'acme' is no coordinate");
        refused("\"acme\"", "policies.use: takes tables, such as { path = ");

        Files.write(file, new byte[] {1, 2, 3});
        refused(
                use.replaceAll("sha256 = \"[^\"]*", "sha256 = \"" + Sha256.hex(new byte[] {1, 2, 3})),
                "is no pack: it is not a jar");
    }

    private void refused(String use, String... reasons) throws IOException {
        both.use(use);
        Run run = both.in(user, "validate");
        assertThat(run.err()).contains(reasons).containsPattern("(?m)^service-registry.toml:2:\\d+: error: ");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(both.in(user, "list").code()).isEqualTo(2);
    }

    private static String pem() throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
