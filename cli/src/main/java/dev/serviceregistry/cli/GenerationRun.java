package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.registry.WrittenSecretTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of the command that generates: make the files, judge what they are made of, then write or compare them. */
final class GenerationRun {

    private static final String DEFAULT_OUTPUT = "generated";

    private final Call call;
    private final GenerationOptions options;

    GenerationRun(Call call, GenerationOptions options) {
        this.call = call;
        this.options = options;
    }

    int run() throws IOException {
        if (!options.report.isEmpty() && !options.check) {
            throw new UsageProblem("--report tells how the output would differ, so it goes with --check");
        }
        if (!options.report.isEmpty()) {
            ReportTarget.refuseSource("report", options.report, call);
        }
        Generation generation =
                Generation.of(options, Readings.of(call), call.repository().root(), call);
        if (!isAllowed(judge(generation), generation.unreadable())) {
            return Program.FINDINGS;
        }
        OutputFolder output = OutputFolder.compare(
                folder(), shown(), generation.files(), path -> isConcerned(path, generation.request()));
        return options.check ? check(output, generation.files(), generation.secrets()) : write(output);
    }

    /** Judges what is generated from, and reports on standard error. */
    private Judgement judge(Generation generation) throws IOException {
        JudgingOptions judging = new JudgingOptions();
        judging.asOf = options.asOf;
        ComparedJudgement whole = generation.judged(new Judging(call, judging));
        Judgement judged = whole.judgement();
        if (options.audit.areSet()) {
            AuditTrail.open(options.audit, call).generated(whole, generation).record();
        }
        new GenerationReport(call).write(judged);
        return judged;
    }

    /** Whether files may be made of it; what cannot be read may declare anything, so no option and no waiver goes on then. */
    private boolean isAllowed(Judgement judged, Set<String> unreadable) {
        if (!unreadable.isEmpty()) {
            call.err()
                    .line("Nothing was written: what "
                            + String.join(
                                    ", ",
                                    unreadable.stream()
                                            .map(call.repository()::shown)
                                            .toList())
                            + " would declare is not known. Correct what cannot be read there.");
            return false;
        }
        Evaluation evaluation = judged.evaluation();
        if (evaluation.count(Severity.ERROR) == 0 || options.allowFindings) {
            return true;
        }
        call.err().line("Nothing was written. Correct the errors, waive them, or pass --allow-findings.");
        return false;
    }

    private int write(OutputFolder output) throws IOException {
        if (options.audit.areSet()) {
            SortedMap<String, byte[]> written = new TreeMap<>();
            output.changed().forEach((path, content) -> written.put(output.shown(path), content));
            AuditTrail.open(options.audit, call)
                    .writes(written, output.stale().stream().map(output::shown).toList())
                    .record();
        }
        output.write();
        if (!call.common().quiet) {
            for (String path : output.changed().keySet()) {
                call.out().line("wrote " + output.shown(path));
            }
            for (String path : output.stale()) {
                call.out().line("removed " + output.shown(path));
            }
            call.out()
                    .line(Counts.of(output.changed().size(), "file") + " written, " + output.unchanged()
                            + " unchanged, " + output.stale().size() + " removed");
        }
        return Program.OK;
    }

    private int check(OutputFolder output, Map<String, String> files, WrittenSecretTexts secrets) throws IOException {
        if (output.isCurrent()) {
            if (!call.common().quiet) {
                call.out().line(Counts.of(files.size(), "file") + " up to date");
            }
            return Program.OK;
        }
        Set<String> differing = new LinkedHashSet<>(output.changed().keySet());
        differing.addAll(output.stale());
        OutputDifference difference = new OutputDifference(secrets.told());
        List<String> differences = new ArrayList<>();
        for (String path : differing) {
            String now = files.getOrDefault(path, "");
            String shown = difference.of(output.shown(path), output.now(path), now);
            call.out().write(shown);
            differences.add(shown);
        }
        if (!options.report.isEmpty()) {
            addToReport(differences);
        }
        call.err()
                .line("The generated files are stale: " + Counts.of(differing.size(), "file")
                        + " would change. Run generate without --check, and commit what it writes.");
        return Program.FINDINGS;
    }

    private void addToReport(List<String> differences) throws IOException {
        Path report = call.surroundings().directory().resolve(options.report);
        String grown = DifferenceReport.grown(report, differences);
        if (options.audit.areSet()) {
            AuditTrail.open(options.audit, call)
                    .writes(Map.of(options.report, grown.getBytes(StandardCharsets.UTF_8)), List.of())
                    .record();
        }
        AtomicFile.write(report, writer -> writer.write(grown));
    }

    private Path folder() {
        return options.output.isEmpty()
                ? call.repository().root().resolve(DEFAULT_OUTPUT)
                : call.surroundings().directory().resolve(options.output);
    }

    private String shown() {
        return options.output.isEmpty() ? call.repository().shown(DEFAULT_OUTPUT) : options.output;
    }

    /** Whether a file at FORMAT/TARGET/PROJECT/… is part of what was asked for. */
    private boolean isConcerned(String path, GenerationRequest request) {
        String[] parts = path.split("/", -1);
        return parts.length > 2
                && Settings.parts(options.formats).contains(parts[0])
                && (request.targets().isEmpty() || request.targets().contains(parts[1]))
                && (request.projects().isEmpty() || request.projects().contains(parts[2]))
                && request.regions().isEmpty();
    }
}
