package dev.serviceregistry.ledger.forge;

/** The forges that can be asked. */
public enum ForgeKind {
    /** GitHub, and what answers as it does: pull requests and reviews. */
    GITHUB,
    /** GitLab: merge requests and approvals. */
    GITLAB
}
