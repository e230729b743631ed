package dev.serviceregistry.registry.impact;

import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lists the services that come to their end, by their last day. */
public final class DeprecationCalendar {

    private DeprecationCalendar() {}

    /** The services that are deprecated or say when they will go, the earliest sunset first; retired ones have gone. */
    public static List<DeprecatedService> of(ServiceRegistry registry) {
        Map<String, String> notices = new HashMap<>();
        for (TierPromise promise : registry.facts().ofType(TierPromise.class)) {
            if (promise.promise() == Promise.NOTICE) {
                notices.put(promise.tier(), promise.stated());
            }
        }
        ImpactAnalysis analysis = new ImpactAnalysis(registry);
        Map<String, TreeSet<String>> dependants = new HashMap<>();
        for (DependencyGraph.Edge edge : registry.dependencies().edges()) {
            if (!edge.from().equals(edge.to())) {
                dependants.computeIfAbsent(edge.to(), unused -> new TreeSet<>()).add(edge.from());
            }
        }
        List<DeprecatedService> calendar = new ArrayList<>();
        for (ServiceDefinition definition : registry.services()) {
            Table deprecation = definition.effective().table("deprecation");
            Lifecycle lifecycle = definition.service().lifecycle();
            boolean ends =
                    lifecycle == Lifecycle.DEPRECATED || !deprecation.entries().isEmpty();
            if (ends && lifecycle != Lifecycle.RETIRED) {
                List<String> needing = List.copyOf(dependants.getOrDefault(definition.id(), new TreeSet<>()));
                calendar.add(entry(definition, deprecation, analysis.of(definition.id()), needing, notices));
            }
        }
        calendar.sort((a, b) -> a.sunset().equals(b.sunset())
                ? a.service().compareTo(b.service())
                : a.sunset().compareTo(b.sunset()));
        return List.copyOf(calendar);
    }

    private static DeprecatedService entry(
            ServiceDefinition definition,
            Table deprecation,
            Impact impact,
            List<String> dependants,
            Map<String, String> notices) {
        List<String> projects = new ArrayList<>();
        for (AffectedProject project : impact.projects()) {
            if (project.services().contains(definition.id())) {
                projects.add(project.project());
            }
        }
        return new DeprecatedService(
                definition.id(),
                definition.service().lifecycle().toString(),
                day(deprecation, "deprecated_since", LocalDate.MIN),
                day(deprecation, "sunset", LocalDate.MAX),
                deprecation.string("replaced_by").orElse(""),
                deprecation.string("reason").orElse(""),
                impact.criticality(),
                notices.getOrDefault(impact.criticality(), ""),
                List.copyOf(projects),
                dependants);
    }

    private static LocalDate day(Table table, String key, LocalDate otherwise) {
        return table.get(key).orElse(null) instanceof Scalar scalar && scalar.value() instanceof LocalDate day
                ? day
                : otherwise;
    }
}
