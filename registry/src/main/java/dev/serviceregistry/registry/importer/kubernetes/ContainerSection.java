package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.Dollars;
import dev.serviceregistry.registry.schema.Expansion;
import dev.serviceregistry.registry.schema.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Set<String> variables;
    private final Keys keys;

    /**
     * The table of a container.
     *
     * @param variables the names of its variables
     */
    ContainerSection(Workload workload, Container container, Set<String> variables) {
        this.workload = workload;
        this.container = container;
        this.variables = variables;
        this.keys = container.keys();
    }

    Map<String, Object> toml() {
        Map<String, Object> toml = new LinkedHashMap<>();
        ImageReference image = ImageReference.parse(image());
        Toml.put(toml, "image", image.name());
        Toml.put(toml, "tag", image.tag());
        Toml.put(toml, "digest", image.digest());
        Toml.put(toml, "pull_policy", pullPolicy());
        Toml.put(toml, "entrypoint", command(keys, "command", variables));
        Toml.put(toml, "command", command(keys, "args", variables));
        Toml.put(toml, "working_dir", Dollars.escaped(keys.text("workingDir")));
        Toml.put(toml, "platform", workload.isWindows() ? "windows" : "");
        new SecurityContext(workload, container).write(toml);
        SHARED.keySet().stream().sorted().forEach(key -> {
            if (Boolean.TRUE.equals(workload.pod().flag(key))) {
                toml.put(SHARED.getOrDefault(key, ""), "host");
            }
        });
        Toml.put(toml, "restart", restart());
        if (toml.isEmpty()) {
            // A table without keys is no container, and no policy would judge it.
            toml.put("privileged", false);
        }
        return toml;
    }

    private String image() {
        String image = keys.text("image").strip();
        if (image.isEmpty()) {
            keys.note("image", "the container has no image");
        } else if (image.contains("{{")) {
            keys.notes().error(keys.at("image"), keys.notes().dialect().unrendered());
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

    /** The words of a command, as they reach the container. */
    static List<String> command(Keys keys, String key, Set<String> variables) {
        return keys.list(key).isEmpty()
                ? List.of()
                : keys.texts(key).stream()
                        .map(word -> Dollars.escaped(Expansion.unescaped(word, variables)))
                        .toList();
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
