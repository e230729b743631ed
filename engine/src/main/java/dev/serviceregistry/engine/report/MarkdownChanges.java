package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a change breaks, and whom it concerns: only where two states were compared. */
final class MarkdownChanges implements MarkdownSection {

    private static final int MOST_ROWS = 50;
    private static final int MOST_SERVICES = 10;
    private static final int LONGEST_VALUE = 120;

    /** Bytes kept for saying what is left out. */
    private static final int LEFT_OUT = 120;

    @Override
    public void write(Judgement judgement, MarkdownPage page) {
        List<Change> all = judgement.judged().facts().ofType(Change.class).stream()
                .sorted(Change.ORDER)
                .toList();
        Set<String> asked = judgement.judged().selection().projects();
        List<JudgedChange> breaking = new ArrayList<>();
        Map<String, Affected> projects = new TreeMap<>();
        for (JudgedChange judged : JudgedChange.of(all, judgement.evaluation())) {
            if (judged.level() == ChangeLevel.BREAKING) {
                breaking.add(judged);
            }
            for (AffectedProject project : judged.change().transition().impact().projects()) {
                boolean counts = asked.isEmpty() || asked.contains(project.project());
                if (counts && (judged.level() != ChangeLevel.SAFE || project.breaks())) {
                    projects.computeIfAbsent(project.project(), unused -> new Affected())
                            .add(project);
                }
            }
        }
        changes(breaking, page);
        projects(projects, page);
    }

    /** What of one project is affected by all changes together. */
    private static final class Affected {
        private String owner = "";
        private final TreeSet<String> breaking = new TreeSet<>();
        private final TreeSet<String> drifting = new TreeSet<>();

        void add(AffectedProject project) {
            owner = project.owner();
            (project.breaks() ? breaking : drifting).addAll(project.services());
        }
    }

    private static void changes(List<JudgedChange> breaking, MarkdownPage page) {
        String title = "### " + MarkdownReporter.counted(breaking.size(), "breaking change")
                + "\n\n| change | was | is | breaks |\n|:--|:--|:--|:--|\n";
        List<String> rows = new ArrayList<>();
        for (JudgedChange judged : breaking) {
            Change change = judged.change();
            String element = change.subject().element();
            TreeSet<String> broken = new TreeSet<>();
            for (AffectedProject affected : change.transition().impact().projects()) {
                for (String service : affected.breaks() ? affected.services() : List.<String>of()) {
                    broken.add(affected.project() + "/" + service);
                }
            }
            rows.add("| " + judged.rule() + " " + MarkdownText.of(change.kind()) + "<br>"
                    + MarkdownText.code(change.subject() + (element.isEmpty() ? "" : " " + element))
                    + (judged.waived() ? "<br>waived" : "") + " | " + value(change.old(), change.existed()) + " | "
                    + value(change.current(), change.exists()) + " | " + named(broken) + " |\n");
        }
        table(title, rows, page);
    }

    private static void projects(Map<String, Affected> projects, MarkdownPage page) {
        String title = "### " + MarkdownReporter.counted(projects.size(), "affected project")
                + "\n\n| project | owner | will break | may behave otherwise |\n|:--|:--|:--|:--|\n";
        List<String> rows = new ArrayList<>();
        projects.forEach((name, affected) -> {
            affected.drifting.removeAll(affected.breaking);
            rows.add("| " + MarkdownText.of(name) + " | "
                    + (affected.owner.isEmpty() ? "nobody is named" : MarkdownText.of(affected.owner)) + " | "
                    + named(affected.breaking) + " | " + named(affected.drifting) + " |\n");
        });
        table(title, rows, page);
    }

    private static void table(String title, List<String> rows, MarkdownPage page) {
        if (rows.isEmpty() || !page.add(title, LEFT_OUT)) {
            return;
        }
        int written = 0;
        while (written < Math.min(rows.size(), MOST_ROWS) && page.add(rows.get(written))) {
            written++;
        }
        int more = rows.size() - written;
        page.addKept((more == 0 ? "" : "\nLeft out here: " + more + " more.\n") + "\n", LEFT_OUT);
    }

    private static String value(String text, boolean exists) {
        if (!exists) {
            return "";
        }
        return MarkdownText.code(text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…");
    }

    private static String named(TreeSet<String> services) {
        List<String> names = new ArrayList<>();
        for (String service : services) {
            if (names.size() == MOST_SERVICES) {
                names.add("and " + (services.size() - MOST_SERVICES) + " more");
                break;
            }
            names.add(MarkdownText.code(service));
        }
        return String.join(", ", names);
    }
}
