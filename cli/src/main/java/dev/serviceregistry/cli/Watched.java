package dev.serviceregistry.cli;

import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.registry.FollowedRepository;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A repository that is judged again and again under the same settings.
 *
 * @param call the call under these settings
 * @param options what it judges by
 * @param followed what is known of the repository's files
 * @param rejudging what is known of its findings
 */
record Watched(Call call, JudgingOptions options, FollowedRepository followed, Rejudging rejudging) {

    static Watched of(Call call, JudgingOptions options) {
        return new Watched(
                call, options, call.reader().following(call.repository().root()), new Rejudging());
    }

    /** The same under the settings that the repository has now. */
    Watched again() {
        JudgingOptions now = new JudgingOptions();
        try {
            return of(call.again(now::declareWithReports), now);
        } catch (IOException e) {
            // An editor may be about to put another file in its place.
            throw new UsageProblem(FileProblems.message(e));
        }
    }

    /** Whether it is reported as JSON; refuses what cannot be reported again and again. */
    boolean isJson() throws IOException {
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

    /** What is read besides the repository's own files: its packs and its baseline, wherever they are, and further folders of rules. */
    List<Path> elsewhere() {
        List<Path> places = new ArrayList<>(call.packFiles());
        places.add(call.baseline());
        for (String folder : call.ruleFolders()) {
            places.add(call.surroundings().directory().resolve(folder));
        }
        return places;
    }

    /** Whether other settings may hold after this change, those of packs included. */
    boolean mayHaveOtherSettings(WatchedFiles.Change change) {
        if (!change.isAll() || change.files().contains(SettingsFile.NAME)) {
            return true;
        }
        for (Path pack : call.packFiles()) {
            Path file = pack.toAbsolutePath().normalize();
            for (String changed : change.files()) {
                if (file.startsWith(
                        call.repository().root().toAbsolutePath().normalize().resolve(changed))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The judgement after a change. */
    ComparedJudgement judged(WatchedFiles.Change change) throws IOException {
        if (!change.isAll() || change.files().stream().anyMatch(Watched::mayBringRules)) {
            call.forgetRules();
        }
        return new Judging(call, options).after(rejudging).judged(reading(change), Set.of(), Set.of(), List.of());
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
        return file.equals("policies")
                || file.startsWith("policies/rules")
                || file.startsWith("policies/tables")
                || Path.of(file).isAbsolute();
    }

    /** A path as whoever called would write it. */
    String shown(String file) {
        return Path.of(file).isAbsolute()
                ? call.shown(Path.of(file))
                : call.repository().shown(file);
    }
}
