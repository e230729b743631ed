package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.engine.report.ReportStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One judgement after the other, with what differs between them. */
final class WatchRun {

    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final WatchedFiles files;
    private Watched watched;

    /** Whether the settings are those that the repository has. */
    private boolean isUpToDate = true;

    /** The day that is judged, which the options as they were given need not name; empty for every day in turn. */
    private String asOf;

    private boolean json;
    private @Nullable Map<Fingerprint, Finding> known;

    private WatchRun(Watched watched, WatchedFiles files) throws IOException {
        this.watched = watched;
        this.files = files;
        this.asOf = watched.options().asOf;
        this.json = watched.isJson();
    }

    static int untilInterrupted(Watched watched) throws IOException {
        try (WatchedFiles files = WatchedFiles.of(watched.call().repository().root())) {
            files.follow(watched.elsewhere());
            new WatchRun(watched, files).untilInterrupted();
        } catch (InterruptedException e) {
            // Whoever watched has seen enough.
        }
        return Program.OK;
    }

    private void untilInterrupted() throws IOException, InterruptedException {
        report(watched.judged(new WatchedFiles.Change(new TreeSet<>(), false)));
        while (true) {
            said("watching " + call().repository().name() + "; Ctrl-C ends");
            WatchedFiles.Change change = files.awaitChange(toMidnight());
            call().out().flush();
            again(change);
        }
    }

    private Call call() {
        return watched.call();
    }

    /** How long today lasts: on another day other exceptions hold. */
    private Duration toMidnight() {
        if (!asOf.isEmpty()) {
            return Duration.ofDays(36_500);
        }
        Instant now = Instant.now(call().surroundings().clock());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Duration.between(now, today.plusDays(1).atStartOfDay(ZoneOffset.UTC));
    }

    /** A mistake of somebody who is writing ends nothing: the next save may mend it. */
    private void again(WatchedFiles.Change change) throws IOException {
        List<String> shown = new ArrayList<>();
        change.files().forEach(file -> shown.add(watched.shown(file)));
        if (!change.isAll()) {
            shown.add("many files");
        } else if (shown.isEmpty()) {
            shown.add("a new day");
        }
        try {
            takeSettings(change);
            ComparedJudgement judged = watched.judged(change);
            said(String.join(", ", shown));
            report(judged);
        } catch (UsageProblem e) {
            said(String.join(", ", shown));
            call().err().line(String.valueOf(e.getMessage())).flush();
        }
    }

    /** Goes by the settings that the repository has now; under settings that cannot be taken nothing is judged. */
    private void takeSettings(WatchedFiles.Change change) throws IOException {
        isUpToDate &= !watched.mayHaveOtherSettings(change);
        if (!isUpToDate) {
            Watched now = watched.again();
            json = now.isJson();
            files.follow(now.elsewhere());
            watched = now;
            asOf = now.options().asOf;
            isUpToDate = true;
        }
    }

    private void report(ComparedJudgement judged) throws IOException {
        asOf = judged.options().asOf;
        Judgement judgement = judged.judgement();
        Map<Fingerprint, Finding> before = known;
        Map<Fingerprint, Finding> now = new LinkedHashMap<>();
        judgement.evaluation().findings().forEach(finding -> now.put(finding.fingerprint(), finding));
        known = now;
        if (json) {
            write(oneLine(judgement));
        } else if (before == null || call().out().isTerminal()) {
            write((call().out().isTerminal() ? CLEAR : "") + text(judgement));
        } else {
            List<Finding> fresh = new ArrayList<>(now.values());
            fresh.removeIf(finding -> before.containsKey(finding.fingerprint()));
            if (!fresh.isEmpty()) {
                Evaluation evaluation = judgement.evaluation();
                write(text(judgement.with(new Evaluation(fresh, List.of(), evaluation.outcomes()))));
            }
        }
        if (before != null) {
            long gone = before.keySet().stream()
                    .filter(one -> !now.containsKey(one))
                    .count();
            long fresh = now.keySet().stream()
                    .filter(one -> !before.containsKey(one))
                    .count();
            said(fresh + " new, " + gone + " gone, " + now.size() + " in all");
        }
    }

    private String text(Judgement judgement) throws IOException {
        StringWriter text = new StringWriter();
        ReportStyle style = new ReportStyle(
                ReportStyle.Detail.NORMAL, call().colors(call().out()), Terminal.width(call().surroundings()));
        ReportFormat.TEXT.reporter(style).write(judgement, text);
        return text.toString();
    }

    private static String oneLine(Judgement judgement) throws IOException {
        StringWriter report = new StringWriter();
        ReportFormat.JSON.reporter(ReportStyle.PLAIN).write(judgement, report);
        StringWriter line = new StringWriter();
        JsonFactory factory = new JsonFactory();
        try (JsonParser parser = factory.createParser(report.toString());
                JsonGenerator generator = factory.createGenerator(line)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        return line.append('\n').toString();
    }

    private void write(String text) {
        call().out().write(text, 0, text.length());
        call().out().flush();
    }

    private void said(String line) {
        if (!call().common().quiet) {
            call().err().line(line).flush();
        }
    }
}
