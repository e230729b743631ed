package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Severity;
import java.util.List;
import java.util.Locale;

/** From which severity on findings fail a judgement. */
public enum FailOn {
    /** Errors fail. */
    ERROR,
    /** Errors and warnings fail. */
    WARNING,
    /** Every finding fails. */
    NOTE,
    /** Nothing fails. */
    NONE;

    /** Whether one of these findings fails. */
    public boolean fails(List<Finding> findings) {
        for (Finding finding : findings) {
            if (fails(finding.rule().severity())) {
                return true;
            }
        }
        return false;
    }

    private boolean fails(Severity severity) {
        return this != NONE && severity.ordinal() <= ordinal();
    }

    /** The spelling that options and reports use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
