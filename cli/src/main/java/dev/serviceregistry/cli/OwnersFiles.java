package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Loss;
import dev.serviceregistry.generators.codeowners.BranchRuleset;
import dev.serviceregistry.generators.codeowners.CodeOwners;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.Checksum;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.tree.Scalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files by which a forge protects the branch.
 *
 * @param owners whom it asks for reviews
 * @param folder where they stand
 * @param call the call
 */
record OwnersFiles(CodeOwners owners, Path folder, Call call) {

    private static final String OWNERS = "CODEOWNERS";
    private static final String RULESET = "ruleset.json";

    /** The files of the repository; tells on standard error which teams cannot stand in them. */
    static OwnersFiles of(Call call) throws IOException {
        Reading reading = Readings.shown(call);
        TreeSet<String> catalogOwners = new TreeSet<>();
        if (reading.files().get(Repository.MARK) != null) {
            for (Scalar owner : reading.files()
                    .get(Repository.MARK)
                    .content()
                    .table("catalog")
                    .scalars("owners")) {
                catalogOwners.add(owner.text().substring(1));
            }
        }
        Path root = call.repository().root();
        String path = Forge.pathInCheckout(root);
        CodeOwners owners = CodeOwners.of(reading.registry().facts(), catalogOwners, path);
        for (Loss loss : owners.losses()) {
            call.err()
                    .line(call.repository().shown(loss.source().toString()) + ": note: " + loss.key()
                            + " cannot stand in CODEOWNERS, since " + loss.reason());
        }
        Path checkout = root;
        for (int i = 0; i < path.length(); i++) {
            checkout = path.charAt(i) == '/' ? checkout.resolve("..") : checkout;
        }
        return new OwnersFiles(owners, checkout.resolve(".github").normalize(), call);
    }

    private Map<String, String> texts() {
        return new TreeMap<>(Map.of(OWNERS, owners.text(), RULESET, BranchRuleset.text()));
    }

    int check() throws IOException {
        int stale = 0;
        for (Map.Entry<String, String> text : texts().entrySet()) {
            Path file = folder.resolve(text.getKey());
            if (!Files.exists(file) || !Checksum.isSame(FileReader.bytes(file), bytes(text.getValue()))) {
                stale++;
                call.out().line(call.shown(file) + ": is not what the repository makes it; write it anew with --write");
            }
        }
        return stale == 0 ? Program.OK : Program.FINDINGS;
    }

    void write(AuditOptions audit) throws IOException {
        requireOwn(OWNERS, CodeOwners.MARK);
        requireOwn(RULESET, BranchRuleset.MARK);
        Map<String, byte[]> contents = new TreeMap<>();
        texts().forEach((name, text) -> contents.put(call.shown(folder.resolve(name)), bytes(text)));
        AtomicFile.requireWritable(folder.resolve(OWNERS));
        if (audit.areSet()) {
            AuditTrail.open(audit, call).writes(contents, List.of()).record();
        }
        for (Map.Entry<String, String> text : texts().entrySet()) {
            AtomicFile.write(folder.resolve(text.getKey()), writer -> writer.append(text.getValue()));
            call.out().line("wrote " + call.shown(folder.resolve(text.getKey())));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a file says, in lines that end as this program's do; one that is no text says something else than any of these. */
    private static String text(Path file) throws IOException {
        return new String(FileReader.bytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** Refuses to replace what somebody else has written. */
    private void requireOwn(String name, String mark) throws IOException {
        Path existing = folder.resolve(name);
        if (Files.exists(existing) && !text(existing).startsWith(mark)) {
            throw new UsageProblem(call.shown(existing) + " was not written by this program, and is left as it is"
                    + "\nRemove it, or take over by hand what 'service-registry approvals codeowners' shows.");
        }
    }
}
