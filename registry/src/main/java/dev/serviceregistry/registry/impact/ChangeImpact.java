package dev.serviceregistry.registry.impact;

import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImpactStep;
import dev.serviceregistry.facts.MajorVersionMissing;
import dev.serviceregistry.facts.VersionUnchanged;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds whom changes concern: only those who use what changed and still do. */
public final class ChangeImpact {

    private final ImpactAnalysis before;
    private final ImpactAnalysis after;

    private ChangeImpact(ServiceRegistry before, ServiceRegistry after) {
        this.before = new ImpactAnalysis(before);
        this.after = new ImpactAnalysis(after);
    }

    /** The changed services that somebody uses, sorted. */
    public static List<ChangedService> of(List<Change> changes, ServiceRegistry before, ServiceRegistry after) {
        SortedMap<String, List<Change>> byService = new TreeMap<>();
        for (Change change : changes) {
            // That a version tells too little of the others is no change that reaches anybody.
            boolean isOnOthers = change instanceof MajorVersionMissing || change instanceof VersionUnchanged;
            if (!isOnOthers && !change.transition().impact().projects().isEmpty()) {
                String service =
                        change.subject().project() + "/" + change.subject().service();
                byService.computeIfAbsent(service, unused -> new ArrayList<>()).add(change);
            }
        }
        ChangeImpact impact = new ChangeImpact(before, after);
        List<ChangedService> services = new ArrayList<>();
        byService.forEach((service, ofService) -> services.add(impact.of(service, ofService)));
        return List.copyOf(services);
    }

    private ChangedService of(String service, List<Change> changes) {
        SortedMap<String, AffectedService> breaking = new TreeMap<>();
        SortedMap<String, AffectedService> drifting = new TreeMap<>();
        for (Change change : changes) {
            for (AffectedProject project : change.transition().impact().projects()) {
                for (String id : project.services()) {
                    String affected = project.project() + "/" + id;
                    add(affected, change, project.breaks() ? breaking : drifting);
                }
            }
        }
        drifting.keySet().removeAll(breaking.keySet());
        List<AffectedService> affected = new ArrayList<>();
        breaking.values().forEach(one -> affected.add(breaks(one)));
        affected.addAll(drifting.values());
        SortedMap<String, TreeSet<String>> byProject = new TreeMap<>();
        for (AffectedService one : affected) {
            if (!one.project().equals("global") && !one.project().startsWith("global@")) {
                byProject
                        .computeIfAbsent(one.project(), unused -> new TreeSet<>())
                        .add(one.service());
            }
        }
        String tier = after.criticality(service);
        String owner = after.owner(service);
        return new ChangedService(
                service,
                tier.isEmpty() ? before.criticality(service) : tier,
                owner.isEmpty() ? before.owner(service) : owner,
                List.copyOf(changes),
                List.copyOf(affected),
                after.projects(byProject));
    }

    private void add(String service, Change change, Map<String, AffectedService> services) {
        List<ImpactStep> path = change.transition().impact().path(service);
        AffectedService known = services.get(service);
        List<Change> causes = new ArrayList<>(known == null ? List.of() : known.causes());
        causes.add(change);
        services.put(
                service,
                new AffectedService(
                        service,
                        after.criticality(service),
                        after.owner(service),
                        false,
                        known == null || path.size() < known.path().size() ? path : known.path(),
                        List.copyOf(causes)));
    }

    private static AffectedService breaks(AffectedService one) {
        return new AffectedService(one.service(), one.criticality(), one.owner(), true, one.path(), one.causes());
    }
}
