package dev.serviceregistry.registry.values;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of a host, declared where a name could stand as well. */
public final class HostPath {

    private static final Pattern EXPLICIT = Pattern.compile("(?s)[/.~$\\\\].*|[A-Za-z]:.*");

    private static final String PIPE = "//./pipe/";

    /** The variable that holds the home directory, before a path or alone. */
    private static final Pattern HOME = Pattern.compile("\\$(?:HOME|\\{HOME(?::?[?][^}]*)?})(?=[/\\\\]|$)");

    private HostPath() {}

    /** Whether the source of a config is a path: it has a slash, or begins as no name does. */
    public static boolean isPath(String source) {
        return source.indexOf('/') >= 0 || EXPLICIT.matcher(source).matches();
    }

    /** A path as it is taken for no name. */
    public static String explicit(String path) {
        return EXPLICIT.matcher(path).matches() ? path : "./" + path;
    }

    private static String withHome(String path) {
        Matcher home = HOME.matcher(path);
        return path.startsWith("$") && home.lookingAt() ? "~" + path.substring(home.end()) : path;
    }

    /** Whether the source of a volume means a path and not the volume's name. */
    public static boolean isBound(String written) {
        String text = withHome(written);
        return isOnDrive(text)
                || text.startsWith("/")
                || text.startsWith("\\\\")
                || text.startsWith("~")
                || text.equals(".")
                || text.equals("..")
                || text.startsWith("./")
                || text.startsWith("../");
    }

    private static boolean isOnDrive(String text) {
        return text.length() > 2
                && text.charAt(1) == ':'
                && Character.isLetter(text.charAt(0))
                && (text.charAt(2) == '\\' || text.charAt(2) == '/');
    }

    /**
     * The path without detours: {@code //}, {@code /./}, {@code /../} and a slash at its end. One that does not begin at the
     * root begins with {@code ./}, {@code ../} or {@code ~}, the home directory, unless a variable tells where it begins. The
     * slashes of Windows lean forward; a named pipe there begins with {@code //./pipe/}.
     */
    public static String withoutDetours(String written) {
        String path = withHome(written.strip());
        String forward = path.replace('\\', '/');
        if (forward.startsWith(PIPE)) {
            return forward;
        }
        if (isOnDrive(path)) {
            return straight(forward.substring(0, 3), forward.substring(3));
        }
        if (path.startsWith("/")) {
            return straight("/", path.substring(1));
        }
        return path.isEmpty() || path.startsWith("\\") || path.indexOf('$') >= 0 ? path : straight("", path);
    }

    private static String straight(String root, String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            int last = parts.size() - 1;
            boolean isAtStart = last < 0
                    || parts.get(last).equals("..")
                    || last == 0 && parts.get(0).startsWith("~");
            if (part.equals("..") && !(isAtStart && root.isEmpty())) {
                parts.subList(Math.max(0, last), parts.size()).clear();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String rest = String.join("/", parts);
        boolean hasStart = !root.isEmpty() || rest.startsWith("..") || rest.startsWith("~");
        return hasStart ? root + rest : rest.isEmpty() ? "." : "./" + rest;
    }
}
