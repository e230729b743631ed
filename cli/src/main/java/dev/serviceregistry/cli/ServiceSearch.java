package dev.serviceregistry.cli;

import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the service that somebody means. */
final class ServiceSearch {

    private ServiceSearch() {}

    /** The one service of this name; to a project when one is given. */
    static ServiceDefinition one(String name, String project, ServiceRegistry registry) {
        if (!project.isEmpty()) {
            return registry.find(project, name)
                    .orElseThrow(() -> unknown("project '" + project + "' has", name, registry.services(project)));
        }
        List<ServiceDefinition> found = new ArrayList<>();
        List<ServiceDefinition> renamed = new ArrayList<>();
        boolean isPresent = false;
        for (ServiceDefinition definition : registry.services()) {
            if (definition.id().equals(name)) {
                return definition;
            }
            if (definition.service().name().equals(name)) {
                found.add(definition);
                isPresent |= definition.service().project().indexOf('@') < 0;
            } else if (isFormer(name, definition)) {
                renamed.add(definition);
            }
        }
        if (!isPresent) {
            // A frozen copy of the catalogue has the former id still.
            found.addAll(renamed);
        }
        int slash = name.indexOf('/');
        if (slash > 0) {
            return registry.find(name.substring(0, slash), name.substring(slash + 1))
                    .orElseThrow(() -> unknown("there is", name, registry.services()));
        }
        if (found.isEmpty()) {
            throw unknown("there is", name, registry.services());
        }
        if (found.size() > 1) {
            throw new UsageProblem("'" + name + "' is the name of " + found.size() + " services: " + ids(found)
                    + "\nWrite PROJECT/ID, or add --project.");
        }
        return found.get(0);
    }

    /** Refuses a name that no service has, neither in the former state nor now. */
    static void require(String name, ServiceRegistry before, ServiceRegistry now) {
        for (ServiceRegistry registry : new ServiceRegistry[] {now, before}) {
            for (ServiceDefinition definition : registry.services()) {
                if (definition.id().equals(name)
                        || definition.service().name().equals(name)
                        || isFormer(name, definition)) {
                    return;
                }
            }
        }
        one(name, "", now);
    }

    /** The services that had this id before, by their whole identities; of one project where it is named. */
    static Set<String> formerly(String name, ServiceRegistry registry) {
        int slash = name.indexOf('/');
        Set<String> ids = new TreeSet<>();
        for (ServiceDefinition definition : registry.services()) {
            boolean there = slash < 0 || definition.service().project().equals(name.substring(0, slash));
            if (there && isFormer(name.substring(slash + 1), definition)) {
                ids.add(definition.id());
            }
        }
        return ids;
    }

    /** Whether a service had this id before. */
    private static boolean isFormer(String name, ServiceDefinition definition) {
        return definition.effective().scalars("aliases").stream()
                .anyMatch(alias -> alias.text().equals(name));
    }

    private static UsageProblem unknown(String who, String name, List<ServiceDefinition> services) {
        Set<String> known = new TreeSet<>();
        for (ServiceDefinition definition : services) {
            known.add(name.indexOf('/') < 0 ? definition.service().name() : definition.id());
        }
        return new UsageProblem(who + " no service '" + name + "'" + UsageProblem.hint(name, known)
                + "\n'service-registry list' lists them.");
    }

    private static String ids(List<ServiceDefinition> services) {
        StringBuilder text = new StringBuilder();
        for (ServiceDefinition definition : services) {
            text.append(text.isEmpty() ? "" : ", ").append(definition.id());
        }
        return text.toString();
    }
}
