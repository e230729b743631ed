package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Everything that a report tells.
 *
 * @param evaluation what came of judging
 * @param catalog what was judged
 * @param asOf the day on which it was judged, in UTC
 * @param failOn from which severity on findings fail it
 * @param lines the lines of the judged files
 * @param elapsed how long it took; reports that must be the same each time leave it out
 * @param version the version of the program that judged
 */
public record Judgement(
        Evaluation evaluation,
        JudgedCatalog catalog,
        LocalDate asOf,
        FailOn failOn,
        SourceLines lines,
        Duration elapsed,
        String version) {

    /** Whether a finding that nobody has answered for is as bad as {@link #failOn} or worse. */
    public boolean failed() {
        return failOn.fails(evaluation.findings());
    }
}
