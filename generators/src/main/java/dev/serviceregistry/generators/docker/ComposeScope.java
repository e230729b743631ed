package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Mapping;

/** Whose a volume or a network is: the project's, or the whole host's, which has it by its name alone. */
public enum ComposeScope {
    /** The project's, whose name the engine puts before its own. */
    PROJECT,
    /** The host's, and made with the project. */
    HOST,
    /** The host's, and there already. */
    EXTERNAL;

    /** What is declared. */
    public static ComposeScope of(Declared scope) {
        return switch (scope.text("")) {
            case "host" -> HOST;
            case "external" -> EXTERNAL;
            default -> PROJECT;
        };
    }

    /**
     * Writes it of what stands under a key.
     *
     * @param name what the host calls it
     */
    void write(Mapping declaration, String key, String name) {
        if (this == EXTERNAL) {
            declaration.put("external", true);
        }
        if (this == HOST || this == EXTERNAL && !name.equals(key)) {
            declaration.put("name", name);
        }
    }
}
