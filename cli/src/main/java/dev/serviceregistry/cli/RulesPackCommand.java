package dev.serviceregistry.cli;

import java.io.IOException;

/** Makes a pack of the repository's own policies. */
final class RulesPackCommand implements Action {

    private static final String KEY_FILE = "pack.key_file";

    private String name = "";
    private String version = "";
    private String output = "";
    private String keyFile = "";
    private final AuditOptions audit = new AuditOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Makes a pack of the repository's own rules, their scenarios, its decision tables and its settings,"
                                + " for other repositories to use. Exceptions, baselines and approvals stay where they are."
                                + " Packs nothing that is wrong, or whose scenarios fail.",
                        "rules pack --name acme --version 1.2.0",
                        "rules pack --name acme --version 1.2.0 --key-file ~/keys/acme.key -o acme.jar")
                .note("The same policies make the same file to the byte. " + PackSigning.VARIABLE
                        + " may hold the private key itself.")
                .text("--name", "NAME", "The pack's name.", value -> name = value)
                .setting("--name", "pack.name")
                .text("--version", "VERSION", "The pack's version, such as 1.2.0.", value -> version = value)
                .setting("--version", "pack.version")
                .text(
                        "-o --output",
                        "FILE",
                        "Where to write the pack. Default: NAME-VERSION.jar here.",
                        value -> output = value)
                .setting("--output", "pack.output")
                .text(
                        "--key-file",
                        "FILE",
                        "Sign the pack with this private key, which stands outside the repository.",
                        value -> keyFile = value)
                .setting("--key-file", KEY_FILE);
        audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        PackTarget target = PackTarget.of(name, version, output, call);
        PackSigning signing = PackSigning.of(
                new PrivateKeyFile(KEY_FILE, keyFile, PackSigning.VARIABLE, "make packs in its owner's name"), call);
        PackDraft draft = PackDraft.of(call);
        if (!draft.isSound(call)) {
            return Program.FINDINGS;
        }
        target.write(draft, signing, audit, call);
        return Program.OK;
    }
}
