package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.BackupFigure;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.RecoveryGoal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of backups. */
final class RecoveryChecks {

    private record Goal(String kind, Promise promise) {}

    private final FactIndex facts;
    private final Findings findings;

    RecoveryChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        Map<Goal, List<RecoveryGoal>> goals = new HashMap<>();
        for (RecoveryGoal goal : facts.all(RecoveryGoal.class)) {
            goals.computeIfAbsent(new Goal(goal.kind(), goal.promise()), key -> new ArrayList<>())
                    .add(goal);
        }
        for (BackupFigure figure : facts.all(BackupFigure.class)) {
            for (RecoveryGoal goal : goals.getOrDefault(new Goal(figure.kind(), figure.promise()), List.of())) {
                judge(figure, goal);
            }
        }
    }

    private void judge(BackupFigure figure, RecoveryGoal goal) {
        boolean tooMuch = figure.amount() > goal.amount();
        if (figure.promise() == Promise.RPO && tooMuch) {
            findings.add(
                    "REC-001",
                    figure,
                    figure.kind() + " backups have " + figure.stated() + " between them, longer than the RPO "
                            + goal.stated());
        } else if (figure.promise() == Promise.RTO && tooMuch) {
            findings.add(
                    "REC-002",
                    figure,
                    figure.kind() + " backups take " + figure.stated() + " to restore, longer than the RTO "
                            + goal.stated());
        } else if (figure.promise() == Promise.BACKUP_RETENTION && figure.amount() < goal.amount()) {
            findings.add(
                    "REC-003",
                    figure,
                    figure.kind() + " backups are kept for " + figure.stated() + ", shorter than " + goal.stated());
        }
    }
}
