package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.ServiceDefinition;

/** Knows the services that names lead to, so that all spellings of one are the same in both states. */
final class Targets {

    private final View before;
    private final View after;

    Targets(View before, View after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What a name leads to in the state before, as it is known in the state after; the name itself where it leads nowhere.
     *
     * @param project whose service writes the name
     * @param projectNow whose service it is after
     */
    String old(String project, String projectNow, String name) {
        return before.find(project, name)
                .map(target -> isOfProjectsCatalogue(before, project, name, target)
                        ? after.present(projectNow, target.service().name())
                        : after.present(target.id()))
                .orElse(name);
    }

    /** What a name leads to in the state after; the name itself where it leads nowhere. */
    String now(String project, String name) {
        return after.find(project, name)
                .map(target -> isOfProjectsCatalogue(after, project, name, target)
                        ? target.service().name()
                        : target.id())
                .orElse(name);
    }

    /** Whether it is what the project makes of a service of the catalogue: the same in every version and override of it. */
    private static boolean isOfProjectsCatalogue(View view, String project, String name, ServiceDefinition target) {
        String owner = target.service().project();
        String id = target.service().name();
        return (View.isOfCatalogue(target.id()) || view.isOverride(owner, id))
                && view.find(project, name.substring(name.indexOf('/') + 1))
                        .filter(plain -> plain == target)
                        .isPresent();
    }
}
