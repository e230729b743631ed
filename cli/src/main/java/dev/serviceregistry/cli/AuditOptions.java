package dev.serviceregistry.cli;

/** The options of every command that judges or writes: whether that is recorded, and who signs the record. */
final class AuditOptions {

    /** The setting that names the log. */
    static final String DIRECTORY = "audit.dir";

    /** The setting that names the key. */
    static final String KEY_FILE = "audit.key_file";

    String directory = "";
    String keyFile = "";

    void declare(Options options) {
        options.text("--audit", "DIR", "Record what is done in the audit log there.", value -> directory = value)
                .setting("--audit", DIRECTORY)
                .text(
                        "--audit-key-file",
                        "FILE",
                        "Sign the audit log with this private key, which stands outside the repository.",
                        value -> keyFile = value)
                .setting("--audit-key-file", KEY_FILE);
    }

    /** Whether anything is recorded. */
    boolean areSet() {
        return !directory.isEmpty();
    }
}
