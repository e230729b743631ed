package dev.serviceregistry.registry;

import java.util.ArrayDeque;
import java.util.Deque;

/** Compares paths of a host by what they lead to, as far as that can be told without the host. */
final class HostPaths {

    private HostPaths() {}

    /** The path without doubled slashes, {@code .} and {@code ..}, and without a slash at its end. */
    static String normalised(String path) {
        boolean isAbsolute = path.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            boolean goesUp = part.equals("..");
            if (goesUp && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(goesUp && isAbsolute)) {
                parts.addLast(part);
            }
        }
        return (isAbsolute ? "/" : "") + String.join("/", parts);
    }
}
