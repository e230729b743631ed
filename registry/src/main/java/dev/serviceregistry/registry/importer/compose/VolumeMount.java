package dev.serviceregistry.registry.importer.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A mount in its short form.
 *
 * @param type {@code bind}, {@code persistent} or {@code ephemeral}
 * @param source a path of the host or the name of a volume; empty for none
 * @param target the path in the container
 * @param options what stands behind it
 */
record VolumeMount(String type, String source, String target, List<String> options) {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:\\\\.*|[A-Za-z]:/.*:/.*");

    /** Parses {@code [source:]target[:options]}. */
    static VolumeMount parse(String text) {
        String drive = DRIVE.matcher(text).matches() ? text.substring(0, 2) : "";
        List<String> pieces = new ArrayList<>(Template.split(text.substring(drive.length()), ':'));
        if (pieces.size() > 2 && isDrive(pieces.get(1), pieces.get(2))) {
            pieces.set(1, pieces.get(1) + ":" + pieces.remove(2));
        }
        if (pieces.size() == 1) {
            return new VolumeMount("ephemeral", "", drive + pieces.get(0), List.of());
        }
        String source = drive + pieces.get(0);
        String target = pieces.get(1);
        List<String> options = pieces.size() > 2
                ? List.of(String.join(":", pieces.subList(2, pieces.size())).split(","))
                : List.of();
        if (pieces.size() == 2 && !hasSlash(target) && source.startsWith("/")) {
            return new VolumeMount("ephemeral", "", source, List.of(target.split(",")));
        }
        return new VolumeMount(isPath(source) ? "bind" : "persistent", source, target, options);
    }

    private static boolean hasSlash(String target) {
        return target.indexOf('/') >= 0 || target.indexOf('\\') >= 0;
    }

    private static boolean isDrive(String letter, String path) {
        return letter.matches("[A-Za-z]") && (path.startsWith("\\") || path.startsWith("/"));
    }

    static boolean isPath(String source) {
        return source.startsWith("/")
                || source.startsWith(".")
                || source.startsWith("~")
                || source.startsWith("$")
                || source.startsWith("\\")
                || source.length() > 2 && source.charAt(1) == ':';
    }
}
