package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.engine.report.ReportStyle;
import dev.serviceregistry.registry.FollowedRepository;
import dev.serviceregistry.registry.Reading;
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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One judgement after the other, with what differs between them. */
final class WatchRun {

    private static final String CLEAR = "\u001b[H\u001b[2J";

    private final Call call;
    private final JudgingOptions options;
    private final Rejudging rejudging = new Rejudging();
    private final FollowedRepository followed;
    private @Nullable Map<Fingerprint, Finding> known;

    WatchRun(Call call, JudgingOptions options) {
        this.call = call;
        this.options = options;
        this.followed = call.reader().following(call.repository().root());
    }

    int untilInterrupted() throws IOException {
        boolean json = isJson();
        try (WatchedFiles files = WatchedFiles.of(call.repository().root())) {
            report(judgement(new WatchedFiles.Change(new TreeSet<>(), false)), json);
            while (true) {
                said("watching " + call.repository().name() + "; Ctrl-C ends");
                WatchedFiles.Change change = files.awaitChange(toMidnight());
                call.out().flush();
                again(change, json);
            }
        } catch (InterruptedException e) {
            return Program.OK;
        }
    }

    /** How long today lasts: on another day other exceptions hold. */
    private Duration toMidnight() {
        if (!options.asOf.isEmpty()) {
            return Duration.ofDays(36_500);
        }
        Instant now = Instant.now(call.surroundings().clock());
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Duration.between(now, today.plusDays(1).atStartOfDay(ZoneOffset.UTC));
    }

    private boolean isJson() throws IOException {
        if (!options.outputs.isEmpty()) {
            throw new UsageProblem("'watch' writes to standard output alone: --output is for 'validate'");
        }
        List<ReportTarget> targets = ReportTarget.of(options, call);
        ReportFormat format = targets.get(0).format();
        if (format != ReportFormat.TEXT && format != ReportFormat.JSON) {
            throw call.settings().problem("format", "'watch' reports as text or json, not as " + format);
        }
        return format == ReportFormat.JSON;
    }

    /** A mistake of somebody who is writing ends nothing: the next save may mend it. */
    private void again(WatchedFiles.Change change, boolean json) throws IOException {
        List<String> shown = new ArrayList<>();
        change.files().forEach(file -> shown.add(call.repository().shown(file)));
        if (!change.isAll()) {
            shown.add("many files");
        } else if (shown.isEmpty()) {
            shown.add("a new day");
        }
        try {
            Judgement judgement = judgement(change);
            said(String.join(", ", shown));
            report(judgement, json);
        } catch (UsageProblem e) {
            said(String.join(", ", shown));
            call.err().line(String.valueOf(e.getMessage())).flush();
        }
    }

    private Judgement judgement(WatchedFiles.Change change) throws IOException {
        if (!change.isAll() || change.files().stream().anyMatch(WatchRun::mayBringRules)) {
            call.forgetRules();
        }
        return new Judging(call, options)
                .after(rejudging)
                .judged(reading(change), Set.of(), Set.of(), List.of())
                .judgement();
    }

    private Reading reading(WatchedFiles.Change change) {
        if (change.isAll()) {
            return followed.read(change.files());
        }
        try (ProgressLine line = ProgressLine.of("reading files", call)) {
            return followed.read(line);
        }
    }

    /** Whether it may be a rule, or one of the tables that rules name. */
    private static boolean mayBringRules(String file) {
        return file.equals("policies") || file.startsWith("policies/rules") || file.startsWith("policies/tables");
    }

    private void report(Judgement judgement, boolean json) throws IOException {
        Map<Fingerprint, Finding> before = known;
        Map<Fingerprint, Finding> now = new LinkedHashMap<>();
        judgement.evaluation().findings().forEach(finding -> now.put(finding.fingerprint(), finding));
        known = now;
        if (json) {
            write(oneLine(judgement));
        } else if (before == null || call.out().isTerminal()) {
            write((call.out().isTerminal() ? CLEAR : "") + text(judgement));
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
                ReportStyle.Detail.NORMAL, call.colors(call.out()), Terminal.width(call.surroundings()));
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
        call.out().write(text, 0, text.length());
        call.out().flush();
    }

    private void said(String line) {
        if (!call.common().quiet) {
            call.err().line(line).flush();
        }
    }
}
