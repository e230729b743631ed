package dev.serviceregistry.facts;

import java.util.List;

/**
 * The setting {@code [security] allowed_registries}; there is none while images may come from anywhere.
 *
 * @param prefixes what the names of images may begin with, up to the end of a part of the name
 * @param source where it is set
 */
public record AllowedRegistries(List<String> prefixes, SourceLocation source) implements DemandFact {

    /** Whether an image may come from where it does, by its name as written or by its full name. */
    public boolean allow(String name, String fullName) {
        for (String prefix : prefixes) {
            if (begins(name, prefix) || begins(fullName, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String name, String prefix) {
        return name.startsWith(prefix)
                && (name.length() == prefix.length() || prefix.endsWith("/") || name.charAt(prefix.length()) == '/');
    }

    /** The prefixes as people read them. */
    public String listed() {
        return String.join(", ", prefixes);
    }

    @Override
    public Subject subject() {
        return Subject.ofRepository("security.allowed_registries");
    }

    @Override
    public String description() {
        return "images may come from " + prefixes.size() + (prefixes.size() == 1 ? " place" : " places");
    }
}
