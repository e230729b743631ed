package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_role_of_nobody_and_one_of_the_whole_cluster_are_noted() {
        ImportDirectory files = files(
                role("unused"),
                binding("ClusterRole", "view", "watcher"),
                binding("Role", "unused", "other").replace("name: watch ", "name: other "));

        assertThat(files.toml()).doesNotContain("permissions");
        assertThat(files.notes().toString())
                .contains(
                        "this role has no place in the registry; left out",
                        "Role unused: nothing in the input uses it; left out",
                        "RoleBinding other: nothing in the input uses it; left out");
    }
}
