package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.Set;

/**
 * The variables that a shell in a container may be meant to fill in.
 *
 * <p>A <code>${NAME}</code> in a command may mean a variable of whoever starts the project, or one that the shell knows:
 * those of the container, and what every shell sets. One that the container has from whoever starts it is the same to both.
 */
public final class ShellVariables {

    private static final Set<String> OF_EVERY_SHELL =
            Set.of("HOME", "HOSTNAME", "PATH", "PWD", "USER", "SHELL", "TERM", "LANG", "IFS", "RANDOM", "UID");

    private final Set<String> known = new HashSet<>(OF_EVERY_SHELL);

    /** The variables of the container of a service. */
    public ShellVariables(PlacedService service) {
        service.definition().effective().table("env").entries().forEach((name, entry) -> {
            boolean handedOn = entry.value() instanceof Table variable
                    && variable.string("variable").filter(name::equals).isPresent()
                    && variable.get("default").isEmpty();
            if (!handedOn) {
                known.add(name);
            }
        });
    }

    /** Whether a variable is left to the shell. */
    public boolean has(String name) {
        return known.contains(name);
    }
}
