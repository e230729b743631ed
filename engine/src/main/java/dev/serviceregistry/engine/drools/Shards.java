package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.ServiceFact;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells which project and which service a fact is of, so that a few projects can be judged without the others. */
final class Shards {

    private static final String GLOBAL = "global";

    private Shards() {}

    /** The project of which a fact is true. */
    static String project(Fact fact) {
        return fact instanceof ServiceFact ofService
                ? project(ofService.service())
                : fact.subject().project();
    }

    /** The project that a service belongs to. */
    static String project(String service) {
        return service.substring(0, Math.max(service.indexOf('/'), 0));
    }

    /** Whether a fact is true of this project. */
    static boolean isOf(Fact fact, String project) {
        return fact instanceof ServiceFact ofService
                ? isOf(ofService.service(), project)
                : fact.subject().project().equals(project);
    }

    /** Whether a service belongs to this project. */
    static boolean isOf(String service, String project) {
        return service.startsWith(project) && service.indexOf('/') == project.length();
    }

    /** Whether everybody sees what is true of it: the catalogue, or the repository as a whole. */
    static boolean isShared(String project) {
        return project.isEmpty() || project.equals(GLOBAL) || project.startsWith(GLOBAL + "@");
    }

    /** Whether there are more projects than a shard holds, so that they are not judged together. */
    static boolean areNeeded(FactSet facts, int size) {
        return facts.ofType(Project.class).size() > size;
    }

    /** Whether a finding on this subject is found by the shard of these projects, and by no other. */
    static boolean judges(Set<String> projects, Subject subject) {
        return projects.isEmpty() ? isShared(subject.project()) : projects.contains(subject.project());
    }

    /** The projects, so many at the most at a time. */
    static List<Set<String>> chunks(List<String> projects, int size) {
        List<Set<String>> chunks = new ArrayList<>();
        for (int from = 0; from < projects.size(); from += size) {
            chunks.add(Set.copyOf(projects.subList(from, Math.min(from + size, projects.size()))));
        }
        return chunks;
    }

    /** The service that a fact is about, by its whole identity. */
    static String service(Fact fact) {
        if (fact instanceof ServiceFact ofService) {
            return ofService.service();
        }
        Subject subject = fact.subject();
        return subject.project() + "/" + subject.service();
    }
}
