package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImpactStep;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.impact.AffectedProject;
import dev.serviceregistry.registry.impact.AffectedService;
import dev.serviceregistry.registry.impact.ChangedService;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whom changes concern, as a person reads it: what will break apart from what may drift. */
final class ChangeImpactText {

    private static final int MOST_CAUSES_NAMED = 3;

    private ChangeImpactText() {}

    static void write(List<ChangedService> services, String against, Call call) {
        for (ChangedService service : services) {
            write(service, call);
            call.out().line("");
        }
        TreeSet<String> breaking = new TreeSet<>();
        TreeSet<String> drifting = new TreeSet<>();
        TreeSet<String> projects = new TreeSet<>();
        for (ChangedService service : services) {
            for (AffectedService affected : service.affected()) {
                (affected.breaks() ? breaking : drifting).add(affected.service());
            }
            service.projects().forEach(project -> projects.add(project.project()));
        }
        drifting.removeAll(breaking);
        call.out()
                .line(
                        services.isEmpty()
                                ? "Nothing that somebody uses changed since " + against + "."
                                : "since " + against + ": " + breaking.size() + " will break, " + drifting.size()
                                        + " may drift, in " + projects.size()
                                        + (projects.size() == 1 ? " project" : " projects"));
    }

    private static void write(ChangedService service, Call call) {
        call.out()
                .line(ShownText.of(service.service() + "  criticality " + or(service.criticality()) + ", owner "
                        + or(service.owner())));
        for (Change change : service.changes()) {
            String element = change.subject().element();
            call.out()
                    .line(ShownText.of(
                            "  " + change.kind() + (element.isEmpty() ? "" : " " + element) + ": " + values(change)));
        }
        affected("WILL BREAK", true, service, call);
        affected("MAY DRIFT", false, service, call);
        if (!service.projects().isEmpty()) {
            call.out().line("");
            teams(service).writeTo(call.out(), call.tableWidth());
        }
    }

    /** What was and what is. */
    static String values(Change change) {
        return change.existed() && change.exists()
                ? change.old() + " → " + change.current()
                : change.exists() ? "new, " + change.current() : "gone, was " + change.old();
    }

    private static void affected(String title, boolean breaks, ChangedService service, Call call) {
        if (service.count(breaks) == 0) {
            return;
        }
        Columns columns = new Columns(title, "CRITICALITY", "OWNER", "PATH", "BECAUSE OF");
        for (AffectedService affected : service.affected()) {
            if (affected.breaks() == breaks) {
                columns.add(
                        affected.service(),
                        or(affected.criticality()),
                        or(affected.owner()),
                        path(affected.path()),
                        causes(affected.causes()));
            }
        }
        call.out().line("");
        columns.writeTo(call.out(), call.tableWidth());
    }

    /** A path as people write it: {@code a → b →calls→ c}. */
    static String path(List<ImpactStep> path) {
        if (path.isEmpty()) {
            return "runs it";
        }
        StringBuilder text = new StringBuilder(path.get(0).service());
        for (ImpactStep step : path) {
            text.append(step.kind().equals("requires") ? " → " : " →" + step.kind() + "→ ")
                    .append(step.uses());
        }
        return text.toString();
    }

    private static String causes(List<Change> causes) {
        TreeSet<String> names = new TreeSet<>();
        for (Change cause : causes) {
            names.add(
                    cause.subject().element().isEmpty()
                            ? cause.kind()
                            : cause.subject().element());
        }
        List<String> named = new ArrayList<>(names);
        int more = named.size() - MOST_CAUSES_NAMED;
        return more <= 0
                ? String.join(", ", named)
                : String.join(", ", named.subList(0, MOST_CAUSES_NAMED)) + " and " + more + " more";
    }

    private static Columns teams(ChangedService service) {
        Columns columns = new Columns("PROJECT", "WILL BREAK", "MAY DRIFT", "TEAM", "SLACK", "EMAIL", "ESCALATION");
        for (AffectedProject project : service.projects()) {
            String name = project.project();
            String breaks = Integer.toString(count(service, name, true));
            String drifts = Integer.toString(count(service, name, false));
            for (Team team : project.teams()) {
                columns.add(
                        name,
                        breaks,
                        drifts,
                        team.name(),
                        or(team.slack()),
                        or(team.email()),
                        or(String.join(", ", team.escalation())));
                name = "";
                breaks = "";
                drifts = "";
            }
            if (project.teams().isEmpty()) {
                columns.add(name, breaks, drifts, "-", "-", "-", "-");
            }
        }
        return columns;
    }

    private static int count(ChangedService service, String project, boolean breaks) {
        int count = 0;
        for (AffectedService affected : service.affected()) {
            count += affected.breaks() == breaks && affected.project().equals(project) ? 1 : 0;
        }
        return count;
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
