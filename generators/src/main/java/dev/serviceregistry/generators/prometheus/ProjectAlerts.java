package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.monitoring.Dashboards;
import dev.serviceregistry.generators.monitoring.Spans;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.promql.PromqlQuery;
import java.util.Map;
import java.util.Optional;

/** The alerts that a project writes itself. */
final class ProjectAlerts {

    private static final String DEFAULT_SEVERITY = "medium";

    private ProjectAlerts() {}

    static Group group(Placement placement) {
        Group group = new Group(placement.project() + "/own");
        placement.settings().get("monitoring").get("alerts").entries().forEach((name, declared) -> {
            Optional<PromqlQuery> query = query(name, declared);
            if (query.isPresent()) {
                Alert alert = alert(placement, name, query.get(), declared);
                group.add(alert);
                query.get().absence().ifPresent(absence -> group.add(alert.companion(absence)));
            }
        });
        return group;
    }

    private static Optional<PromqlQuery> query(String name, Declared declared) {
        String text = declared.get("expr").text("");
        PromqlQuery.Reading reading = PromqlQuery.read(text);
        if (name.isEmpty()) {
            declared.lose("an alert needs a name");
            return Optional.empty();
        } else if (reading.query().isEmpty()) {
            declared.lose("its expr is no query of Prometheus: " + reading.problem());
        } else if (!reading.query().get().isRecordable()) {
            declared.lose("its expr gives nothing that an alert can be raised for");
            return Optional.empty();
        }
        return reading.query();
    }

    private static Alert alert(Placement placement, String name, PromqlQuery query, Declared declared) {
        String severity = declared.get("severity").text(DEFAULT_SEVERITY);
        Map<String, String> annotations = annotations(
                placement,
                said(declared.get("summary"), name + " in " + placement.project()),
                said(declared.get("description"), "The value is {{ $value }}."),
                declared.get("runbook").text(""));
        return new Alert(
                name,
                query.text(),
                Spans.milliseconds(declared.get("for").text("0s")),
                AlertTexts.labels(placement, WatchedService.owner(placement), severity),
                annotations);
    }

    private static String said(Declared declared, String otherwise) {
        Optional<String> text = declared.text();
        if (text.isEmpty()) {
            return otherwise.startsWith("The value") ? otherwise : Templates.literal(otherwise);
        }
        if (Templates.isKnown(text.get())) {
            return text.get();
        }
        declared.lose("its template asks for more than the value and the labels, so it is written as plain text");
        return Templates.literal(text.get());
    }

    /** What an alert on a whole project says. */
    static Map<String, String> annotations(Placement placement, String summary, String description, String runbook) {
        return AlertTexts.annotations(
                summary,
                description,
                WatchedService.owner(placement),
                runbook.isEmpty() ? "docs/runbooks/" + placement.project() + ".md" : runbook,
                Dashboards.ofProject(placement));
    }
}
