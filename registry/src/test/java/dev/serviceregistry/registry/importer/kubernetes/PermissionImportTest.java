package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionImportTest {
    private static final String WEB = KubernetesDirectory.deployment(
            "web", "      serviceAccountName: watcher\n      containers:\n      - name: web\n        image: x\n");

    @TempDir
    Path directory;

    private ImportDirectory files(String... manifests) {
        return new KubernetesDirectory(directory).with("app.yaml", WEB + "---\n" + String.join("---\n", manifests));
    }

    private static String role(String name) {
        return "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: " + name + " }\n"
                + "rules:\n- { apiGroups: [''], resources: [pods], verbs: [get, list] }\n"
                + "- { apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [patch] }\n";
    }

    private static String binding(String kind, String role, String account) {
        return "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: watch }\n"
                + "roleRef: { apiGroup: rbac.authorization.k8s.io, kind: " + kind + ", name: " + role + " }\n"
                + "subjects: [{ kind: ServiceAccount, name: " + account + " }]\n";
    }

    @Test
    void the_roles_of_an_account_are_the_permissions_of_who_runs_as_it() {
        ImportDirectory files = files(role("watch"), binding("Role", "watch", "watcher"));

        assertThat(files.toml())
                .contains(
                        "permissions = [",
                        "{ resources = [\"pods\"], verbs = [\"get\", \"list\"] }",
                        "{ api_groups = [\"apps\"], resources = [\"deployments\"], resource_names = [\"web\"],"
                                + " verbs = [\"patch\"] }");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: ServiceAccount, name: watcher",
                "kind: ServiceAccount, name: watcher, namespace: shop",
                "kind: Group, name: 'system:serviceaccounts:shop'",
                "kind: Group, name: 'system:serviceaccounts'",
                "kind: Group, name: 'system:authenticated'",
                "kind: User, name: 'system:serviceaccount:shop:watcher'"
            })
    void every_subject_that_means_the_account_gives_it_the_role(String subject) {
        assertThat(permissions(subject)).contains("permissions = [");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: ServiceAccount, name: other",
                "kind: ServiceAccount, name: watcher, namespace: other",
                "kind: Group, name: 'system:serviceaccounts:other'",
                "kind: Group, name: 'system:masters'",
                "kind: User, name: 'system:serviceaccount:other:watcher'",
                "kind: User, name: 'system:serviceaccount:watcher'",
                "kind: User, name: watcher"
            })
    void a_subject_that_means_another_account_gives_it_nothing(String subject) {
        assertThat(permissions(subject)).doesNotContain("permissions");
    }

    private String permissions(String subject) {
        return new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        String.join("---\n", WEB, role("watch"), binding("Role", "watch", "x"))
                                .replaceAll(
                                        "(?m)^metadata: \\{ name: (\\w+) }", "metadata: { name: $1, namespace: shop }")
                                .replace("kind: ServiceAccount, name: x", subject))
                .toml();
    }

    @Test
    void the_former_key_of_the_account_names_it_as_well() {
        String former = WEB.replace("serviceAccountName", "serviceAccount");

        assertThat(KubernetesDirectory.written(directory, former, role("watch"), binding("Role", "watch", "watcher")))
                .contains("service_account = \"watcher\"\n", "permissions = [");
    }

    @Test
    void a_role_of_the_whole_cluster_holds_where_it_is_bound() {
        String role = role("watch").replace("kind: Role", "kind: ClusterRole");
        String binding = binding("ClusterRole", "watch", "watcher");

        assertThat(files(role, binding).toml()).contains("{ resources = [\"pods\"], verbs = [\"get\", \"list\"] }");
        assertThat(files(role, binding.replace("kind: RoleBinding", "kind: ClusterRoleBinding"))
                        .toml())
                .contains("{ namespace = \"*\", resources = [\"pods\"], verbs = [\"get\", \"list\"] }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            matchLabels: { part-of: all }
            matchExpressions: [{ key: part-of, operator: Exists }]
            matchLabels: { part-of: some }
            """)
    void a_role_that_is_made_of_others_grants_what_those_grant(String selector) {
        String all = aggregated("all", selector);
        String some = aggregated("some", "matchLabels: { part-of: every }, x: y")
                .replace("name: some }", "name: some, labels: { part-of: some } }");
        String part = role("part")
                .replace("kind: Role", "kind: ClusterRole")
                .replace("name: part }", "name: part, labels: { part-of: all } }");
        String nested = selector.contains("some") ? part.replace("part-of: all", "part-of: every") : part;
        ImportDirectory files = files(all, some, nested, binding("ClusterRole", "all", "watcher"));

        assertThat(files.toml()).contains("{ resources = [\"pods\"], verbs = [\"get\", \"list\"] }");
        assertThat(files.notes())
                .noneMatch(note -> note.contains("aggregationRule: ") || note.contains("part: nothing"));
    }

    @Test
    void a_role_that_is_made_of_none_of_the_input_grants_what_is_missing() {
        ImportDirectory files =
                files(aggregated("all", "matchLabels: { part-of: none }"), binding("ClusterRole", "all", "watcher"));

        assertThat(files.toml()).doesNotContain("permissions");
        assertThat(files.notes())
                .singleElement()
                .asString()
                .endsWith(
                        "ClusterRole all.aggregationRule: the input has no role that it selects; what it grants is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            admin | admin | true
            admin | edit  | true
            admin | view  | true
            edit  | admin | false
            edit  | view  | true
            view  | edit  | false
            view  | view  | true
            other | view  | false
            """)
    void a_role_of_every_cluster_grants_what_the_input_adds_to_it(String bound, String added, boolean granted) {
        String more = role("more")
                .replace("kind: Role", "kind: ClusterRole")
                .replace(
                        "name: more }",
                        "name: more, labels: { rbac.authorization.k8s.io/aggregate-to-" + added + ": \"true\" } }")
                .replace("[get, list]", "['*']");
        ImportDirectory files = files(more, binding("ClusterRole", bound, "watcher"));

        assertThat(files.toml().contains("{ resources = [\"pods\"], verbs = [\"*\"] }"))
                .isEqualTo(granted);
        assertThat(files.notes())
                .anyMatch(note -> note.endsWith("the input has no such role; what it grants is missing"));
    }

    private static String aggregated(String name, String selector) {
        return "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: " + name
                + " }\naggregationRule: { clusterRoleSelectors: [{ " + selector + " }] }\nrules: []\n";
    }

    @Test
    void a_role_of_another_namespace_is_written_with_it() {
        String web = WEB.replace("name: web }\nspec", "name: web, namespace: shop }\nspec");
        String role = role("watch").replace("name: watch }", "name: watch, namespace: other }");
        String binding = binding("Role", "watch", "watcher, namespace: shop")
                .replace("name: watch }\nroleRef", "name: watch, namespace: other }\nroleRef");

        assertThat(KubernetesDirectory.written(directory, web, role, binding))
                .contains("{ namespace = \"other\", resources = [\"pods\"], verbs = [\"get\", \"list\"] }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: ServiceAccount, name: watcher, namespace: shop         | { namespace = "other", resources
            kind: Group, name: 'system:serviceaccounts:shop'             | { namespace = "other", resources
            kind: User, name: 'system:serviceaccount:shop:watcher'       | { namespace = "other", resources
            kind: ServiceAccount, name: watcher, namespace: other        | { resources
            kind: ServiceAccount, name: watcher                          | { resources
            kind: Group, name: 'system:serviceaccounts'                  | { resources
            """)
    void a_workload_without_a_namespace_is_where_its_account_is_bound(String subject, String permission) {
        String role = role("watch").replace("name: watch }", "name: watch, namespace: other }");
        String binding = binding("Role", "watch", "x")
                .replace("name: watch }\nroleRef", "name: watch, namespace: other }\nroleRef")
                .replace("kind: ServiceAccount, name: x", subject);

        assertThat(KubernetesDirectory.written(directory, WEB, role, binding))
                .contains(permission + " = [\"pods\"], verbs = [\"get\", \"list\"] }");
    }

    @Test
    void who_is_bound_to_cluster_admin_may_do_everything() {
        assertThat(files(binding("ClusterRole", "cluster-admin", "watcher")).toml())
                .contains("{ api_groups = [\"*\"], resources = [\"*\"], verbs = [\"*\"] }");
    }

    @Test
    void what_every_cluster_has_is_no_permission() {
        String binding = binding("ClusterRole", "watch", "watcher")
                .replace(
                        "name: watch }\nroleRef",
                        "name: watch, labels: { kubernetes.io/bootstrapping: rbac-defaults } }\nroleRef");

        ImportDirectory files = files(binding);
        assertThat(files.toml()).doesNotContain("permissions");
        assertThat(files.notes().toString()).contains("RoleBinding watch: every cluster has it; left out");
    }

    @Test
    void a_rule_without_resources_has_no_place() {
        String role = role("watch").replace("apiGroups: [''], resources: [pods]", "nonResourceURLs: [/metrics]");
        ImportDirectory files = files(role, binding("Role", "watch", "watcher"));

        assertThat(files.toml()).doesNotContain("verbs = [\"get\", \"list\"]");
        assertThat(files.notes())
                .anyMatch(note -> note.endsWith("nonResourceURLs: has no place in the registry; left out"));
    }

    @Test
    void a_subject_that_is_no_account_of_the_input_is_noted() {
        ImportDirectory files = files(
                binding("ClusterRole", "cluster-admin", "watcher")
                        .replace(
                                "subjects: [",
                                "subjects: [{ kind: User, name: jane }, { kind: Group, name: 'system:unauthenticated' },\n"
                                        + "  { kind: ServiceAccount, name: other }, { kind: Group, name: 'system:authenticated' }, "));

        assertThat(files.toml()).contains("permissions = [");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:17:26: RoleBinding watch.subjects.jane.name: this User means no workload of the input;"
                                + " left out",
                        "app.yaml:17:55: RoleBinding watch.subjects.system:unauthenticated.name: this Group means no"
                                + " workload of the input; left out",
                        "app.yaml:18:27: RoleBinding watch.subjects.other.name: this ServiceAccount means no workload of"
                                + " the input; left out");
    }

    @Test
    void a_role_of_nobody_and_one_that_is_not_there_are_noted() {
        ImportDirectory files = files(
                role("unused"),
                binding("ClusterRole", "view", "watcher"),
                binding("Role", "unused", "other").replace("name: watch ", "name: other "));

        assertThat(files.toml()).doesNotContain("permissions");
        assertThat(files.notes().toString())
                .contains(
                        "the input has no such role; what it grants is missing",
                        "Role unused: nothing in the input uses it; left out",
                        "RoleBinding other: nothing in the input uses it; left out");
    }
}
