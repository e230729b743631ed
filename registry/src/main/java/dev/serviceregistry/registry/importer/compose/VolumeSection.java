package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Mounts;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code volumes}: what is mounted where, and what in memory. */
final class VolumeSection {
    /** Where an engine listens, unless it is told otherwise. */
    private static final String ENGINE_SOCKET = "/var/run/docker.sock";

    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

    private final Keys keys;
    private final NamedVolumes named;
    private final Mounts mounts = new Mounts();
    private final List<String> tmpfs = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    VolumeSection(Keys keys, NamedVolumes named) {
        this.keys = keys;
        this.named = named;
        for (Yaml item : keys.items("volumes")) {
            if (item instanceof Yaml.Scalar text) {
                shortForm(text);
            } else if (item instanceof Yaml.Table table) {
                longForm(keys.within("volumes", table), table);
            } else {
                keys.note("volumes", item, "one entry is neither text nor mapping; left out");
            }
        }
        if (Boolean.TRUE.equals(keys.flag("use_api_socket"))) {
            keys.note("use_api_socket", "is written as a mount of " + ENGINE_SOCKET);
            add(ENGINE_SOCKET, "bind", ENGINE_SOCKET, false, "");
        }
    }

    private void shortForm(Yaml.Scalar text) {
        VolumeMount mount = VolumeMount.parse(text.text());
        boolean readOnly = false;
        String propagation = "";
        for (String option : mount.options()) {
            switch (option.strip()) {
                case "ro", "readonly" -> readOnly = true;
                case "rw", "", "consistent", "cached", "delegated" -> {}
                default -> {
                    if (PROPAGATIONS.contains(option.strip())) {
                        propagation = option.strip();
                    } else {
                        note(text, "the option " + option.strip() + " has no place in the registry; left out");
                    }
                }
            }
        }
        add(mount.target(), mount.type(), mount.source(), readOnly, propagation);
    }

    private void note(Yaml item, String message) {
        keys.note("volumes", item, message);
    }

    private void longForm(Keys mount, Yaml.Table item) {
        String source = mount.text("source");
        String type = mount.text("type");
        String target = mount.text("target");
        boolean readOnly = Boolean.TRUE.equals(mount.flag("read_only"));
        if (target.isEmpty()) {
            note(item, "a mount without a target was left out");
            return;
        }
        if (type.isEmpty() && VolumeMount.isPath(source)) {
            note(item, "a mount of a path without a type is written as a bind mount");
            type = "bind";
        }
        Keys bind = mount.inner("bind");
        String propagation = bind.text("propagation");
        if (!propagation.isEmpty() && !PROPAGATIONS.contains(propagation)) {
            bind.note("propagation", propagation + " is none that is known; left out");
            propagation = "";
        }
        bind.finish();
        switch (type) {
            case "bind" -> add(target, "bind", source, readOnly, propagation);
            case "tmpfs" -> tmpfs(target, mount);
            case "volume", "" -> add(target, source.isEmpty() ? "ephemeral" : "persistent", source, readOnly, "");
            case "npipe" -> {
                note(item, "a named pipe is written as a bind mount");
                add(target, "bind", source, readOnly, "");
            }
            case "cluster" -> {
                note(item, "a volume of the cluster is written as a persistent one");
                add(target, "persistent", source, readOnly, "");
            }
            default -> {
                note(item, "a mount of type " + type + " is written as an ephemeral one");
                add(target, "ephemeral", source, readOnly, "");
            }
        }
        mount.inner("volume").finish();
        mount.inner("image").finish();
        mount.finish();
    }

    private void tmpfs(String target, Keys mount) {
        Keys options = mount.inner("tmpfs");
        List<String> texts = new ArrayList<>();
        for (String name : List.of("size", "mode")) {
            String value = options.text(name);
            if (!value.isEmpty()) {
                boolean isNumber = name.equals("mode") && options.isPlain(name);
                texts.add(name + "=" + (isNumber ? octal(value) : value));
            }
        }
        options.finish();
        tmpfs.add(texts.isEmpty() ? target : target + ":" + String.join(",", texts));
    }

    /** A mode as the kernel reads it, which YAML gives as the number that it is. */
    private static String octal(String mode) {
        return mode.matches("[1-9][0-9]{0,8}") ? Integer.toOctalString(Integer.parseInt(mode)) : mode;
    }

    private void add(String target, String type, String source, boolean readOnly, String propagation) {
        String hostPath = type.equals("persistent") ? named.hostPath(source) : "";
        if (type.equals("persistent")) {
            used.add(source);
        }
        if (!hostPath.isEmpty()) {
            keys.note("volumes", "the volume " + source + " is written as the directory of the host that it is");
            add(target, "bind", hostPath, readOnly || named.isReadOnly(source), propagation);
            return;
        }
        boolean isNamed = type.equals("persistent");
        String name = isNamed ? named.name(source) : source;
        String scope = isNamed ? named.scope(source) : "";
        if (mounts.add(new Mounts.Mount(target, type, name, "", "", readOnly, propagation, scope))) {
            keys.note("volumes", "two mounts have the target " + target + "; the last one holds");
        }
    }

    /** The volumes that are mounted by name, those included that are a directory of the host. */
    Set<String> names() {
        return used;
    }

    /** What is mounted, but for what is in memory. */
    Mounts mounts() {
        return mounts;
    }

    /** The mounts in memory, as {@code path:options}. */
    List<String> tmpfs() {
        return tmpfs;
    }
}
