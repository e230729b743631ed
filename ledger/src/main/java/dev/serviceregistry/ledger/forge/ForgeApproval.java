package dev.serviceregistry.ledger.forge;

import java.util.Set;

/**
 * A review that approves.
 *
 * @param login who gave it
 * @param teams of the teams that were asked about, those that the reviewer belongs to
 * @param commit the commit that was reviewed, in hex
 * @param address where people look it up
 */
public record ForgeApproval(String login, Set<String> teams, String commit, String address) {}
