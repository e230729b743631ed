package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.GrantedPermission;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** States what the pods of a service may do at the interface of their cluster. */
final class PermissionFacts {

    private static final String CORE = "core";

    private final List<Fact> facts;

    PermissionFacts(List<Fact> facts) {
        this.facts = facts;
    }

    /** States the permissions of a definition, each of them once. */
    void state(ServiceDefinition definition) {
        Set<String> elements = new HashSet<>();
        for (Node item : definition.effective().table("deploy").items("permissions")) {
            Table permission = (Table) item;
            String groups = names(permission, "api_groups");
            GrantedPermission granted = new GrantedPermission(
                    definition.id(),
                    names(permission, "verbs"),
                    names(permission, "resources"),
                    groups.isEmpty() ? CORE : groups,
                    permission.source());
            if (elements.add(granted.element())) {
                facts.add(granted);
            }
        }
    }

    private static String names(Table permission, String key) {
        return permission.scalars(key).stream()
                .map(Scalar::text)
                .map(text -> text.isEmpty() ? CORE : text)
                .collect(Collectors.joining(", "));
    }
}
