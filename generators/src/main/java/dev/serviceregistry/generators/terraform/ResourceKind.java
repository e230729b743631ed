package dev.serviceregistry.generators.terraform;

import java.util.Map;

/** Which resource of the provider states an object of Kubernetes. */
final class ResourceKind {

    /** The resource that states any object, as it stands. */
    static final String ANY = "kubernetes_manifest";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("ConfigMap", "kubernetes_config_map_v1"),
            Map.entry("CronJob", "kubernetes_cron_job_v1"),
            Map.entry("DaemonSet", "kubernetes_daemon_set_v1"),
            Map.entry("Deployment", "kubernetes_deployment_v1"),
            Map.entry("HorizontalPodAutoscaler", "kubernetes_horizontal_pod_autoscaler_v2"),
            Map.entry("Ingress", "kubernetes_ingress_v1"),
            Map.entry("Job", "kubernetes_job_v1"),
            Map.entry("Namespace", "kubernetes_namespace_v1"),
            Map.entry("NetworkPolicy", "kubernetes_network_policy_v1"),
            Map.entry("PersistentVolumeClaim", "kubernetes_persistent_volume_claim_v1"),
            Map.entry("PodDisruptionBudget", "kubernetes_pod_disruption_budget_v1"),
            Map.entry("Role", "kubernetes_role_v1"),
            Map.entry("RoleBinding", "kubernetes_role_binding_v1"),
            Map.entry("Secret", "kubernetes_secret_v1"),
            Map.entry("Service", "kubernetes_service_v1"),
            Map.entry("ServiceAccount", "kubernetes_service_account_v1"),
            Map.entry("StatefulSet", "kubernetes_stateful_set_v1"));

    private ResourceKind() {}

    /** The type of the resource for an object; {@link #ANY} when the provider has none for its kind. */
    static String of(String kind, String name) {
        // Every namespace has an account of this name, which can be changed but not made.
        return kind.equals("ServiceAccount") && name.equals("default")
                ? "kubernetes_default_service_account_v1"
                : TYPES.getOrDefault(kind, ANY);
    }
}
