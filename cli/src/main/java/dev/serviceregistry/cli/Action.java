package dev.serviceregistry.cli;

import java.io.IOException;

/** A command after its options are read. */
interface Action {

    /** Whether a command works on a repository. */
    enum Place {
        /** It does not run without one. */
        NEEDED,
        /** It takes its settings from one when there is one. */
        WELCOME,
        /** It never looks for one. */
        NONE
    }

    /** Says what it takes besides what every command takes, and explains itself. */
    void declare(Options options);

    /** Where it runs. */
    default Place place() {
        return Place.NEEDED;
    }

    /** Does it, and returns the exit code. */
    int run(Call call) throws IOException;
}
