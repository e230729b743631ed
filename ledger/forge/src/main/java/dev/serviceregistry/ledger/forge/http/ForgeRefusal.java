package dev.serviceregistry.ledger.forge.http;

/** Carries through a client why the forge did not answer; unchecked, since clients take checked ones for their own. */
public final class ForgeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, in words that follow the forge's address. */
    private final String reason;

    public ForgeRefusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /** An answer that nobody can read. */
    public static ForgeRefusal unreadable() {
        return new ForgeRefusal("gives an answer that is cut off, or none of its kind");
    }
}
