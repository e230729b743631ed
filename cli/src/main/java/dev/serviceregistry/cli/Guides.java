package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ChangeReport;
import dev.serviceregistry.engine.report.JudgedChange;
import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.generators.migration.GuideFiles;
import dev.serviceregistry.generators.migration.Migration;
import dev.serviceregistry.generators.migration.MigrationGuide;
import dev.serviceregistry.generators.migration.MigrationGuides;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The guides for those whom a change concerns. */
final class Guides {

    private Guides() {}

    /**
     * A guide for every affected project that was asked for.
     *
     * @param against what is compared with, as it was written
     * @param directory where the guides will be, as it was written; empty when they are not written
     */
    static List<MigrationGuide> of(
            ComparedJudgement judged, ChangeReport report, Reading reading, String against, String directory, Call call)
            throws IOException {
        Baseline baseline = judged.baseline();
        if (baseline == null) {
            return List.of();
        }
        Migration migration = new Migration(
                mattering(report),
                judged.comparison().changes(),
                baseline.reading(),
                reading,
                against,
                Forge.pathInCheckout(call.repository().root()),
                directory,
                call.common().config);
        List<MigrationGuide> guides = new ArrayList<>(MigrationGuides.of(migration));
        guides.removeIf(
                guide -> !judged.projects().isEmpty() && !judged.projects().contains(guide.project()));
        return guides;
    }

    /** Makes a directory hold these guides and none of former changes. */
    static void write(List<MigrationGuide> guides, String directory, Call call) throws IOException {
        Path folder = call.surroundings().directory().resolve(directory);
        OutputFolder.compare(folder, directory, GuideFiles.of(guides), path -> true)
                .write();
        if (call.common().quiet) {
            return;
        }
        call.err()
                .line(
                        guides.isEmpty()
                                ? "no project is affected, so there is no guide to write"
                                : "wrote guides for " + Counts.of(guides.size(), "project") + " into " + directory);
    }

    /** The changes that a rule objects to, and those that break somebody all the same. */
    static List<Change> mattering(ChangeReport report) {
        List<Change> changes = new ArrayList<>();
        for (JudgedChange judged : report.changes()) {
            boolean breaks = false;
            for (AffectedProject affected :
                    judged.change().transition().impact().projects()) {
                breaks |= affected.breaks();
            }
            if (breaks || judged.level() != ChangeLevel.SAFE) {
                changes.add(judged.change());
            }
        }
        return changes;
    }
}
