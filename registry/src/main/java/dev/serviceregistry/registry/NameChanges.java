package dev.serviceregistry.registry;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names may lead to otherwise than before: the projects, versions of the catalogue and ids that are not as they were. */
final class NameChanges {

    private final Set<String> owners = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final boolean areOfProjects;

    private NameChanges(Repository before, Repository now) {
        compare(before.catalogues(), now.catalogues());
        compare(before.projects(), now.projects());
        for (String owner : owners) {
            compareIds(before.projects().get(owner), now.projects().get(owner));
        }
        this.areOfProjects = !before.projects().keySet().equals(now.projects().keySet());
    }

    /** What differs between two states of a repository. */
    static NameChanges between(Repository before, Repository now) {
        return new NameChanges(before, now);
    }

    private void compare(Map<String, ?> before, Map<String, ?> now) {
        now.forEach((name, owner) -> {
            if (before.get(name) != owner) {
                owners.add(name);
            }
        });
        before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(owners::add);
    }

    private void compareIds(@Nullable ProjectView before, @Nullable ProjectView now) {
        Set<String> then = before == null ? Set.of() : before.definitions().keySet();
        Set<String> today = now == null ? Set.of() : now.definitions().keySet();
        then.stream().filter(id -> !today.contains(id)).forEach(ids::add);
        today.stream().filter(id -> !then.contains(id)).forEach(ids::add);
    }

    /** Whether this project or version of the catalogue says something else, came or went. */
    boolean isOther(String owner) {
        return owners.contains(owner);
    }

    /** Whether a service of this id came to a project, or went. */
    boolean isElsewhere(String id) {
        return ids.contains(id);
    }

    /** Whether every service is in the project that it was in. */
    boolean areOfNoService() {
        return ids.isEmpty();
    }

    /** Whether a project came or went. */
    boolean areOfProjects() {
        return areOfProjects;
    }
}
