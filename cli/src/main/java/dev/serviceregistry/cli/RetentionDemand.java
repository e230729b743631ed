package dev.serviceregistry.cli;

import dev.serviceregistry.facts.AuditRetention;
import java.time.LocalDate;

/** How long the regimes in force demand that an audit log is kept. */
final class RetentionDemand {

    private RetentionDemand() {}

    /** Refuses to let go of entries that the repository, where there is one, says are kept. */
    static void requireOlder(LocalDate before, Call call) {
        if (call.repositoryIfThere() == null) {
            return;
        }
        LocalDate today = AsOf.day("", call);
        for (AuditRetention retention : Readings.of(call).registry().facts().ofType(AuditRetention.class)) {
            if (before.isAfter(today.minusDays(Math.max(retention.demandedDays(), retention.keptDays())))) {
                throw call.settings()
                        .problem(
                                "audit.before",
                                retention.description() + "; here it is " + retention.kept() + ": entries from before "
                                        + before + " are not that old");
            }
        }
    }
}
