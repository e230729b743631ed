package dev.serviceregistry.registry.schema;

/**
 * The parts of an image's name.
 *
 * @param name registry and repository
 * @param tag empty for none
 * @param digest algorithm and hash; empty for none
 */
public record ImageReference(String name, String tag, String digest) {
    /** Splits a name; the colon of a registry's port and those in references start no tag. */
    public static ImageReference parse(String image) {
        String rest = image.strip();
        String digest = "";
        int at = rest.lastIndexOf('@');
        if (at > 0 && (rest.indexOf(':', at) > 0 || rest.startsWith("${", at + 1))) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
        }
        int depth = 0;
        int colon = -1;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && c == ':') {
                colon = i;
            } else if (depth == 0 && c == '/') {
                colon = -1;
            }
        }
        return colon < 0
                ? new ImageReference(rest, "", digest)
                : new ImageReference(rest.substring(0, colon), rest.substring(colon + 1), digest);
    }

    /** The name with the registry that engines take when none is written, such as {@code docker.io/library/postgres}. */
    public String fullName() {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hasRegistry = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        if (!hasRegistry) {
            return slash < 0 ? "docker.io/library/" + name : "docker.io/" + name;
        }
        if (!first.equals("docker.io") && !first.equals("index.docker.io")) {
            return name;
        }
        String repository = name.substring(slash + 1);
        return (repository.indexOf('/') < 0 ? "docker.io/library/" : "docker.io/") + repository;
    }
}
