package dev.serviceregistry.oracle;

import java.util.Optional;

/**
 * An image as a service names it.
 *
 * @param name what it is called, without tag and digest
 * @param tag its tag, or empty
 * @param digest whether it has a digest
 */
record Image(String name, String tag, boolean digest) {

    /** The image of a container; a key of its own stands before what the name says of the tag. */
    static Optional<Image> of(Tree container) {
        return container
                .text("image")
                .map(Variables::meant)
                .filter(written -> !written.isEmpty())
                .map(written -> {
                    String beforeDigest = written.split("@")[0];
                    int colon = beforeDigest.indexOf(':', beforeDigest.lastIndexOf('/') + 1);
                    return new Image(
                            colon < 0 ? beforeDigest : beforeDigest.substring(0, colon),
                            container
                                    .text("tag")
                                    .map(Variables::meant)
                                    .filter(tag -> !tag.isEmpty())
                                    .orElse(colon < 0 ? "" : beforeDigest.substring(colon + 1)),
                            written.contains("@") || container.has("digest"));
                });
    }

    /** Whether a variable that nothing gives a value may hold tag and digest. */
    boolean isOpen() {
        return tag.isEmpty() && !digest && name.endsWith("}");
    }

    /** Whether an entry of the allowed registries allows it, as it is written or in full. */
    boolean isFrom(String registry) {
        return isBelow(name, registry) || isBelow(fullName(), registry);
    }

    private static boolean isBelow(String name, String registry) {
        return name.equals(registry) || name.startsWith(registry.endsWith("/") ? registry : registry + "/");
    }

    private String fullName() {
        int slash = name.indexOf('/');
        String first = name.substring(0, Math.max(slash, 0));
        boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        String onHost = isHost ? name : "docker.io/" + name;
        String inside = onHost.substring(onHost.indexOf('/') + 1);
        return onHost.startsWith("docker.io/") && !inside.contains("/") ? "docker.io/library/" + inside : onHost;
    }
}
