package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Fact;
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
 * @param ruleSet the rules, each of the severity it was judged with
 * @param selection the part that somebody asked for
 */
public record Judged(FactSet facts, RuleSet ruleSet, Selection selection) {

    /** The names of the projects that were asked for, sorted. */
    public SortedSet<String> projects() {
        SortedSet<String> projects = new TreeSet<>(selection.projects());
        if (projects.isEmpty()) {
            for (Fact fact : facts.facts()) {
                if (fact instanceof Project project) {
                    projects.add(project.name());
                }
            }
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
        for (Fact fact : facts.facts()) {
            Set<String> types = typesOf.computeIfAbsent(fact.getClass(), type -> names(type, wanted));
            if (types.isEmpty()) {
                continue;
            }
            Subject subject = fact.subject();
            if (selection.takes(subject)) {
                for (String type : types) {
                    subjects.computeIfAbsent(type, name -> new ArrayList<>()).add(subject);
                }
            }
        }
        subjects.replaceAll((type, found) -> sortedOnce(found));
        return subjects;
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
