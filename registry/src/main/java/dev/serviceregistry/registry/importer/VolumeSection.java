package dev.serviceregistry.registry.importer;

import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes {@code [services.X.volumes]}: what is mounted where, each mount under a key made of its path. */
final class VolumeSection {
    private final Keys keys;
    private final Map<String, Map<String, Object>> byTarget = new LinkedHashMap<>();
    private final List<String> tmpfs = new ArrayList<>();

    VolumeSection(Keys keys) {
        this.keys = keys;
        for (Yaml item : keys.items("volumes")) {
            if (item instanceof Yaml.Scalar text) {
                shortForm(text);
            } else if (item instanceof Yaml.Table table) {
                longForm(keys.within("volumes", table), table);
            } else {
                keys.note("volumes", item, "one entry is neither text nor mapping; left out");
            }
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
                case "private", "rprivate", "shared", "rshared", "slave", "rslave" -> propagation = option.strip();
                default -> note(text, "the option " + option.strip() + " has no place in the registry; left out");
            }
        }
        add(mount.target(), mount.type(), mount.source(), readOnly, propagation);
    }

    private void note(Yaml item, String message) {
        keys.note("volumes", item, message);
    }

    private void longForm(Keys mount, Yaml.Table item) {
        String type = mount.text("type");
        String source = mount.text("source");
        String target = mount.text("target");
        boolean readOnly = Boolean.TRUE.equals(mount.flag("read_only"));
        if (target.isEmpty()) {
            note(item, "a mount without a target was left out");
            return;
        }
        Keys bind = mount.inner("bind");
        String propagation = bind.text("propagation");
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
                texts.add(name + "=" + value);
            }
        }
        options.finish();
        tmpfs.add(texts.isEmpty() ? target : target + ":" + String.join(",", texts));
    }

    private void add(String target, String type, String source, boolean readOnly, String propagation) {
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("mount", target);
        volume.put("type", type);
        Toml.put(volume, "source", source);
        Toml.put(volume, "read_only", readOnly ? true : null);
        Toml.put(volume, "propagation", propagation);
        Map<String, Object> before = byTarget.put(target, volume);
        if (before != null && !before.equals(volume)) {
            keys.note("volumes", "two mounts have the target " + target + "; the last one holds");
        }
    }

    /** Adds the mounts of another service where this one has none. */
    void inherit(VolumeSection other, boolean readOnly) {
        other.byTarget.forEach((target, volume) -> {
            Map<String, Object> copy = new LinkedHashMap<>(volume);
            if (readOnly) {
                copy.put("read_only", true);
            }
            byTarget.putIfAbsent(target, copy);
        });
    }

    /** Adds the mount of a secret or a config. */
    void mount(String target, String type, String source) {
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("mount", target);
        volume.put("type", type);
        volume.put("source", source);
        byTarget.putIfAbsent(target, volume);
    }

    int size() {
        return byTarget.size();
    }

    /** The named volumes that are mounted. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        byTarget.values().stream()
                .filter(volume -> "persistent".equals(volume.get("type")))
                .forEach(volume -> names.add((String) volume.get("source")));
        return names;
    }

    /** The mounts in memory, as {@code path:options}. */
    List<String> tmpfs() {
        return tmpfs;
    }

    Map<String, Object> toml() {
        Map<String, Object> toml = new LinkedHashMap<>();
        FreeKeys free = new FreeKeys();
        byTarget.forEach((target, volume) -> toml.put(free.take(key(target)), new TomlWriter.Inline(volume)));
        return toml;
    }

    private static String key(String target) {
        String key = ServiceNames.label(target.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        return key.equals("unnamed") ? "root" : key;
    }
}
