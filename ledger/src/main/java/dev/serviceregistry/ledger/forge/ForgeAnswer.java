package dev.serviceregistry.ledger.forge;

/** What came of asking a forge. */
public sealed interface ForgeAnswer permits PullRequestReviews, ForgeFailure {}
