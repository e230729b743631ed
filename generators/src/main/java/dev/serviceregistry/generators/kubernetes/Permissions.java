package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.List;

/** What the containers of a pod may do in the interface of the cluster, within their namespace. */
final class Permissions {

    private static final String GROUP = "rbac.authorization.k8s.io";

    /** Where the interface of a cluster is found: no registry knows its address. */
    private static final List<Integer> PORTS = List.of(443, 6443);

    private Permissions() {}

    /** Whether any of these services may do something there, and so has to show who it is. */
    static boolean areDeclared(List<PlacedService> services) {
        return services.stream().anyMatch(service -> !declared(service).isEmpty());
    }

    private static List<Declared> declared(PlacedService service) {
        return service.get("deploy").get("permissions").items();
    }

    /** The role of a pod and its binding to the account that it runs as; nothing for a pod without permissions. */
    static List<Tree> of(Pod pod, Labels labels, String namespace) {
        Sequence rules = new Sequence();
        pod.services()
                .forEach(service -> declared(service).stream()
                        .filter(permission -> isOwn(permission, namespace))
                        .forEach(permission -> rules.add(rule(permission))));
        if (rules.isEmpty()) {
            return List.of();
        }
        String name = Names.label(pod.services().get(0).name());
        Mapping role = Objects.of(GROUP + "/v1", "Role", labels.metadata(name)).put("rules", rules);
        Mapping account = new Mapping()
                .put("kind", "ServiceAccount")
                .put("name", pod.account())
                .put("namespace", namespace);
        Mapping binding = Objects.of(GROUP + "/v1", "RoleBinding", labels.metadata(name))
                .put(
                        "roleRef",
                        new Mapping().put("apiGroup", GROUP).put("kind", "Role").put("name", name))
                .put("subjects", new Sequence().add(account));
        return List.of(role, binding);
    }

    private static boolean isOwn(Declared permission, String namespace) {
        boolean isOwn = permission.get("namespace").text(namespace).equals(namespace);
        if (!isOwn) {
            permission.lose("a project grants rights in its own namespace alone");
        }
        return isOwn;
    }

    private static Mapping rule(Declared permission) {
        Declared groups = permission.get("api_groups");
        return new Mapping()
                .put("apiGroups", groups.isPresent() ? groups.texts() : List.of(""))
                .put("resources", permission.get("resources").texts())
                .putUnlessEmpty(
                        "resourceNames",
                        Sequence.of(permission.get("resource_names").texts()))
                .put("verbs", permission.get("verbs").texts());
    }

    /** The way from a pod to the interface of the cluster. */
    static Mapping wayOut() {
        Sequence ports = new Sequence();
        PORTS.forEach(port -> ports.add(new Mapping().put("protocol", "TCP").put("port", port)));
        return new Mapping().put("ports", ports);
    }
}
