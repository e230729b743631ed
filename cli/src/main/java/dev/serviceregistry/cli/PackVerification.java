package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.note.KeyRefusal;
import dev.serviceregistry.ledger.audit.note.SignedNote;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import dev.serviceregistry.ledger.audit.note.VerificationKeyResult;
import dev.serviceregistry.registry.files.CacheFolder;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackArchive;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.PackRefusal;
import dev.serviceregistry.registry.pack.PackResult;
import dev.serviceregistry.registry.pack.Sha256;
import dev.serviceregistry.registry.pack.UsedPack;
import java.nio.charset.StandardCharsets;

/** Finds out whether a file is the pack that is asked for, before anything in it is believed. */
final class PackVerification {

    private static final byte[] VALID = {1};

    private PackVerification() {}

    /**
     * The pack: first the digest of the file, then its signature, then its manifest, then its files.
     *
     * @param verdicts keeps which signatures were found valid: that takes longer than all the rest
     * @throws UsageProblem when it is not the pack, in words that follow the file's name
     */
    static PackInUse of(UsedPack use, byte[] bytes, CacheFolder verdicts) {
        String sha256 = Sha256.hex(bytes);
        if (!sha256.equals(use.sha256())) {
            throw new UsageProblem("is another file than was asked for: its SHA-256 is " + sha256 + ", not "
                    + use.sha256() + "\nPut the right file there; or have the new one reviewed, and name its sha256.");
        }
        PackArchive archive = PackArchive.open(bytes);
        boolean isSigned = archive.isWhole() && !use.publicKey().isEmpty();
        if (isSigned) {
            requireSignature(archive, use, verdicts);
        }
        PackResult result = archive.pack();
        if (result instanceof PackRefusal refusal) {
            throw new UsageProblem(refusal.reason());
        }
        Pack pack = (Pack) result;
        if (!pack.id().version().equals(use.version())) {
            throw new UsageProblem(
                    "is version " + pack.id().version() + " of " + pack.id().name() + ", not " + use.version()
                            + ": name the version that it is, or put the other one there");
        }
        return new PackInUse(pack, use, isSigned);
    }

    private static void requireSignature(PackArchive archive, UsedPack use, CacheFolder verdicts) {
        String verdict =
                Sha256.hex(("signed\n" + use.sha256() + '\n' + use.publicKey()).getBytes(StandardCharsets.UTF_8));
        if (verdicts.find(verdict).length > 0) {
            return;
        }
        VerificationKeyResult key = VerificationKey.of(use.publicKey());
        if (key instanceof KeyRefusal refusal) {
            throw new UsageProblem("cannot be verified: its public_key " + refusal.reason());
        }
        byte[] signature = archive.signature();
        SignedNote note = SignedNote.of(signature).orElse(null);
        if (signature.length == 0) {
            throw new UsageProblem(
                    "is not signed, and public_key demands that it is: ask its maker for a signed one, which 'rules pack"
                            + " --key-file' makes");
        }
        if (note == null) {
            throw new UsageProblem("has a signature that cannot be read");
        }
        switch (note.check((VerificationKey) key, name(note))) {
            case VALID -> verdicts.store(verdict, VALID);
            case INVALID -> throw new UsageProblem("was changed after it was signed, or its signature is forged");
            case OF_ANOTHER_KEY ->
                throw new UsageProblem("is signed by another key than public_key names, by "
                        + note.signatures().get(0).name() + "+"
                        + note.signatures().get(0).hexId());
            case UNSIGNED -> throw new UsageProblem("has a signature that nobody made");
        }
    }

    /** The name that the text gives the pack, which signs by its own name. */
    private static String name(SignedNote note) {
        String[] lines = note.text().split("\n", 3);
        return lines.length < 3 ? "" : lines[1];
    }
}
