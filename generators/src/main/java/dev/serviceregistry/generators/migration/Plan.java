package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts in order what a project has to do.
 *
 * @param migration what is to be migrated
 * @param project the project
 * @param changes the changes, those first that break something
 * @param patch what need not be done by hand
 */
record Plan(Migration migration, String project, List<GuidedChange> changes, Patch patch) {

    List<MigrationGuide.Step> steps() {
        List<MigrationGuide.Step> steps = new ArrayList<>();
        if (!patch.text().isEmpty()) {
            int edits = patch.edits().size();
            String what = "Apply the patch, which changes " + edits + (edits == 1 ? " place" : " places");
            steps.add(new MigrationGuide.Step(
                    what, "git apply " + Names.word(Names.in(migration.directory(), Names.of(project) + ".patch"))));
        }
        Map<String, List<GuidedChange>> actions = new LinkedHashMap<>();
        for (GuidedChange guided : changes) {
            if (work(guided) != Work.PATCH) {
                actions.computeIfAbsent(guided.action(), unused -> new ArrayList<>())
                        .add(guided);
            }
        }
        actions.forEach((action, because) -> steps.add(new MigrationGuide.Step(action + subjects(because), "")));
        Set<String> places = new LinkedHashSet<>();
        patch.left().forEach(left -> places.add("Change " + left.place() + " by hand: " + left.reason()));
        places.forEach(place -> steps.add(new MigrationGuide.Step(place, "")));
        steps.add(new MigrationGuide.Step("Judge the result: nothing may break " + project + " any more", judging()));
        return List.copyOf(steps);
    }

    private String judging() {
        String repository = migration.config().isEmpty() ? "" : " --config " + Names.word(migration.config());
        return "service-registry diff --against " + Names.word(migration.against()) + " --breaks " + Names.word(project)
                + repository;
    }

    /** What is to be done for a change: by whom it is only used, it is looked at. */
    private Work work(GuidedChange guided) {
        Work work = guided.breaks() ? Advice.of(guided.change()).work() : Work.CHECK;
        return work == Work.DECLARATION && patch.count(guided.change()) > 0 ? Work.PATCH : work;
    }

    Effort effort() {
        List<Work> works = new ArrayList<>();
        // One patch is reviewed, and a program that is changed for two reasons at once is changed once.
        Set<String> counted = new HashSet<>();
        for (GuidedChange guided : changes) {
            Work work = work(guided);
            boolean once = work == Work.PATCH || work == Work.PROGRAM;
            if (!once || counted.add(work == Work.PATCH ? "" : guided.action())) {
                works.add(work);
            }
        }
        for (Patch.Left left : patch.left()) {
            if (patch.count(left.change()) > 0) {
                works.add(Work.DECLARATION);
            }
        }
        return Effort.of(works);
    }

    List<String> checks() {
        Set<String> checks = new LinkedHashSet<>();
        if (!patch.text().isEmpty()) {
            checks.add("The patch is applied and reviewed");
        }
        for (GuidedChange guided : changes) {
            for (GuidedChange.AffectedUse use : guided.uses()) {
                if (use.breaks()) {
                    checks.add(use.service() + " runs with the changed "
                            + guided.change().subject());
                }
            }
        }
        if (changes.stream().anyMatch(guided -> !guided.breaks())) {
            checks.add("What may behave otherwise was tried");
        }
        checks.add("Nothing breaks " + project + " in what service-registry diff reports");
        return List.copyOf(checks);
    }

    private static String subjects(List<GuidedChange> because) {
        List<String> subjects = new ArrayList<>();
        because.forEach(guided -> subjects.add(subject(guided.change())));
        return " (" + String.join(", ", subjects) + ")";
    }

    private static String subject(Change change) {
        String element = change.subject().element();
        return change.subject() + (element.isEmpty() ? "" : " " + element);
    }
}
