package dev.serviceregistry.ledger.forge;

/**
 * A question that the forge did not answer.
 *
 * @param reason why, in words that follow the forge's address; never with the token in them
 */
public record ForgeFailure(String reason) implements ForgeAnswer {}
