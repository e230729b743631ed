package dev.serviceregistry.ledger.outbox;

/**
 * Who is told.
 *
 * @param team the team
 * @param channel how it is reached
 * @param address where in that channel: a chat's channel, a mailbox, or the address of a repository
 */
public record Recipient(String team, Channel channel, String address) {}
