package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what the account of a workload may do in the cluster, by the roles that are bound to it. */
final class PermissionSection {
    private static final String AGGREGATION = "aggregationRule";
    private static final String EVERYWHERE = "*";
    private static final String ACCOUNTS = "system:serviceaccounts";
    private static final String ACCOUNT = "system:serviceaccount:";

    private static final String GATHERED_BY = "rbac.authorization.k8s.io/aggregate-to-";

    /** The roles that every cluster has, each with the labels of those that it gathers: one that may more gathers the others. */
    private static final Map<String, List<String>> GATHERED = Map.of(
            "admin", List.of(GATHERED_BY + "admin", GATHERED_BY + "edit", GATHERED_BY + "view"),
            "edit", List.of(GATHERED_BY + "edit", GATHERED_BY + "view"),
            "view", List.of(GATHERED_BY + "view"));

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
            List<String> places = places(binding, workload);
            if (!places.isEmpty()) {
                boolean isOwn = places.stream().anyMatch(place -> Cluster.sees(binding.namespace(), place));
                grant(binding, isOwn ? "" : binding.namespace(), permissions);
            }
        }
        for (ApiObject binding : cluster.all("ClusterRoleBinding")) {
            if (!places(binding, workload).isEmpty()) {
                grant(binding, EVERYWHERE, permissions);
            }
        }
        return permissions;
    }

    /**
     * Where the workload is by each subject that means its account: in its namespace, or where it states none, in the one of
     * the subject, for no other account is bound; empty for anywhere.
     */
    private static List<String> places(ApiObject binding, Workload workload) {
        List<String> places = new ArrayList<>();
        if (isOfTheCluster(binding)) {
            return places;
        }
        for (Keys subject : KubernetesKeys.mappings(binding.keys(), "subjects")) {
            String place = place(subject, binding.namespace(), workload);
            if (place != null) {
                places.add(workload.namespace().isEmpty() ? place : workload.namespace());
            }
        }
        return places;
    }

    /** Notes the subjects of a binding that are no workload's account: what they may do stands nowhere. */
    void noteStrangers(ApiObject binding) {
        for (Keys subject : KubernetesKeys.mappings(binding.keys(), "subjects")) {
            if (cluster.workloads().stream()
                    .allMatch(workload -> place(subject, binding.namespace(), workload) == null)) {
                String kind = subject.text("kind");
                subject.note(
                        "name",
                        "this " + (kind.isEmpty() ? "subject" : kind) + " means no workload of the input; left out");
            }
        }
    }

    /** The namespace in which a subject means the account of a workload; empty for any, null where it means another. */
    private static @Nullable String place(Keys subject, String namespace, Workload workload) {
        String place = placeByName(subject, namespace, workload);
        return place != null && Cluster.sees(place, workload.namespace()) ? place : null;
    }

    private static @Nullable String placeByName(Keys subject, String namespace, Workload workload) {
        String name = subject.text("name");
        String account = workload.account().isEmpty() ? "default" : workload.account();
        return switch (subject.text("kind")) {
            case "ServiceAccount" -> {
                String place = subject.text("namespace");
                yield !name.equals(account) ? null : place.isEmpty() ? namespace : place;
            }
            case "Group" -> {
                boolean isOfPlace = name.startsWith(ACCOUNTS + ":");
                boolean isOfAll = name.equals("system:authenticated") || name.equals(ACCOUNTS);
                yield isOfPlace ? name.substring(ACCOUNTS.length() + 1) : isOfAll ? "" : null;
            }
            case "User" -> {
                int end = name.length() - account.length() - 1;
                boolean isNamed = name.startsWith(ACCOUNT) && name.endsWith(":" + account) && end >= ACCOUNT.length();
                yield isNamed ? name.substring(ACCOUNT.length(), end) : null;
            }
            default -> null;
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
            List<ApiObject> sources = sources(role);
            if (sources.isEmpty()) {
                role.keys().note(AGGREGATION, "the input has no role that it selects; what it grants is missing");
            }
            sources.forEach(source -> rules(source, namespace, permissions));
        } else if (kind.equals("ClusterRole") && name.equals("cluster-admin")) {
            List<String> all = List.of("*");
            permissions.add(permission(namespace, all, all, List.of(), all));
        } else {
            List<String> gathered = kind.equals("ClusterRole") ? GATHERED.getOrDefault(name, List.of()) : List.of();
            binding.keys().note("roleRef", "the input has no such role; what it grants is missing");
            for (ApiObject other : gathered.isEmpty() ? List.<ApiObject>of() : cluster.all("ClusterRole")) {
                if (gathered.stream()
                        .anyMatch(label -> "true".equals(other.labels().get(label)))) {
                    sources(other).forEach(source -> rules(source, namespace, permissions));
                }
            }
        }
    }

    /** The roles whose rules a role has: itself, or those that its cluster gathers for it. */
    private List<ApiObject> sources(ApiObject role) {
        List<ApiObject> sources = new ArrayList<>();
        Set<ApiObject> seen = new HashSet<>();
        Deque<ApiObject> open = new ArrayDeque<>(List.of(role));
        while (!open.isEmpty()) {
            ApiObject next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            cluster.use(next);
            if (!next.keys().names().contains(AGGREGATION)) {
                sources.add(next);
                continue;
            }
            List<Selector> selectors =
                    KubernetesKeys.mappings(next.keys().inner(AGGREGATION), "clusterRoleSelectors").stream()
                            .map(Selector::of)
                            .toList();
            for (ApiObject other : cluster.all("ClusterRole")) {
                if (selectors.stream().anyMatch(selector -> selector.matches(other.labels()))) {
                    open.add(other);
                }
            }
        }
        return sources;
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
