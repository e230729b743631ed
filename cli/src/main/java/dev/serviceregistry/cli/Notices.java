package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.generators.migration.Deadline;
import dev.serviceregistry.generators.migration.GuidedChange;
import dev.serviceregistry.generators.migration.MigrationGuide;
import dev.serviceregistry.ledger.outbox.Channel;
import dev.serviceregistry.ledger.outbox.Notice;
import dev.serviceregistry.ledger.outbox.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to the teams of affected projects.
 *
 * @param notices a notice for each project and each of its teams that can be reached
 * @param unreachable the projects of which no team can be reached
 */
record Notices(List<Notice> notices, List<String> unreachable) {

    static Notices of(List<MigrationGuide> guides) {
        List<Notice> notices = new ArrayList<>();
        List<String> unreachable = new ArrayList<>();
        for (MigrationGuide guide : guides) {
            int before = notices.size();
            for (Team team : guide.teams()) {
                Recipient recipient = recipient(team);
                if (recipient != null) {
                    notices.add(notice(guide, recipient));
                }
            }
            if (notices.size() == before) {
                unreachable.add(guide.project());
            }
        }
        return new Notices(List.copyOf(notices), List.copyOf(unreachable));
    }

    private static @Nullable Recipient recipient(Team team) {
        if (!team.slack().isEmpty()) {
            return new Recipient(team.name(), Channel.SLACK, team.slack());
        }
        if (!team.email().isEmpty()) {
            return new Recipient(team.name(), Channel.EMAIL, team.email());
        }
        return team.repository().isEmpty() ? null : new Recipient(team.name(), Channel.ISSUE, team.repository());
    }

    private static Notice notice(MigrationGuide guide, Recipient recipient) {
        List<String> identities = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        TreeSet<String> breaking = new TreeSet<>();
        for (GuidedChange guided : guide.changes()) {
            Change change = guided.change();
            identities.add(identity(guided));
            String element = change.subject().element();
            lines.add(change.kind() + " " + change.subject() + (element.isEmpty() ? "" : " " + element) + ": "
                    + ChangeImpactText.values(change));
            services("  will break ", true, guided, lines);
            services("  may drift: ", false, guided, lines);
            for (GuidedChange.AffectedUse use : guided.uses()) {
                if (use.breaks()) {
                    breaking.add(use.service());
                }
            }
        }
        if (!guide.deadline().equals(Deadline.NONE)) {
            lines.add("until " + guide.deadline().date() + ", the last day of "
                    + guide.deadline().service());
        }
        lines.add("effort: about " + guide.effort().shown() + " ("
                + guide.effort().basis() + ")" + (guide.patch().text().isEmpty() ? "" : "; a patch can be made"));
        String what = Counts.of(guide.changes().size(), "change") + " of services that " + guide.project() + " uses";
        String title = breaking.isEmpty() ? what : what + ": " + String.join(", ", breaking) + " will break";
        return Notice.of(guide.project(), recipient, identities, title, lines);
    }

    private static void services(String start, boolean breaks, GuidedChange guided, List<String> lines) {
        List<String> services = new ArrayList<>();
        for (GuidedChange.AffectedUse use : guided.uses()) {
            if (use.breaks() == breaks) {
                services.add(use.service());
            }
        }
        if (!services.isEmpty()) {
            lines.add(start + String.join(", ", services));
        }
    }

    /** What makes a change the same change again, also after it was written anew. */
    private static String identity(GuidedChange guided) {
        Change change = guided.change();
        return String.join(
                "\0",
                change.kind(),
                change.subject().project(),
                change.subject().service(),
                change.subject().element(),
                change.shownOld(),
                change.shownCurrent(),
                guided.breaks() ? "breaks" : "");
    }
}
