package dev.serviceregistry.registry;

import java.util.ArrayList;
import java.util.List;

/** A path of a host, as the volumes of services bind them. */
final class HostPath {

    private static final String PIPE = "//./pipe/";

    private HostPath() {}

    /** Whether a text means a path of the host and not the name of a volume. */
    static boolean isOne(String text) {
        boolean drive = text.length() > 2
                && text.charAt(1) == ':'
                && Character.isLetter(text.charAt(0))
                && (text.charAt(2) == '\\' || text.charAt(2) == '/');
        return drive
                || text.startsWith("/")
                || text.startsWith("\\\\")
                || text.startsWith("~")
                || text.equals(".")
                || text.equals("..")
                || text.startsWith("./")
                || text.startsWith("../");
    }

    /**
     * The path without detours: {@code //}, {@code /./}, {@code /../} and a slash at its end; of a path that does not begin at
     * the root nobody knows where it leads, and it stays as written. A named pipe of Windows begins with {@code //./pipe/}.
     */
    static String withoutDetours(String written) {
        String path = written.strip();
        String forward = path.replace('\\', '/');
        if (forward.startsWith(PIPE)) {
            return forward;
        }
        if (!path.startsWith("/")) {
            return path;
        }
        List<String> parts = new ArrayList<>();
        int from = 1;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            String part = path.substring(from, slash < 0 ? path.length() : slash);
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
            from = slash < 0 ? path.length() + 1 : slash + 1;
        }
        return "/" + String.join("/", parts);
    }
}
