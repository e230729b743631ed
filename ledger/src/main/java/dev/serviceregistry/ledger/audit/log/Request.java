package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.Stamp;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that somebody waits for to be written. */
final class Request {

    private final List<AuditEvent> events;
    private final Stamp stamp;
    private @Nullable Receipt receipt;
    private @Nullable Throwable failure;
    private boolean interrupted;

    Request(List<AuditEvent> events, Stamp stamp) {
        this.events = events;
        this.stamp = stamp;
    }

    List<AuditEvent> events() {
        return events;
    }

    Stamp stamp() {
        return stamp;
    }

    /** Keeps in mind that whoever waits was interrupted. */
    void interrupt() {
        interrupted = true;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    boolean isAnswered() {
        return receipt != null || failure != null;
    }

    /** Gives the receipt, or what kept the events from being written. */
    void answer(@Nullable Receipt given, @Nullable Throwable reason) {
        receipt = given;
        failure = reason;
    }

    /** The receipt, or what kept the events from being written. */
    Receipt receipt() throws IOException {
        Throwable reason = failure;
        if (reason instanceof IOException e) {
            throw e;
        }
        if (reason instanceof RuntimeException e) {
            throw e;
        }
        if (reason instanceof Error e) {
            throw e;
        }
        Receipt given = receipt;
        if (given == null) {
            throw new IllegalStateException("nobody has answered yet");
        }
        return given;
    }
}
