package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.ImageReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes {@code [services.X.container]}: the image, how it is started and what it may do. */
final class ContainerSection {
    private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");
    private static final Map<String, String> RESTARTS =
            Map.of("Always", "always", "OnFailure", "on-failure", "Never", "no");
    private static final Map<String, String> SHARED =
            Map.of("hostNetwork", "network_mode", "hostPID", "pid", "hostIPC", "ipc");

    private final Workload workload;
    private final Container container;
    private final Keys keys;

    ContainerSection(Workload workload, Container container) {
        this.workload = workload;
        this.container = container;
        this.keys = container.keys();
    }

    Map<String, Object> toml() {
        Map<String, Object> toml = new LinkedHashMap<>();
        ImageReference image = ImageReference.parse(image());
        Toml.put(toml, "image", image.name());
        Toml.put(toml, "tag", image.tag());
        Toml.put(toml, "digest", image.digest());
        Toml.put(toml, "pull_policy", pullPolicy());
        command(toml, "command", "entrypoint");
        command(toml, "args", "command");
        Toml.put(toml, "working_dir", keys.text("workingDir"));
        new SecurityContext(workload, container).write(toml);
        SHARED.keySet().stream().sorted().forEach(key -> {
            if (Boolean.TRUE.equals(workload.pod().flag(key))) {
                toml.put(SHARED.getOrDefault(key, ""), "host");
            }
        });
        Toml.put(toml, "restart", restart());
        return toml;
    }

    private String image() {
        String image = keys.text("image").strip();
        if (image.isEmpty()) {
            keys.note("image", "the container has no image");
        } else if (image.contains("{{")) {
            keys.notes()
                    .error(
                            keys.at("image"),
                            "this is a template with {{ }} in it, not a manifest; "
                                    + keys.notes().dialect().rendering());
        }
        return image;
    }

    private String pullPolicy() {
        String policy = keys.text("imagePullPolicy");
        if (policy.isEmpty() || PULL_POLICIES.contains(policy)) {
            return policy;
        }
        keys.note("imagePullPolicy", policy + " is none that Kubernetes knows; left out");
        return "";
    }

    private void command(Map<String, Object> toml, String key, String name) {
        keys.list(key);
        Toml.put(toml, name, keys.texts(key));
    }

    /** The policy of the pod, unless it is that of a service anyway; what runs before others is not restarted by it. */
    private String restart() {
        if (container.runsBefore()) {
            keys.take("restartPolicy");
            return "";
        }
        String policy = workload.pod().text("restartPolicy");
        if (policy.isEmpty() || policy.equals("Always")) {
            return "";
        }
        if (!RESTARTS.containsKey(policy)) {
            workload.pod().note("restartPolicy", policy + " is none that Kubernetes knows; left out");
        }
        return RESTARTS.getOrDefault(policy, "");
    }
}
