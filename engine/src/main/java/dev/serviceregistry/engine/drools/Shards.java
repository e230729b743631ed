package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ServiceFact;
import dev.serviceregistry.facts.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which project a fact is of, so that a few projects can be judged without the others. */
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

    /** Whether the facts fall into more than one shard. */
    static boolean areNeeded(List<Fact> facts, int size) {
        Set<String> projects = new HashSet<>();
        String last = "";
        for (Fact fact : facts) {
            if (isOf(fact, last)) {
                continue;
            }
            last = project(fact);
            if (!isShared(last) && projects.add(last) && projects.size() > size) {
                return true;
            }
        }
        return false;
    }

    /** Whether a finding on this subject is found by the shard of these projects, and by no other. */
    static boolean judges(Set<String> projects, Subject subject) {
        return projects.isEmpty() ? isShared(subject.project()) : projects.contains(subject.project());
    }
}
