package dev.serviceregistry.ledger.outbox;

import java.io.IOException;

/**
 * Brings notices to those whom they are for.
 *
 * <p>After a crash it is asked again for a notice of which nobody knows whether it went out. To tell nobody twice, it looks by
 * the notice's id whether it did, or hands that id on as the key by which the receiving side does.
 */
public interface Sender {

    /** What attempts are recorded under, such as {@code file}. */
    String name();

    /**
     * Sends a notice, unless it was sent already.
     *
     * @throws IOException when it could not be sent; it will be tried again with the next run
     */
    void send(Notice notice) throws IOException;
}
