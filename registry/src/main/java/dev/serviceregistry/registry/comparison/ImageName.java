package dev.serviceregistry.registry.comparison;

import java.util.List;

/**
 * The repository of an image in the one spelling that all others mean.
 *
 * @param text the spelling
 */
record ImageName(String text) {

    private static final List<String> HUB = List.of("docker.io/", "index.docker.io/", "registry-1.docker.io/");

    static ImageName of(String written) {
        String name = written.strip();
        for (String registry : HUB) {
            if (name.startsWith(registry)) {
                name = name.substring(registry.length());
                break;
            }
        }
        return new ImageName(name.startsWith("library/") ? name.substring("library/".length()) : name);
    }
}
