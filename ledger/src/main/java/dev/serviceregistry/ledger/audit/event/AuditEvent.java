package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;
import java.util.List;

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

    /** The kinds that there are. */
    List<String> KINDS = List.of(
            LogStarted.KIND,
            SigningStarted.KIND,
            LogRepaired.KIND,
            LogPruned.KIND,
            CatalogJudged.KIND,
            FilesWritten.KIND,
            ChangeApproved.KIND,
            FindingWaived.KIND);

    /** What kind of event it is, as the log names it. */
    String kind();

    /** What the log keeps of it. */
    JsonObject json();
}
