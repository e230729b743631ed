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
    private static final String EVERYWHERE = "*";
    private static final String ACCOUNTS = "system:serviceaccounts";
    private static final String ACCOUNT = "system:serviceaccount:";

    private final Cluster cluster;

    PermissionSection(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Whether an object is one of those that every cluster makes by itself. */
    static boolean isOfTheCluster(ApiObject object) {
        return object.labels().containsKey("kubernetes.io/bootstrapping");
    }

    /** The permissions of a workload; none for one whose account has no role. */
    List<Object> of(Workload workload) {
        List<Object> permissions = new ArrayList<>();
        for (ApiObject binding : cluster.all("RoleBinding")) {
            if (binds(binding, workload)) {
                boolean isOwn = Cluster.sees(binding.namespace(), workload.namespace());
                grant(binding, isOwn ? "" : binding.namespace(), permissions);
            }
        }
        for (ApiObject binding : cluster.all("ClusterRoleBinding")) {
            if (binds(binding, workload)) {
                grant(binding, EVERYWHERE, permissions);
            }
        }
        return permissions;
    }

    private static boolean binds(ApiObject binding, Workload workload) {
        return !isOfTheCluster(binding)
                && KubernetesKeys.mappings(binding.keys(), "subjects").stream()
                        .anyMatch(subject -> means(subject, binding.namespace(), workload));
    }

    private static boolean means(Keys subject, String namespace, Workload workload) {
        String name = subject.text("name");
        String account = workload.account().isEmpty() ? "default" : workload.account();
        return switch (subject.text("kind")) {
            case "ServiceAccount" -> {
                String place = subject.text("namespace");
                yield name.equals(account) && Cluster.sees(place.isEmpty() ? namespace : place, workload.namespace());
            }
            case "Group" ->
                name.equals("system:authenticated")
                        || name.equals(ACCOUNTS)
                        || name.startsWith(ACCOUNTS + ":")
                                && Cluster.sees(name.substring(ACCOUNTS.length() + 1), workload.namespace());
            case "User" -> {
                boolean isNamed = name.startsWith(ACCOUNT) && name.endsWith(":" + account);
                int end = name.length() - account.length() - 1;
                yield isNamed
                        && end >= ACCOUNT.length()
                        && Cluster.sees(name.substring(ACCOUNT.length(), end), workload.namespace());
            }
            default -> false;
        };
    }

    private void grant(ApiObject binding, String namespace, List<Object> permissions) {
        cluster.use(binding);
        Keys reference = binding.keys().inner("roleRef");
        String kind = reference.text("kind");
        String name = reference.text("name");
        ApiObject role = kind.equals("Role") || kind.equals("ClusterRole")
                ? cluster.find(kind, kind.equals("Role") ? binding.namespace() : "", name)
                : null;
        reference.take("apiGroup");
        if (role != null) {
            rules(role, namespace, permissions);
        } else if (kind.equals("ClusterRole") && name.equals("cluster-admin")) {
            List<String> all = List.of("*");
            permissions.add(permission(namespace, all, all, List.of(), all));
        } else {
            binding.keys().note("roleRef", "the input has no such role; what it grants is missing");
        }
    }

    private static void rules(ApiObject role, String namespace, List<Object> permissions) {
        for (Keys rule : KubernetesKeys.mappings(role.keys(), "rules")) {
            List<String> groups = rule.texts("apiGroups");
            List<String> resources = rule.texts("resources");
            List<String> names = rule.texts("resourceNames");
            List<String> verbs = rule.texts("verbs");
            if (!resources.isEmpty()) {
                permissions.add(permission(namespace, groups, resources, names, verbs));
            }
            KubernetesKeys.finish(rule);
        }
    }

    private static TomlWriter.Inline permission(
            String namespace, List<String> groups, List<String> resources, List<String> names, List<String> verbs) {
        Map<String, Object> permission = new LinkedHashMap<>();
        Toml.put(permission, "namespace", namespace);
        if (!groups.equals(List.of(""))) {
            Toml.put(permission, "api_groups", groups);
        }
        permission.put("resources", resources);
        Toml.put(permission, "resource_names", names);
        permission.put("verbs", verbs);
        return new TomlWriter.Inline(permission);
    }
}
