package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.engine.report.ReportStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells on standard error what was found before generating: errors whole, everything less on a line each. */
final class GenerationReport {

    private final Call call;

    GenerationReport(Call call) {
        this.call = call;
    }

    void write(Judgement judgement) throws IOException {
        boolean quiet = call.common().quiet;
        List<Finding> errors = new ArrayList<>();
        List<Finding> others = new ArrayList<>();
        for (Finding finding : judgement.evaluation().findings()) {
            (finding.rule().severity() == Severity.ERROR ? errors : others).add(finding);
        }
        if (call.common().verbose) {
            write(judgement, ReportStyle.Detail.VERBOSE);
            return;
        }
        if (!quiet) {
            write(only(others, judgement), ReportStyle.Detail.QUIET);
        }
        if (!errors.isEmpty()) {
            write(only(errors, judgement), quiet ? ReportStyle.Detail.QUIET : ReportStyle.Detail.NORMAL);
        }
        int warnings = judgement.evaluation().count(Severity.WARNING);
        int notes = judgement.evaluation().count(Severity.NOTE);
        if (!quiet && warnings + notes > 0) {
            call.err().line(Counts.of(warnings, "warning") + ", " + Counts.of(notes, "note"));
        }
    }

    private void write(Judgement judgement, ReportStyle.Detail detail) throws IOException {
        ReportStyle style = new ReportStyle(detail, call.colors(call.err()), Terminal.width(call.surroundings()));
        ReportFormat.TEXT.reporter(style).write(judgement, call.err());
        call.err().flush();
    }

    private static Judgement only(List<Finding> findings, Judgement whole) {
        Evaluation evaluation = whole.evaluation();
        return whole.with(new Evaluation(findings, evaluation.suppressed(), evaluation.outcomes()));
    }
}
