package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.graph.DependencyGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is judged before projects are generated: they, the services that they run, and everything that these depend on.
 *
 * @param projects the projects; none for the whole repository
 * @param services the whole identities of the services
 */
record GenerationScope(Set<String> projects, Set<String> services) {

    static GenerationScope of(ServiceRegistry registry, Set<String> projects) {
        Map<String, List<String>> dependencies = new HashMap<>();
        for (DependencyGraph.Edge edge : registry.dependencies().edges()) {
            dependencies
                    .computeIfAbsent(edge.from(), unused -> new ArrayList<>())
                    .add(edge.to());
        }
        Deque<String> open = new ArrayDeque<>();
        for (String project : projects) {
            for (ServiceDefinition service : registry.services(project)) {
                open.add(service.id());
            }
        }
        Set<String> services = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.remove();
            if (services.add(next)) {
                open.addAll(dependencies.getOrDefault(next, List.of()));
            }
        }
        return new GenerationScope(projects, services);
    }

    /** The same judgement without findings on anything else. */
    Judgement of(Judgement whole) {
        if (projects.isEmpty()) {
            return whole;
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : whole.evaluation().findings()) {
            if (has(finding)) {
                findings.add(finding);
            }
        }
        List<SuppressedFinding> suppressed = new ArrayList<>();
        for (SuppressedFinding finding : whole.evaluation().suppressed()) {
            if (has(finding.finding())) {
                suppressed.add(finding);
            }
        }
        return whole.with(
                new Evaluation(findings, suppressed, whole.evaluation().outcomes()));
    }

    private boolean has(Finding finding) {
        Subject subject = finding.subject();
        if (subject.project().isEmpty()) {
            return !isOfAnotherProject(finding.source().file());
        }
        return projects.contains(subject.project()) || services.contains(subject.project() + "/" + subject.service());
    }

    /** Whether a file is one of a project that is not judged; everything else of the repository may concern them all. */
    private boolean isOfAnotherProject(String file) {
        String[] parts = file.split("/", -1);
        return parts.length > 2 && parts[0].equals("projects") && !projects.contains(parts[1]);
    }
}
