package dev.serviceregistry.registry.impact;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Ownership;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.graph.DependencyGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds whom it concerns when something happens to services: what depends on them, who runs that, and who answers for it. */
public final class ImpactAnalysis {

    private final DependencyGraph graph;
    private final Map<String, String> criticalities = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Team> teams = new HashMap<>();
    private final Map<String, TreeSet<String>> users = new HashMap<>();

    /** Looks at what a registry says. */
    public ImpactAnalysis(ServiceRegistry registry) {
        this.graph = registry.dependencies();
        for (Fact fact : registry.facts().facts()) {
            if (fact instanceof Criticality criticality) {
                criticalities.put(criticality.service(), criticality.tier());
            } else if (fact instanceof Ownership ownership) {
                owners.put(ownership.project() + "/" + ownership.name(), ownership.team());
            } else if (fact instanceof Team team) {
                teams.put(team.name(), team);
            } else if (fact instanceof Use use) {
                users.computeIfAbsent(use.service(), unused -> new TreeSet<>()).add(use.project());
            }
        }
    }

    /** Whom it concerns when something happens to this service. */
    public Impact of(String service) {
        List<Dependant> dependants = new ArrayList<>();
        SortedMap<String, TreeSet<String>> byProject = new TreeMap<>();
        runs(service, byProject);
        for (DependencyGraph.Path path : graph.paths(service)) {
            String dependant = path.dependant();
            dependants.add(new Dependant(dependant, criticality(dependant), owner(dependant), path));
            runs(dependant, byProject);
        }
        return new Impact(service, criticality(service), owner(service), List.copyOf(dependants), projects(byProject));
    }

    /** The tier of a service, or empty. */
    String criticality(String service) {
        return criticalities.getOrDefault(service, "");
    }

    /** The team that answers for a service, or empty. */
    String owner(String service) {
        return owners.getOrDefault(service, "");
    }

    /** The projects with who answers for them, sorted by name. */
    List<AffectedProject> projects(SortedMap<String, TreeSet<String>> servicesByProject) {
        List<AffectedProject> projects = new ArrayList<>();
        for (Map.Entry<String, TreeSet<String>> project : servicesByProject.entrySet()) {
            projects.add(new AffectedProject(
                    project.getKey(), List.copyOf(project.getValue()), teams(project.getKey(), project.getValue())));
        }
        return List.copyOf(projects);
    }

    /** The projects that run a service: the one that defines it, and those that use it unchanged. */
    private void runs(String service, Map<String, TreeSet<String>> byProject) {
        String definedIn = service.substring(0, service.indexOf('/'));
        if (!definedIn.equals("global") && !definedIn.startsWith("global@")) {
            byProject.computeIfAbsent(definedIn, unused -> new TreeSet<>()).add(service);
        }
        for (String project : users.getOrDefault(service, new TreeSet<>())) {
            byProject.computeIfAbsent(project, unused -> new TreeSet<>()).add(service);
        }
    }

    /** The owners of what a project runs that is its own, and the project's. */
    private List<Team> teams(String project, TreeSet<String> services) {
        TreeSet<String> names = new TreeSet<>();
        names.add(owners.getOrDefault(project + "/", ""));
        for (String service : services) {
            if (service.startsWith(project + "/")) {
                names.add(owners.getOrDefault(service, ""));
            }
        }
        names.remove("");
        List<Team> found = new ArrayList<>();
        for (String name : names) {
            Team undeclared = new Team(name, name, "", "", "", List.of(), "", List.of(), SourceLocation.startOf(""));
            found.add(teams.getOrDefault(name, undeclared));
        }
        return List.copyOf(found);
    }
}
