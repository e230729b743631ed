package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an evaluation judged; it holds no more than was there already and works out the rest when it is asked.
 *
 * @param facts the facts
 * @param outcome what came of exceptions, which some rules judge besides
 * @param ruleSet the rules, each of the severity it was judged with
 * @param selection the part that somebody asked for
 */
public record Judged(FactSet facts, List<Fact> outcome, RuleSet ruleSet, Selection selection) {

    /** The names of the projects that were asked for, sorted. */
    public SortedSet<String> projects() {
        SortedSet<String> projects = new TreeSet<>(selection.projects());
        if (projects.isEmpty()) {
            facts.ofType(Project.class).forEach(project -> projects.add(project.name()));
        }
        return projects;
    }

    /**
     * What the rules judged, without what was not asked for: the subjects of all facts of each type that some rule names
     * as its own, by the type's simple name, each once and sorted.
     */
    public SortedMap<String, List<Subject>> subjects() {
        Set<String> wanted = new HashSet<>();
        for (RuleDescriptor rule : ruleSet.rules()) {
            wanted.add(rule.subjectType());
        }
        Map<Class<?>, Set<String>> typesOf = new HashMap<>();
        SortedMap<String, List<Subject>> subjects = new TreeMap<>();
        for (FactPart part : facts.plus(outcome).parts()) {
            part.byClass().forEach((own, group) -> {
                Set<String> types = typesOf.computeIfAbsent(own, type -> names(type, wanted));
                List<Subject> taken = types.isEmpty() ? List.of() : taken(group);
                for (String type : taken.isEmpty() ? Set.<String>of() : types) {
                    subjects.computeIfAbsent(type, name -> new ArrayList<>()).addAll(taken);
                }
            });
        }
        subjects.replaceAll((type, found) -> sortedOnce(found));
        return subjects;
    }

    private List<Subject> taken(List<Fact> facts) {
        List<Subject> taken = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            Subject subject = fact.subject();
            if (selection.takes(subject)) {
                taken.add(subject);
            }
        }
        return taken;
    }

    private static List<Subject> sortedOnce(List<Subject> found) {
        found.sort(null);
        List<Subject> subjects = new ArrayList<>(found.size());
        Subject last = null;
        for (Subject subject : found) {
            if (!subject.equals(last)) {
                subjects.add(subject);
            }
            last = subject;
        }
        return subjects;
    }

    private static Set<String> names(Class<?> type, Set<String> wanted) {
        Set<String> names = new HashSet<>();
        Selection.names(type, names);
        names.retainAll(wanted);
        return names;
    }
}
