package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;

/** Something that is kept for an auditor; it holds digests and names, never a secret. */
public sealed interface AuditEvent
        permits LogStarted,
                SigningStarted,
                LogRepaired,
                LogPruned,
                CatalogJudged,
                FilesWritten,
                ChangeApproved,
                FindingWaived {

    /** What kind of event it is, as the log names it. */
    String kind();

    /** What the log keeps of it. */
    JsonObject json();
}
