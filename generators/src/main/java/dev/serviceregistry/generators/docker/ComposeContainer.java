package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The image of a service, how it is started and what it may do. */
final class ComposeContainer {

    /** What stands before the name of a service whose name space another one shares. */
    static final String SERVICE = "service:";

    private static final Map<String, String> PULL_POLICIES =
            Map.of("Always", "always", "IfNotPresent", "missing", "Never", "never");

    /** Keys of one text, and what Compose calls them. */
    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "working_dir", "working_dir",
            "user", "user",
            "userns_mode", "userns_mode",
            "cgroup_parent", "cgroup_parent",
            "cgroup", "cgroup",
            "platform", "platform"));

    private static final Map<String, String> LISTS = new TreeMap<>(Map.of(
            "capabilities_add", "cap_add",
            "capabilities_drop", "cap_drop",
            "security_opt", "security_opt",
            "tmpfs", "tmpfs",
            "devices", "devices"));

    private final PlacedService service;
    private final Declared container;
    private final Placement placement;
    private final ComposeNames names;
    private final StartOrder order;
    private final ComposeText text;
    private final ComposeEnvironment environment;

    ComposeContainer(
            PlacedService service,
            Placement placement,
            ComposeNames names,
            StartOrder order,
            ComposeText text,
            ComposeEnvironment environment) {
        this.service = service;
        this.container = service.get("container");
        this.placement = placement;
        this.names = names;
        this.order = order;
        this.text = text;
        this.environment = environment;
    }

    void putInto(Mapping tree) {
        image(tree);
        build(tree);
        container
                .get("pull_policy")
                .text()
                .ifPresent(policy -> tree.put("pull_policy", PULL_POLICIES.getOrDefault(policy, policy)));
        command("entrypoint", tree);
        command("command", tree);
        TEXTS.forEach((key, name) -> container.get(key).text().ifPresent(value -> tree.put(name, text.of(value))));
        LISTS.forEach((key, name) -> {
            Set<String> values = new LinkedHashSet<>(container.get(key).texts());
            if (key.equals("tmpfs")) {
                values.retainAll(EngineLimits.memory(service));
            }
            if (!values.isEmpty()) {
                tree.put(name, text.of(values));
            }
        });
        EngineSettings.FLAGS.forEach((key, name) -> {
            if (container.get(key).isPresent()) {
                tree.put(name, container.get(key).isTrue());
            }
        });
        for (String key : List.of("network_mode", "pid", "ipc")) {
            shared(key, tree);
        }
        sidecar(tree);
        tree.put("restart", text.of(EngineSettings.restart(service)));
        container.get("pids_limit").integer().ifPresent(limit -> tree.put("pids_limit", limit));
        EngineSettings.demandNonRoot(container);
    }

    private void image(Mapping tree) {
        service.image().ifPresent(image -> tree.put("image", text.of(image)));
    }

    private void build(Mapping tree) {
        Declared build = container.get("build");
        if (build.entries().isEmpty()) {
            return;
        }
        Mapping written = tree.mapping("build");
        for (String key : List.of("context", "dockerfile", "target")) {
            build.get(key)
                    .text()
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> written.put(key, text.of(value)));
        }
        Mapping args = new Mapping();
        build.get("args").entries().forEach((key, value) -> value.text().ifPresent(arg -> args.put(key, text.of(arg))));
        written.putUnlessEmpty("args", args);
    }

    /** An empty list takes away what the image says. */
    private void command(String key, Mapping tree) {
        Declared words = container.get(key);
        if (words.isPresent()) {
            tree.put(key, words.items().stream().map(environment::word).toList());
            words.skip();
        }
    }

    /** A name space that may be that of another service. */
    private void shared(String key, Mapping tree) {
        Declared declared = container.get(key);
        declared.text().filter(mode -> !mode.isEmpty()).ifPresent(mode -> {
            if (!mode.startsWith(SERVICE)) {
                tree.put(key, text.of(mode));
                return;
            }
            join(declared, key, mode.substring(SERVICE.length()), "the other service", tree);
        });
    }

    /** A further container of a pod shares its network. */
    private void sidecar(Mapping tree) {
        Declared pod = service.get("deploy").get("sidecar_of");
        if (pod.isPresent() && tree.get("network_mode") == null) {
            join(pod, "network_mode", pod.text(""), "the container that it belongs to", tree);
        } else {
            pod.lose("it has a network mode of its own");
        }
    }

    private void join(Declared declared, String key, String name, String what, Mapping tree) {
        Optional<PlacedService> other = placement.find(name);
        if (other.isEmpty()) {
            declared.lose(what + " does not run in this project");
        } else if (order.waits(service, other.get())) {
            tree.put(key, SERVICE + names.of(other.get()));
        } else {
            declared.lose(what + " waits for it, and Compose starts nothing in a circle");
        }
    }
}
