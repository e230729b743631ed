package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.impact.AffectedProject;
import dev.serviceregistry.registry.impact.Dependant;
import dev.serviceregistry.registry.impact.Impact;
import java.util.ArrayList;
import java.util.List;

/** Whom it concerns when something happens to services, as a person reads it. */
final class ImpactText {

    private static final int MOST_SERVICES_NAMED = 3;

    private ImpactText() {}

    /** All services, those first on which the most depend. */
    static void overview(List<Impact> impacts, Call call) {
        List<Impact> sorted = new ArrayList<>(impacts);
        sorted.sort((a, b) -> a.dependants().size() != b.dependants().size()
                ? b.dependants().size() - a.dependants().size()
                : a.service().compareTo(b.service()));
        Columns columns = new Columns("SERVICE", "CRITICALITY", "OWNER", "DEPENDANTS", "DIRECT", "PROJECTS");
        for (Impact impact : sorted) {
            columns.add(
                    impact.service(),
                    or(impact.criticality()),
                    or(impact.owner()),
                    Integer.toString(impact.dependants().size()),
                    Integer.toString(impact.direct()),
                    or(projects(impact)));
        }
        columns.writeTo(call.out(), call.tableWidth());
    }

    private static String projects(Impact impact) {
        StringBuilder names = new StringBuilder();
        for (AffectedProject project : impact.projects()) {
            names.append(names.isEmpty() ? "" : ", ").append(project.project());
        }
        return names.toString();
    }

    static void write(List<Impact> impacts, Call call) {
        for (int i = 0; i < impacts.size(); i++) {
            if (i > 0) {
                call.out().line("");
            }
            write(impacts.get(i), call);
        }
    }

    private static void write(Impact impact, Call call) {
        int dependants = impact.dependants().size();
        call.out()
                .line(impact.service() + "  criticality " + or(impact.criticality()) + ", owner " + or(impact.owner()));
        call.out()
                .line(dependants + (dependants == 1 ? " service depends" : " services depend") + " on it, "
                        + impact.direct() + " directly; projects that run it or one of these: "
                        + impact.projects().size());
        if (dependants > 0) {
            Columns columns = new Columns("DEPENDANT", "CRITICALITY", "OWNER", "PATH");
            for (Dependant dependant : impact.dependants()) {
                columns.add(
                        dependant.service(),
                        or(dependant.criticality()),
                        or(dependant.owner()),
                        shown(dependant.path()));
            }
            call.out().line("");
            columns.writeTo(call.out(), call.tableWidth());
        }
        if (!impact.projects().isEmpty()) {
            call.out().line("");
            teams(impact.projects()).writeTo(call.out(), call.tableWidth());
        }
    }

    private static Columns teams(List<AffectedProject> projects) {
        Columns columns = new Columns("PROJECT", "RUNS", "TEAM", "SLACK", "EMAIL", "ESCALATION");
        for (AffectedProject project : projects) {
            String name = project.project();
            String runs = some(project.services());
            for (Team team : project.teams()) {
                columns.add(
                        name,
                        runs,
                        team.name(),
                        or(team.slack()),
                        or(team.email()),
                        or(String.join(", ", team.escalation())));
                name = "";
                runs = "";
            }
            if (project.teams().isEmpty()) {
                columns.add(name, runs, "-", "-", "-", "-");
            }
        }
        return columns;
    }

    private static String some(List<String> services) {
        int more = services.size() - MOST_SERVICES_NAMED;
        return more <= 0
                ? String.join(", ", services)
                : String.join(", ", services.subList(0, MOST_SERVICES_NAMED)) + " and " + more + " more";
    }

    /** A path as people write it: {@code a → b →calls→ c}. */
    private static String shown(DependencyGraph.Path path) {
        StringBuilder text = new StringBuilder(path.dependant());
        for (DependencyGraph.Edge edge : path.edges()) {
            text.append(edge.kind().equals("requires") ? " → " : " →" + edge.kind() + "→ ")
                    .append(edge.to());
        }
        return text.toString();
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
