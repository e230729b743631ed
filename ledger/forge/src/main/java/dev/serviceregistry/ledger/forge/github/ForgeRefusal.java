package dev.serviceregistry.ledger.forge.github;

/** Carries through the client why the forge did not answer; unchecked, since the client takes checked ones for its own. */
final class ForgeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForgeRefusal(String reason) {
        super(reason);
    }
}
