package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ChangeReport;
import dev.serviceregistry.generators.migration.GuideFiles;
import dev.serviceregistry.generators.migration.MigrationGuide;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what changed since another state of the repository, and judges it. */
final class DiffCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();

    private String guides = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells everything that changed since another state of the repository: what that breaks, whom it"
                                + " concerns, and which versions tell of it.",
                        "diff --against main",
                        "diff --against v1.1 --project shop",
                        "diff --against ../before -f json",
                        "diff --against main --migration-guide guides",
                        "diff --against main --breaks shop")
                .note("A branch stands for the commit where this one left it; a tag or a commit for that very state.");
        options.text(
                "--migration-guide",
                "DIR",
                "Write a guide for every affected project into this directory, with a patch where one can be made.",
                value -> guides = value);
        options.texts(
                "--breaks",
                "PROJECT",
                "Tell only what breaks something of this project, and exit with 1 while something does.",
                judging.breaks);
        judging.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        if (judging.against.isEmpty()) {
            throw call.settings().problem("against", "say what to compare with: --against REF, DIR or VERSION");
        }
        if (!judging.breaks.isEmpty() && !guides.isEmpty()) {
            throw new UsageProblem(
                    "--breaks asks whether a guide was followed, so it does not go with --migration-guide;"
                            + " --project writes the guide of one project");
        }
        Judging judge = new Judging(call, judging);
        List<ReportTarget> targets = ReportTarget.of(judging, call);
        Reading reading = Readings.of(call);
        Readings.projects("breaks", judging.breaks, reading, call);
        // What cannot be known now is missing from the comparison, and must not pass for unchanged.
        ComparedJudgement whole = judge.judged(reading, Set.of("breaking"), Changes.UNKNOWN, targets);
        BrokenProjects broken = new BrokenProjects(Readings.projects("breaks", whole.options().breaks, reading, call));
        ComparedJudgement judged = broken.of(whole);
        ChangeReport report = Changes.report(judged, reading, broken);
        List<MigrationGuide> made =
                guides.isEmpty() ? List.of() : Guides.of(judged, report, reading, judging.against, guides, call);
        if (judging.audit.areSet()) {
            Map<String, byte[]> files =
                    ReportTarget.files(targets, call, target -> Changes.content(report, judged.judgement(), target));
            GuideFiles.of(made)
                    .forEach((name, text) -> files.put(guides + "/" + name, text.getBytes(StandardCharsets.UTF_8)));
            AuditTrail.open(judging.audit, call)
                    .judged(whole, reading)
                    .writes(files, List.of())
                    .record();
        }
        if (!guides.isEmpty()) {
            Guides.write(made, guides, call);
        }
        for (ReportTarget target : targets) {
            Changes.write(report, judged.judgement(), target, call);
        }
        return report.failed() ? Program.FINDINGS : Program.OK;
    }
}
