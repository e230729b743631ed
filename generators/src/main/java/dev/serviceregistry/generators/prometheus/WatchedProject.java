package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.kubernetes.ServiceObjects;
import dev.serviceregistry.generators.monitoring.Objective;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every file for a project at a target. */
final class WatchedProject {

    private static final String RULES = "rules.yaml";

    private final Placement placement;
    private final HealthRules health;
    private final Teams teams;

    WatchedProject(Placement placement, HealthRules health, Teams teams) {
        this.placement = placement;
        this.health = health;
        this.teams = teams;
    }

    /** What each file says. */
    Map<String, Mapping> files() {
        Map<String, Mapping> files = new LinkedHashMap<>();
        List<WatchedService> services = WatchedService.of(placement);
        List<Objective> objectives = new ArrayList<>();
        services.forEach(service -> objectives.addAll(service.objectives()));
        List<Group> groups = new ArrayList<>(List.of(
                health.group(placement, services),
                ObjectiveRules.group(placement, objectives),
                ProjectAlerts.group(placement)));
        groups.removeIf(Group::isEmpty);

        new ServiceMonitors(placement)
                .objects()
                .forEach((name, monitor) -> files.put("servicemonitors/" + name + ".yaml", monitor));
        Mapping rules = new Mapping();
        groups.forEach(group -> rules.sequence("groups").add(group.tree()));
        files.put(RULES, rules);
        files.put("prometheusrule.yaml", object(rules));
        files.put("rules_test.yaml", tests(services, objectives, groups));
        files.put("alertmanager.yaml", new AlertmanagerConfig(placement, services, teams).tree());
        return files;
    }

    private Mapping object(Mapping rules) {
        String name = ServiceObjects.name(placement.project());
        return ServiceMonitors.object(
                "PrometheusRule",
                name,
                ServiceObjects.namespace(placement),
                new Mapping().put("app.kubernetes.io/part-of", name).put("role", "alert-rules"),
                rules);
    }

    private Mapping tests(List<WatchedService> services, List<Objective> objectives, List<Group> groups) {
        List<Alert> alerts = new ArrayList<>();
        groups.forEach(group -> alerts.addAll(group.alerts()));
        RuleTests tests = new RuleTests(
                alerts,
                health,
                placement.settings().get("monitoring").get("alerts").entries().keySet());
        List<Objective> watched = new ArrayList<>(objectives);
        watched.removeIf(objective ->
                !objective.isMeasured() || ObjectiveRules.burns(objective).isEmpty());
        tests.nothingIsThere();
        tests.everythingFails(services, watched);
        tests.counted(watched);
        tests.burnsAtTheLimits(watched);
        tests.nothingFails(services, watched);
        return tests.file(RULES);
    }
}
