package dev.serviceregistry.ledger.audit.log;

import java.io.IOException;
import java.nio.file.Path;

/** A log that nothing may be added to: it was changed, or belongs to another key. */
public final class UnusableLogException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableLogException(Path directory, String reason) {
        super("the audit log in " + directory + " " + reason);
    }
}
