package dev.serviceregistry.cli;

/** Something that a process which is told to end by a signal does first, until this is called off. */
final class BeforeExit {

    private final Thread hook;

    BeforeExit(Runnable deed) {
        hook = new Thread(deed, "before exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
    }

    void callOff() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the deed is being done.
        }
    }
}
