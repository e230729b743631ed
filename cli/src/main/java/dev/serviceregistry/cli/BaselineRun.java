package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.baseline.BaselineHistory;
import dev.serviceregistry.registry.baseline.BaselineText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a baseline, or makes it smaller. */
final class BaselineRun {

    private static final Comparator<KnownFinding> ORDER = Comparator.comparing(KnownFinding::rule)
            .thenComparing(KnownFinding::about)
            .thenComparing(KnownFinding::fingerprint);

    private final Call call;
    private final JudgingOptions options;
    private final Path file;
    private final LocalDate today;

    BaselineRun(Call call, JudgingOptions options) {
        this.call = call;
        this.options = options;
        this.file = call.baseline();
        this.today = AsOf.day("", call);
    }

    /** Makes the baseline of a repository that has none. */
    int create() throws IOException {
        if (Files.exists(file)) {
            throw new UsageProblem(shown() + " is there already, and only shrinks: 'service-registry baseline shrink'");
        }
        Reading reading = Readings.of(call);
        List<KnownFinding> findings = new ArrayList<>();
        for (Finding finding : judged(reading).findings()) {
            if (!Exceptions.isBeyondExceptions(finding)) {
                findings.add(new KnownFinding(
                        finding.fingerprint().value(),
                        finding.rule().id(),
                        finding.subject().toString(),
                        finding.subject().element(),
                        today,
                        SourceLocation.startOf(BaselineFile.NAME)));
            }
        }
        write(reading, List.of(), findings);
        call.out().line(shown() + ": holds " + counted(findings.size()));
        return Program.OK;
    }

    /** Takes out what is found no more. */
    int shrink() throws IOException {
        if (!Files.exists(file)) {
            throw new UsageProblem("there is no " + shown() + "\nMake one with 'service-registry baseline create'.");
        }
        Reading reading = Readings.of(call);
        List<KnownFinding> held = new ArrayList<>();
        for (Fact fact : reading.registry().facts().facts()) {
            if (fact instanceof BaselineGap gap) {
                throw new UsageProblem(
                        call.repository().shown(gap.source().toString()) + ": the baseline " + gap.problem());
            } else if (fact instanceof KnownFinding known) {
                held.add(known);
            }
        }
        Set<String> gone = new HashSet<>();
        for (Finding finding : judged(reading).findings()) {
            if (finding.evidence().get(0) instanceof BaselineGap gap) {
                gone.add(gap.key());
            }
        }
        List<KnownFinding> left = new ArrayList<>(held);
        left.removeIf(known -> gone.contains(known.fingerprint()));
        if (left.size() < held.size()) {
            write(reading, BaselineFile.history(file), left);
        }
        call.out()
                .line(shown() + ": " + counted(held.size() - left.size()) + " taken out, " + counted(left.size())
                        + " left");
        return Program.OK;
    }

    private Evaluation judged(Reading reading) throws IOException {
        return new Judging(call, options)
                .judged(reading, Set.of(), Set.of(), List.of())
                .judgement()
                .evaluation();
    }

    private void write(Reading reading, List<BaselineHistory> before, List<KnownFinding> findings) throws IOException {
        findings.sort(ORDER);
        List<BaselineHistory> history = new ArrayList<>(before);
        history.add(new BaselineHistory(today, findings.size()));
        String text = BaselineText.of(KnownFindings.repository(reading), history, findings);
        AtomicFile.requireWritable(file);
        if (options.audit.areSet()) {
            AuditTrail.open(options.audit, call)
                    .writes(Map.of(shown(), text.getBytes(StandardCharsets.UTF_8)), List.of())
                    .record();
        }
        AtomicFile.write(file, writer -> writer.append(text));
    }

    private String shown() {
        return call.shown(file);
    }

    private static String counted(int findings) {
        return findings + " finding" + (findings == 1 ? "" : "s");
    }
}
