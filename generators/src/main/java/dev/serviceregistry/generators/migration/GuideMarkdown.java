package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImpactStep;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Team;
import java.util.ArrayList;
import java.util.List;

/** Writes a guide for people. */
final class GuideMarkdown {

    private final MigrationGuide guide;
    private final StringBuilder out = new StringBuilder();

    private GuideMarkdown(MigrationGuide guide) {
        this.guide = guide;
    }

    static String of(MigrationGuide guide) {
        GuideMarkdown page = new GuideMarkdown(guide);
        page.head();
        page.steps();
        page.changes();
        page.patch();
        page.checklist();
        return page.out.toString();
    }

    private void head() {
        int breaking = guide.breaking();
        int others = guide.changes().size() - breaking;
        out.append("# Migration guide for ")
                .append(MarkdownText.of(guide.project()))
                .append("\n\n");
        out.append("Since ").append(MarkdownText.code(guide.against())).append(", ");
        out.append(counted(breaking, "change breaks", "changes break")).append(" something of this project and ");
        out.append(counted(others, "change", "changes")).append(" may make it behave otherwise.\n\n");
        out.append("| | |\n|:--|:--|\n");
        row("Answers for it", teams());
        boolean dated = !guide.deadline().equals(Deadline.NONE);
        row(
                "Until",
                dated
                        ? "**" + guide.deadline().date() + "**, the last day of "
                                + MarkdownText.code(guide.deadline().service())
                        : breaking > 0
                                ? "**before the change is merged**: no sunset is stated, so it holds from then on"
                                : "no date is stated");
        row(
                "Effort",
                "about " + guide.effort().shown() + ", by rule of thumb: "
                        + guide.effort().basis());
        row("Patch", patchLine());
        out.append('\n');
    }

    private void row(String name, String text) {
        out.append("| ").append(name).append(" | ").append(text).append(" |\n");
    }

    private String teams() {
        List<String> teams = new ArrayList<>();
        for (Team team : guide.teams()) {
            StringBuilder text = new StringBuilder(MarkdownText.of(team.displayName()));
            for (String way : new String[] {team.slack(), team.email()}) {
                text.append(way.isEmpty() ? "" : ", " + MarkdownText.of(way));
            }
            teams.add(text.toString());
        }
        return teams.isEmpty() ? "nobody is named" : String.join("; ", teams);
    }

    private String patchLine() {
        if (guide.patch().text().isEmpty()) {
            if (guide.breaking() == 0) {
                return "none is needed";
            }
            return guide.patch().left().isEmpty()
                    ? "none can be made: somebody has to decide"
                    : "none can be made: the steps name the places to change by hand";
        }
        return MarkdownText.code(Names.of(guide.project()) + ".patch") + ", "
                + counted(guide.patch().edits().size(), "place", "places");
    }

    private void steps() {
        out.append("## What to do\n\n");
        int number = 0;
        for (MigrationGuide.Step step : guide.steps()) {
            out.append(++number).append(". ").append(MarkdownText.of(step.text()));
            out.append(step.command().isEmpty() ? "." : ": " + MarkdownText.code(step.command()))
                    .append('\n');
        }
        out.append('\n');
    }

    private void changes() {
        out.append("## What changed\n\n");
        int number = 0;
        for (GuidedChange guided : guide.changes()) {
            Change change = guided.change();
            String element = change.subject().element();
            out.append("### ")
                    .append(++number)
                    .append(". ")
                    .append(MarkdownText.of(change.kind()))
                    .append(": ");
            out.append(MarkdownText.of(change.subject() + (element.isEmpty() ? "" : " " + element)))
                    .append("\n\n");
            out.append(values(change)).append("\n\n");
            for (GuidedChange.AffectedUse use : guided.uses()) {
                out.append("- ").append(use.breaks() ? "**breaks** " : "may change ");
                out.append(MarkdownText.code(use.service()))
                        .append(": ")
                        .append(why(use))
                        .append('\n');
            }
            out.append('\n');
            fragment("Before", guided.before(), change.transition().previousSource(), change.existed());
            fragment("After", guided.after(), change.source(), change.exists());
        }
    }

    private static String values(Change change) {
        String was = MarkdownText.code(change.old());
        String is = MarkdownText.code(change.current());
        return change.existed() && change.exists()
                ? "It was " + was + " and is " + is + "."
                : change.exists() ? "It is new: " + is + "." : "It is gone. It was " + was + ".";
    }

    private static String why(GuidedChange.AffectedUse use) {
        if (use.path().isEmpty()) {
            return use.breaks() ? "this project runs it and names what changed" : "this project runs it";
        }
        StringBuilder path = new StringBuilder(use.path().get(0).service());
        for (ImpactStep step : use.path()) {
            path.append(step.kind().equals("requires") ? " → " : " →" + step.kind() + "→ ")
                    .append(step.uses());
        }
        return MarkdownText.of(path.toString()) + (use.breaks() ? ", and it names what changed" : "");
    }

    private void fragment(String title, String toml, SourceLocation source, boolean exists) {
        boolean placed = exists && !source.equals(SourceLocation.startOf(source.file()));
        out.append(title).append(placed ? ", in " + MarkdownText.code(source.toString()) : "");
        if (toml.isEmpty()) {
            out.append(exists ? "" : ": not there").append("\n\n");
        } else {
            out.append(exists ? "" : ", without it").append("\n\n");
            out.append(MarkdownText.block("toml", toml)).append('\n');
        }
    }

    private void patch() {
        if (guide.patch().text().isEmpty()) {
            return;
        }
        out.append("## The patch\n\n");
        for (Patch.Edit edit : guide.patch().edits()) {
            out.append("- ").append(MarkdownText.code(edit.place())).append(": ");
            out.append(MarkdownText.code(edit.was()));
            out.append(edit.is().isEmpty() ? " is taken out" : " → " + MarkdownText.code(edit.is()))
                    .append('\n');
        }
        out.append('\n');
        if (!MarkdownText.hasUnseen(guide.patch().text())) {
            out.append(MarkdownText.block("diff", guide.patch().text())).append('\n');
        }
    }

    private void checklist() {
        out.append("## Checklist\n\n");
        for (String check : guide.checks()) {
            out.append("- [ ] ").append(MarkdownText.of(check)).append('\n');
        }
    }

    private static String counted(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
