package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of the terminal that somebody reads on. */
final class Terminal {

    private static final int DEFAULT_WIDTH = 100;

    private Terminal() {}

    /** Whether a file descriptor of this process leads to a terminal; where that cannot be told, it does not. */
    static boolean isConnectedTo(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            // From JDK 22 on there is a console even without a terminal.
            return Runtime.version().feature() < 22 && System.console() != null;
        }
    }

    /**
     * Whether to colour what is written.
     *
     * @param when {@code always}, {@code never}, or anything else to find out
     */
    static boolean colors(String when, Surroundings surroundings, Output output) {
        if (when.equals("always") || when.equals("never")) {
            return when.equals("always");
        }
        if (!surroundings.variable("NO_COLOR").isEmpty()) {
            return false;
        }
        String force = surroundings.variable("FORCE_COLOR").isEmpty()
                ? surroundings.variable("CLICOLOR_FORCE")
                : surroundings.variable("FORCE_COLOR");
        if (!force.isEmpty()) {
            return !force.equals("0") && !force.equals("false");
        }
        return output.isTerminal()
                && !surroundings.variable("CLICOLOR").equals("0")
                && !surroundings.variable("TERM").equals("dumb");
    }

    /** How many columns a line may have. */
    static int width(Surroundings surroundings) {
        String columns = surroundings.variable("COLUMNS");
        int width = 0;
        for (int i = 0; i < columns.length() && i < 4; i++) {
            char digit = columns.charAt(i);
            if (digit < '0' || digit > '9') {
                return DEFAULT_WIDTH;
            }
            width = width * 10 + digit - '0';
        }
        return width == 0 ? DEFAULT_WIDTH : Math.max(40, width);
    }
}
