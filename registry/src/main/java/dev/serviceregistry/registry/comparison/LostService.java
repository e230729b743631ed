package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.AliasRemoved;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A service that a project used by a name under which the version of the catalogue that it follows has none any more.
 *
 * @param service its whole identity in the project
 * @param was what the catalogue had
 * @param draft what became of it
 * @param isUsed whether the project lists it still; else it concerns only who writes its host
 */
record LostService(String service, ServiceDefinition was, Draft draft, boolean isUsed) {

    /** What a project loses by the version that it pins; what goes from the head is told of the head. */
    static List<LostService> of(View before, View after, String project) {
        List<LostService> lost = new ArrayList<>();
        boolean follows = before.pin(project).isEmpty() && after.pin(project).isEmpty();
        for (String id : follows ? Set.<String>of() : before.uses(project).keySet()) {
            ServiceDefinition was = before.inherited(project, id);
            String service = project + "/" + id;
            if (was != null && after.lacks(project, id)) {
                boolean isUsed = isStillUsed(was, after.uses(project).keySet());
                // What is there by this name now, renamed or the project's own, is gone for nobody in it.
                if (isUsed || !after.members(project).containsKey(after.present(project, id))) {
                    lost.add(new LostService(service, was, removal(service, was, "", false, false), isUsed));
                }
            } else if (was != null && after.inheritable(project, id) != null) {
                aliases(after, project, service, was, lost);
            }
        }
        return lost;
    }

    /** Whether the version of the catalogue that a project follows does not have a service any more that it still uses. */
    static boolean isGone(View before, View after, String project, String id) {
        ServiceDefinition was = before.inherited(project, id);
        return was != null && isStillUsed(was, after.uses(project).keySet()) && after.lacks(project, id);
    }

    private static void aliases(
            View after, String project, String service, ServiceDefinition was, List<LostService> lost) {
        SourceLocation place = SourceLocation.startOf(View.projectFile(project));
        for (Scalar alias : was.effective().scalars("aliases")) {
            String former = alias.text();
            if (after.uses(project).containsKey(former) && after.inheritable(project, former) == null) {
                Transition transition = new Transition(former, "", true, false, alias.source(), place, Impact.none());
                Draft draft = new Draft(
                        (identity, affecting) -> new AliasRemoved(identity, former, affecting),
                        transition,
                        "",
                        Reach.NAMING,
                        Mentions.name(former));
                lost.add(new LostService(service, was, draft, true));
            }
        }
    }

    /** Whether one of these names is the service's id or a former one. */
    static boolean isStillUsed(ServiceDefinition was, Set<String> names) {
        return names.contains(was.service().name())
                || was.effective().scalars("aliases").stream().anyMatch(alias -> names.contains(alias.text()));
    }

    /** That a service is not there any more. */
    static Draft removal(String service, ServiceDefinition was, String successor, boolean moved, boolean isPart) {
        String project = View.projectOf(service);
        String file = project.equals(View.HEAD) ? View.CATALOG : View.projectFile(project);
        Transition transition = new Transition(
                service,
                successor,
                true,
                !successor.isEmpty(),
                was.service().source(),
                SourceLocation.startOf(file),
                Impact.none());
        return new Draft(
                (identity, affecting) -> new ServiceRemoved(
                        identity,
                        successor,
                        moved,
                        isPart && affecting.impact().projects().isEmpty(),
                        affecting),
                transition,
                "",
                Reach.DEPENDANTS,
                Mentions.gone());
    }
}
