package dev.serviceregistry.facts;

/**
 * As whom a container runs. There is none when nobody knows, since what is written was refused.
 *
 * @param service the service
 * @param user the user in words, such as {@code 10001}; for a container that names none, that its image decides
 * @param root whether the container says itself that this is root
 * @param nonRoot whether the container says itself that this is not root; neither of the two is so when the image decides
 * @param source where it is written; the container's table when it names no user
 */
public record RunAs(String service, String user, boolean root, boolean nonRoot, SourceLocation source)
        implements ServiceFact {

    /** What the container says itself, in a word: {@code root}, or {@code other} when it says another user or none. */
    public String stated() {
        return root ? "root" : "other";
    }

    @Override
    public String element() {
        return "container.user";
    }

    @Override
    public String description() {
        return service + " runs as " + user;
    }
}
