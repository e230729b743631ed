package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Rule;

/** What one rule reported when it was judged by last, by the project that it reported on. */
final class KeptViolations {

    private final RuleDescriptor rule;
    private final Rule model;
    private final Map<String, List<Violation>> byProject = new HashMap<>();

    KeptViolations(RuleDescriptor rule, Rule model) {
        this.rule = rule;
        this.model = model;
    }

    /** Whether they are of this rule, as it says now. */
    boolean areOf(RuleDescriptor other, Rule now) {
        return model == now && rule.equals(other);
    }

    /** The projects that something is reported on. */
    Set<String> projects() {
        return byProject.keySet();
    }

    /** Whether something is reported on a project. */
    boolean isOnProjects() {
        for (String project : byProject.keySet()) {
            if (!Shards.isShared(project)) {
                return true;
            }
        }
        return false;
    }

    /** The projects on which something is reported by a fact that moved. */
    Set<String> restingOn(FactChanges changes) {
        Set<String> found = new HashSet<>();
        if (changes.areOfNoPlaces()) {
            return found;
        }
        byProject.forEach((project, violations) -> {
            for (Violation violation : violations) {
                if (changes.haveMoved(violation.evidence())) {
                    found.add(project);
                    break;
                }
            }
        });
        return found;
    }

    List<Violation> on(String project) {
        return byProject.getOrDefault(project, List.of());
    }

    /** Forgets what was reported on these projects; returns on which of them something was. */
    Set<String> forget(Set<String> projects) {
        Set<String> forgotten = new HashSet<>();
        for (String project : projects) {
            if (byProject.remove(project) != null) {
                forgotten.add(project);
            }
        }
        return forgotten;
    }

    /** Forgets what was reported of these facts themselves; returns on which projects something was. */
    Set<String> forgetBy(Set<Fact> facts) {
        Set<String> forgotten = new HashSet<>();
        byProject.forEach((project, violations) -> {
            if (violations.removeIf(
                    violation -> facts.contains(violation.evidence().get(0)))) {
                forgotten.add(project);
            }
        });
        byProject.values().removeIf(List::isEmpty);
        return forgotten;
    }

    void add(Violation violation) {
        byProject
                .computeIfAbsent(violation.subject().project(), unseen -> new ArrayList<>())
                .add(violation);
    }
}
