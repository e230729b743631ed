package dev.serviceregistry.cli;

import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackId;
import dev.serviceregistry.registry.pack.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a pack is called, and where it is written.
 *
 * @param id its name and version
 * @param file where it is written
 */
record PackTarget(PackId id, Path file) {

    static PackTarget of(String name, String version, String output, Call call) {
        if (name.isEmpty() || version.isEmpty()) {
            throw new UsageProblem("say what the pack is called, and which version it is: --name acme --version 1.2.0");
        }
        if (!PackId.isName(name)) {
            throw call.settings()
                    .problem(
                            "pack.name",
                            "'" + name + "' is no name of a pack: use small letters and digits, and dots, hyphens and"
                                    + " underscores between them");
        }
        if (!PackId.isVersion(version)) {
            throw call.settings()
                    .problem("pack.version", "'" + version + "' is no version of a pack: write one such as 1.2.0");
        }
        Path file = output.isEmpty()
                ? call.surroundings().directory().resolve(name + "-" + version + ".jar")
                : call.settings().path("pack.output", output);
        return new PackTarget(new PackId(name, version), file);
    }

    /** Writes the pack, and says how it is used. */
    void write(PackDraft draft, PackSigning signing, AuditOptions audit, Call call) throws IOException {
        Pack pack = Pack.of(id, "service-registry " + Version.text(), RuleLoader.factsDigest(), draft.files());
        byte[] bytes = signing.bytes(pack);
        String shown = call.shown(file);
        String key = signing.publicKey(pack);
        boolean isThere = isThere(bytes, shown);
        if (!isThere) {
            AtomicFile.requireWritable(file);
            if (audit.areSet()) {
                AuditTrail.open(audit, call)
                        .writes(Map.of(shown, bytes), List.of())
                        .record();
            }
            AtomicFile.write(file, bytes);
        }
        call.out()
                .line((isThere ? "unchanged " : "wrote ") + shown + ": " + pack.id() + ", " + draft.summary()
                        + (key.isEmpty() ? "; not signed" : "; signed"));
        for (String left : draft.leftOut()) {
            call.out().line("left out " + call.repository().shown(left) + ": exceptions and approvals stay here");
        }
        call.out()
                .line("")
                .line("To use it, put it into policies/packs/ of the other repository, and write into its"
                        + " service-registry.toml:")
                .line("")
                .line("[policies]")
                .line("use = [{ path = \"policies/packs/" + file.getFileName() + "\", version = \"" + id.version()
                        + "\", sha256 = \"" + Sha256.hex(bytes) + "\""
                        + (key.isEmpty() ? "" : ", public_key = \"" + key + "\"") + " }]");
    }

    /** Whether the very same pack is there already; another one must not take its version. */
    private boolean isThere(byte[] bytes, String shown) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        if (Arrays.equals(Files.readAllBytes(file), bytes)) {
            return true;
        }
        throw new UsageProblem(shown + " is there already, and holds something else: what was given out under a version"
                + " must never change\nGive the pack a new --version, or remove the file.");
    }
}
