package dev.serviceregistry.cli;

/** The options that name an audit log and the key that signs it: to record what is done, or to look at what was. */
final class AuditOptions {

    /** The setting that names the log. */
    static final String DIRECTORY = "audit.dir";

    /** The setting that names the key. */
    static final String KEY_FILE = "audit.key_file";

    String directory = "";
    String keyFile = "";

    /** For a command that judges or writes. */
    void declare(Options options) {
        declare(
                options,
                "Record what is done in the audit log there.",
                "Sign the audit log with this private key, which stands outside the repository.");
    }

    /** For a command that records nothing. */
    void declareToRead(Options options) {
        declare(options, "The directory of the audit log.", "The private key that signs the audit log.");
    }

    private void declare(Options options, String ofLog, String ofKey) {
        options.text("--audit", "DIR", ofLog, value -> directory = value)
                .setting("--audit", DIRECTORY)
                .text("--audit-key-file", "FILE", ofKey, value -> keyFile = value)
                .setting("--audit-key-file", KEY_FILE);
    }

    /** Whether anything is recorded. */
    boolean areSet() {
        return !directory.isEmpty();
    }
}
