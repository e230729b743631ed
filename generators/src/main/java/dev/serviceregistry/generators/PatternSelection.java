package dev.serviceregistry.generators;

import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The services of a project that belong to a pattern, and what they require to start. */
final class PatternSelection {

    private PatternSelection() {}

    /**
     * The services, sorted by id.
     *
     * @param pattern the named group; empty for all services of the project
     */
    static List<ServiceDefinition> of(ServiceRegistry registry, String project, String pattern) {
        List<ServiceDefinition> members = registry.services(project);
        if (pattern.isEmpty()) {
            return members;
        }
        Map<String, ServiceDefinition> byId = new HashMap<>();
        Deque<ServiceDefinition> open = new ArrayDeque<>();
        for (ServiceDefinition member : members) {
            byId.put(member.id(), member);
            if (hasPattern(member, pattern)) {
                open.add(member);
            }
        }
        Set<String> taken = new HashSet<>();
        while (!open.isEmpty()) {
            ServiceDefinition next = open.remove();
            if (taken.add(next.id())) {
                for (String required : required(next.effective())) {
                    registry.find(project, required)
                            .filter(found -> byId.containsKey(found.id()))
                            .ifPresent(open::add);
                }
            }
        }
        List<ServiceDefinition> selected = new ArrayList<>(members);
        selected.removeIf(member -> !taken.contains(member.id()));
        return selected;
    }

    private static boolean hasPattern(ServiceDefinition service, String pattern) {
        for (Scalar name : service.effective().scalars("patterns")) {
            if (name.text().equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    /** The names of the services that another requires, without the versions that it demands of them. */
    private static List<String> required(Table service) {
        List<String> names = new ArrayList<>();
        for (Node item : service.table("dependencies").items("requires")) {
            String name = item instanceof Table table ? table.string("service").orElse("") : ((Scalar) item).text();
            int at = name.indexOf('@');
            names.add(at < 0 ? name : name.substring(0, at));
        }
        String pod = service.table("deploy").string("sidecar_of").orElse("");
        if (!pod.isEmpty()) {
            names.add(pod);
        }
        return names;
    }
}
