package dev.serviceregistry.facts;

/**
 * An option of the container engine's security; of several with one name the last, as engines take it.
 *
 * @param service the service
 * @param name its name, such as {@code no-new-privileges}, {@code seccomp} or {@code apparmor}
 * @param value its value, such as {@code unconfined}; {@code true} when none is written
 * @param source where it is written
 */
public record SecurityOption(String service, String name, String value, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "container.security_opt:" + name;
    }

    @Override
    public String description() {
        return service + " sets " + name + " to " + value;
    }
}
