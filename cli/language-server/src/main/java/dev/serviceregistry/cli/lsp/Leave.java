package dev.serviceregistry.cli.lsp;

import java.util.concurrent.CompletableFuture;

/** How the editor takes its leave: it asks for a shutdown, then says exit. */
final class Leave {

    private final CompletableFuture<Boolean> taken = new CompletableFuture<>();
    private volatile boolean asked;

    void ask() {
        asked = true;
    }

    boolean isAsked() {
        return asked;
    }

    void take() {
        taken.complete(asked);
    }

    /** The editor is gone without a word. */
    void gone() {
        taken.complete(false);
    }

    /** Waits for the end; whether it came as agreed. */
    boolean await() {
        return taken.join();
    }
}
