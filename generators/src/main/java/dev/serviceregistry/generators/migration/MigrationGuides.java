package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.MajorVersionMissing;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.facts.ServiceRenamed;
import dev.serviceregistry.facts.Sunset;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.facts.VersionUnchanged;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.impact.ChangeImpact;
import dev.serviceregistry.registry.impact.ChangedService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a guide for every project that changes concern. */
public final class MigrationGuides {

    private final Migration migration;
    private final SortedMap<String, List<GuidedChange>> byProject = new TreeMap<>();
    private final Map<String, Map<String, Team>> teams = new HashMap<>();
    private final Map<String, LocalDate> sunsets = new HashMap<>();

    private MigrationGuides(Migration migration) {
        this.migration = migration;
        sunsets(migration.before());
        sunsets(migration.after());
        for (Change change : migration.changes()) {
            // That a version tells too little of other changes asks nothing of anybody else.
            if (!(change instanceof MajorVersionMissing || change instanceof VersionUnchanged)) {
                add(change);
            }
        }
        List<ChangedService> services = ChangeImpact.of(
                migration.changes(),
                migration.before().registry(),
                migration.after().registry());
        for (ChangedService service : services) {
            service.projects().forEach(project -> {
                Map<String, Team> known = teams.computeIfAbsent(project.project(), unused -> new TreeMap<>());
                project.teams().forEach(team -> known.put(team.name(), team));
            });
        }
    }

    /** The guides, sorted by project: one for each that uses something that changed, be it through others. */
    public static List<MigrationGuide> of(Migration migration) {
        MigrationGuides guides = new MigrationGuides(migration);
        List<MigrationGuide> all = new ArrayList<>();
        guides.byProject.forEach((project, changes) -> all.add(guides.guide(project, changes)));
        return List.copyOf(all);
    }

    private void sunsets(Reading reading) {
        for (Fact fact : reading.registry().facts().facts()) {
            if (fact instanceof Sunset sunset) {
                sunsets.put(sunset.service(), sunset.date());
            }
        }
    }

    private void add(Change change) {
        Map<String, List<GuidedChange.AffectedUse>> uses = new LinkedHashMap<>();
        for (AffectedProject affected : change.transition().impact().projects()) {
            for (String id : affected.services()) {
                String service = affected.project() + "/" + id;
                uses.computeIfAbsent(affected.project(), unused -> new ArrayList<>())
                        .add(new GuidedChange.AffectedUse(
                                id,
                                affected.breaks(),
                                List.copyOf(change.transition().impact().path(service))));
            }
        }
        uses.keySet().removeIf(project -> project.equals("global") || project.startsWith("global@"));
        String before = fragment(change, formerService(change), migration.before());
        String after = fragment(change, presentService(change), migration.after());
        Advice advice = Advice.of(change);
        uses.forEach((project, ofProject) -> {
            boolean breaks = ofProject.get(0).breaks();
            String action = breaks ? advice.action() : advice.check();
            byProject
                    .computeIfAbsent(project, unused -> new ArrayList<>())
                    .add(new GuidedChange(change, List.copyOf(ofProject), before, after, action));
        });
    }

    private static String service(Change change) {
        return change.subject().project() + "/" + change.subject().service();
    }

    /** The service that is there now: what takes the place of one that is gone. */
    private String presentService(Change change) {
        return change instanceof ServiceRemoved removed
                ? Successor.of(removed, migration).map(Successor::id).orElse(service(change))
                : service(change);
    }

    private static String formerService(Change change) {
        return change instanceof ServiceRenamed ? change.subject().project() + "/" + change.old() : service(change);
    }

    private static String fragment(Change change, String service, Reading reading) {
        String project = service.substring(0, service.indexOf('/'));
        String id = service.substring(service.indexOf('/') + 1);
        return reading.registry()
                .find(project, id)
                .filter(definition -> definition.service().name().equals(id))
                .map(definition -> Fragment.of(definition, change.subject().element()))
                .orElse("");
    }

    private MigrationGuide guide(String project, List<GuidedChange> changes) {
        changes.sort((one, other) -> Boolean.compare(other.breaks(), one.breaks()));
        List<Change> breaking = new ArrayList<>();
        Deadline deadline = Deadline.NONE;
        for (GuidedChange guided : changes) {
            LocalDate sunset = sunsets.getOrDefault(service(guided.change()), LocalDate.MAX);
            if (sunset.isBefore(deadline.date())) {
                deadline = new Deadline(service(guided.change()), sunset);
            }
            if (guided.breaks()) {
                breaking.add(guided.change());
            }
        }
        Patch patch = ConsumerPatch.of(migration, project, breaking);
        Plan plan = new Plan(migration, project, changes, patch);
        return new MigrationGuide(
                project,
                migration.against(),
                List.copyOf(teams.getOrDefault(project, Map.of()).values()),
                List.copyOf(changes),
                patch,
                deadline,
                plan.effort(),
                plan.steps(),
                plan.checks());
    }
}
