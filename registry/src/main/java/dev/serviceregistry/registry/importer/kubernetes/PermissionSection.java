package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what the account of a workload may do in the cluster, by the roles that are bound to it. */
final class PermissionSection {
    private final Cluster cluster;

    PermissionSection(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The permissions of a workload; none for one whose account has no role. */
    List<Object> of(Workload workload) {
        String account = workload.pod().text("serviceAccountName");
        String named = account.isEmpty() ? "default" : account;
        List<Object> permissions = new ArrayList<>();
        for (ApiObject binding : cluster.all("RoleBinding")) {
            if (binds(binding, workload.namespace(), named)) {
                Keys reference = binding.keys().inner("roleRef");
                ApiObject role = reference.text("kind").equals("Role")
                        ? cluster.find("Role", binding.namespace(), reference.text("name"))
                        : null;
                reference.take("apiGroup");
                if (role == null) {
                    binding.keys().note("roleRef", "this role has no place in the registry; left out");
                } else {
                    rules(role, permissions);
                }
            }
        }
        return permissions;
    }

    private boolean binds(ApiObject binding, String namespace, String account) {
        boolean binds = false;
        for (Keys subject : KubernetesKeys.mappings(binding.keys(), "subjects")) {
            String place = subject.text("namespace");
            boolean sees = Cluster.sees(place.isEmpty() ? binding.namespace() : place, namespace);
            if (subject.text("kind").equals("ServiceAccount")
                    && subject.text("name").equals(account)
                    && sees) {
                cluster.use(binding);
                binds = true;
            }
        }
        return binds;
    }

    private static void rules(ApiObject role, List<Object> permissions) {
        for (Keys rule : KubernetesKeys.mappings(role.keys(), "rules")) {
            Map<String, Object> permission = new LinkedHashMap<>();
            List<String> groups = rule.texts("apiGroups");
            if (!groups.equals(List.of(""))) {
                Toml.put(permission, "api_groups", groups);
            }
            permission.put("resources", rule.texts("resources"));
            Toml.put(permission, "resource_names", rule.texts("resourceNames"));
            permission.put("verbs", rule.texts("verbs"));
            KubernetesKeys.finish(rule);
            permissions.add(new TomlWriter.Inline(permission));
        }
    }
}
