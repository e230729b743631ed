package dev.serviceregistry.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which services of a project would be stated as they were although another service of its file says something else.
 *
 * <p>What is stated of a service rests on its definition, on those of the services that it names, and on what its project
 * is: what it uses, whose it is, and which services it has under which ids. A project that is another in that is stated anew.
 */
final class KeptServices {

    private final Section before;
    private final ProjectView then;
    private final ProjectView now;
    private final RepositoryChanges changes;

    private KeptServices(Section before, ProjectView then, ProjectView now, RepositoryChanges changes) {
        this.before = before;
        this.then = then;
        this.now = now;
        this.changes = changes;
    }

    /**
     * Those of a project that was stated before.
     *
     * @param before what was stated of it; null when nothing was
     * @param changes what has changed since; null when that is not known
     * @return null when every service must be stated anew
     */
    static @Nullable KeptServices of(@Nullable Section before, ProjectView now, @Nullable RepositoryChanges changes) {
        return before != null
                        && changes != null
                        && !changes.areOfGround()
                        && before.owner() instanceof ProjectView then
                        && isAsBefore(then, now)
                ? new KeptServices(before, then, now, changes)
                : null;
    }

    private static boolean isAsBefore(ProjectView then, ProjectView now) {
        return now.catalogue() == then.catalogue()
                && now.readsAs(then)
                && now.twins().isEmpty()
                && then.twins().isEmpty()
                && now.definitions().keySet().equals(then.definitions().keySet())
                && OwnershipFacts.owner(now).equals(OwnershipFacts.owner(then))
                && areNamedAsBefore(then, now);
    }

    /** Whether a former id of a service leads to the same one as before. */
    private static boolean areNamedAsBefore(ProjectView then, ProjectView now) {
        for (Map.Entry<String, ServiceDefinition> definition : now.definitions().entrySet()) {
            ServiceDefinition before = then.definitions().get(definition.getKey());
            if (before != definition.getValue()
                    && !before.effective()
                            .texts("aliases")
                            .equals(definition.getValue().effective().texts("aliases"))) {
                return false;
            }
        }
        return true;
    }

    /** What was stated of a service that would be stated the same; null when it would not, or when that is not known. */
    @Nullable
    StatedService find(String id, Names names) {
        StatedService known = before.service(id);
        if (known == null
                || isAnother(id)
                || now.unmatched().get(id) != then.unmatched().get(id)) {
            return null;
        }
        for (String named : known.within()) {
            if (isAnother(named)) {
                return null;
            }
        }
        return known.grounds().hold(names, changes) ? known : null;
    }

    private boolean isAnother(String id) {
        return now.definitions().get(id) != then.definitions().get(id);
    }

    /** What the project promised of the availability of its services. */
    Availabilities availabilities() {
        return before.availabilities();
    }
}
