package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.ServiceNames;
import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.schema.Expansion;
import dev.serviceregistry.registry.schema.ImageReference;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes {@code [services.X.container]}: the image, how it is started and what it may do. */
final class ContainerSection {
    private static final Map<String, String> PULL_POLICIES = Map.of(
            "always", "Always",
            "never", "Never",
            "missing", "IfNotPresent",
            "if_not_present", "IfNotPresent");

    private final Keys keys;
    private final ServiceNames names;
    private final DependsOn dependsOn;
    private final Set<String> variables;
    private final Map<String, String> containers;

    /**
     * The table of a service.
     *
     * @param variables the names of its variables
     * @param containers the services of the project by the names that they give their containers
     */
    ContainerSection(
            Keys keys, ServiceNames names, DependsOn dependsOn, Set<String> variables, Map<String, String> containers) {
        this.containers = containers;
        this.keys = keys;
        this.names = names;
        this.dependsOn = dependsOn;
        this.variables = variables;
    }

    /**
     * The table.
     *
     * @param restart how it is restarted
     * @param pidsLimit the limit of its processes in {@code deploy}, or null
     * @param moreTmpfs file systems in memory that are written as volumes
     */
    Map<String, Object> toml(String restart, @Nullable Long pidsLimit, List<String> moreTmpfs) {
        Map<String, Object> toml = new LinkedHashMap<>();
        String written = keys.text("image");
        ImageReference image = ImageReference.parse(written);
        Toml.put(toml, "image", image.name());
        Toml.put(toml, "tag", image.tag());
        Toml.put(toml, "digest", image.digest());
        Map<String, Object> build = build();
        if (!build.isEmpty()) {
            toml.put("build", new TomlWriter.Compact(build));
        }
        if (image.name().isEmpty() && build.isEmpty()) {
            keys.note("image", "the service has neither an image nor a build");
        } else if (written.contains("{{")) {
            keys.notes().error(keys.at("image"), keys.notes().dialect().unrendered());
        }
        Toml.put(toml, "pull_policy", pullPolicy());
        command(toml, "entrypoint");
        command(toml, "command");
        Toml.put(toml, "working_dir", keys.text("working_dir"));
        Toml.put(toml, "user", keys.text("user"));
        Toml.put(toml, "read_only_root", keys.flag("read_only"));
        Toml.put(toml, "privileged", keys.flag("privileged"));
        Toml.put(toml, "capabilities_add", keys.texts("cap_add"));
        Toml.put(toml, "capabilities_drop", keys.texts("cap_drop"));
        Toml.put(toml, "security_opt", keys.texts("security_opt"));
        for (String key : List.of("network_mode", "pid", "ipc")) {
            Toml.put(toml, key, shared(key));
        }
        Toml.put(toml, "userns_mode", keys.text("userns_mode"));
        Toml.put(toml, "cgroup_parent", keys.text("cgroup_parent"));
        Toml.put(toml, "cgroup", cgroup());
        toml.put("restart", restart);
        Toml.put(toml, "pids_limit", pidsLimit(pidsLimit));
        List<String> tmpfs = new ArrayList<>(keys.texts("tmpfs"));
        tmpfs.addAll(moreTmpfs);
        Toml.put(toml, "tmpfs", tmpfs);
        Toml.put(toml, "devices", devices());
        Toml.put(toml, "init", keys.flag("init"));
        Toml.put(toml, "platform", keys.text("platform"));
        return toml;
    }

    private Map<String, Object> build() {
        Map<String, Object> toml = new LinkedHashMap<>();
        Keys build = keys.inner("build");
        if (build.names().isEmpty()) {
            return toml;
        }
        String context = build.text("context");
        toml.put("context", context.isEmpty() ? "." : context);
        Toml.put(toml, "dockerfile", build.text("dockerfile"));
        Map<String, Object> args = new LinkedHashMap<>();
        Keys arguments = build.inner("args");
        for (String name : arguments.names()) {
            if (arguments.take(name) == null) {
                arguments.note(name, "takes its value from the shell; a reference is written");
                args.put(name, "${" + name + "}");
            } else {
                args.put(name, arguments.text(name));
            }
        }
        if (!args.isEmpty()) {
            toml.put("args", new TomlWriter.Inline(args));
        }
        Toml.put(toml, "target", build.text("target"));
        build.finish();
        return toml;
    }

    /** The limit of processes: that of {@code deploy} where it states one, which 0 does not. */
    private @Nullable Long pidsLimit(@Nullable Long deployed) {
        Long own = keys.number("pids_limit");
        if (deployed == null || deployed == 0) {
            return own == null ? deployed : own;
        }
        if (own != null && own != 0 && !own.equals(deployed)) {
            keys.note("pids_limit", "differs from deploy.resources.limits.pids, which holds");
        }
        return deployed;
    }

    private String cgroup() {
        String namespace = keys.text("cgroup");
        if (namespace.isEmpty() || namespace.equals("host") || namespace.equals("private")) {
            return namespace;
        }
        keys.note("cgroup", namespace + " has no place in the registry; left out");
        return "";
    }

    private String pullPolicy() {
        String policy = keys.text("pull_policy");
        if (!policy.isEmpty() && !PULL_POLICIES.containsKey(policy)) {
            keys.note("pull_policy", policy + " has no place in the registry; left out");
        }
        return PULL_POLICIES.getOrDefault(policy, "");
    }

    private void command(Map<String, Object> toml, String key) {
        Yaml value = keys.take(key);
        if (value == null) {
            return;
        }
        if (value instanceof Yaml.Scalar line) {
            ShellWords words = ShellWords.split(line.text());
            if (!words.closed()) {
                keys.note(key, "a quotation mark has no pair; it was split as if it ended with one");
            }
            toml.put(key, unexpanded(words.words(), variables));
        } else {
            toml.put(key, unexpanded(keys.texts(key), variables));
        }
    }

    /** The words of a command, into which Kubernetes puts no variables. */
    static List<String> unexpanded(List<String> words, Set<String> variables) {
        return words.stream().map(word -> Expansion.literal(word, variables)).toList();
    }

    /** A mode that may be that of another service. */
    private String shared(String key) {
        String mode = keys.text(key);
        String container = mode.startsWith("container:") ? mode.substring("container:".length()) : "";
        String owner = containers.getOrDefault(container, "");
        if (!owner.isEmpty()) {
            keys.note(key, "the container " + container + " is that of " + owner + "; it is written so");
        } else if (!container.isEmpty()) {
            keys.note(key, "a container outside this project is needed; the registry does not know it");
        }
        if (owner.isEmpty() && !mode.startsWith("service:")) {
            return mode;
        }
        String name = owner.isEmpty() ? mode.substring("service:".length()) : owner;
        dependsOn.requireKnown(keys, key, name);
        return "service:" + names.id(name);
    }

    private List<String> devices() {
        List<String> devices = new ArrayList<>();
        for (Yaml item : keys.items("devices")) {
            if (item instanceof Yaml.Scalar text) {
                devices.add(text.text());
            } else if (item instanceof Yaml.Table table) {
                Keys device = keys.within("devices", table);
                String target = device.text("target");
                String permissions = device.text("permissions");
                String source = device.text("source");
                devices.add(source
                        + (target.isEmpty() && permissions.isEmpty() ? "" : ":" + (target.isEmpty() ? source : target))
                        + (permissions.isEmpty() ? "" : ":" + permissions));
                device.finish();
            }
        }
        return devices;
    }
}
