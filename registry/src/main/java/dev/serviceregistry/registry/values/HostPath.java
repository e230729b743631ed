package dev.serviceregistry.registry.values;

import java.util.regex.Pattern;

/** Paths of the host that are declared where a name could stand as well. */
public final class HostPath {

    private static final Pattern EXPLICIT = Pattern.compile("(?s)[/.~$\\\\].*|[A-Za-z]:.*");

    private HostPath() {}

    /** Whether a source is a path: it has a slash, or begins as no name does. */
    public static boolean isPath(String source) {
        return source.indexOf('/') >= 0 || EXPLICIT.matcher(source).matches();
    }

    /** A path as it is taken for no name. */
    public static String explicit(String path) {
        return EXPLICIT.matcher(path).matches() ? path : "./" + path;
    }
}
