package dev.serviceregistry.registry.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Tells where something was thrown. */
final class Stack {

    private static final int LONGEST = 4_000;

    private Stack() {}

    /** The first line of the product in it. */
    static String place(Throwable thrown) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().startsWith("dev.serviceregistry.")
                    && !element.getClassName().contains(".fuzz.")) {
                return element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return "an unknown place";
    }

    static String of(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().substring(0, Math.min(LONGEST, text.toString().length()));
    }
}
