package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes {@code [services.X.volumes]}: what is mounted where, each mount under a key made of its path. */
public final class Mounts {
    private final Map<String, Map<String, Object>> byTarget = new LinkedHashMap<>();

    /**
     * A mount.
     *
     * @param target the path in the container
     * @param type {@code ephemeral}, {@code persistent}, {@code config}, {@code secret} or {@code bind}
     * @param source a path of the host or the name of a volume; empty for none
     * @param item the one of a config or a secret that is mounted, as a file; empty for all of them, or what has none
     * @param size as in {@code 10Gi}; empty for none that is known
     * @param propagation empty for the default
     * @param scope {@code host} or {@code external}; empty for what is the project's
     */
    public record Mount(
            String target,
            String type,
            String source,
            String item,
            String size,
            boolean readOnly,
            String propagation,
            String scope) {
        /** A mount of what is the project's. */
        public Mount(String target, String type, String source, String size, boolean readOnly, String propagation) {
            this(target, type, source, "", size, readOnly, propagation, "");
        }

        private Map<String, Object> toml() {
            Map<String, Object> toml = new LinkedHashMap<>();
            toml.put("mount", target);
            toml.put("type", type);
            Toml.put(toml, "source", source);
            Toml.put(toml, "item", item);
            Toml.put(toml, "size", size);
            Toml.put(toml, "read_only", readOnly ? true : null);
            Toml.put(toml, "propagation", propagation);
            Toml.put(toml, "scope", scope);
            return toml;
        }
    }

    /** Adds a mount; true where it takes the place of another one with the same target. */
    public boolean add(Mount mount) {
        Map<String, Object> written = mount.toml();
        Map<String, Object> before = byTarget.put(mount.target(), written);
        return before != null && !before.equals(written);
    }

    /** Adds a mount unless its target has one. */
    public void addIfFree(Mount mount) {
        byTarget.putIfAbsent(mount.target(), mount.toml());
    }

    /** Adds the mounts of another service where this one has none. */
    public void inherit(Mounts other, boolean readOnly) {
        other.byTarget.forEach((target, volume) -> {
            Map<String, Object> copy = new LinkedHashMap<>(volume);
            if (readOnly) {
                copy.put("read_only", true);
            }
            byTarget.putIfAbsent(target, copy);
        });
    }

    /** Whether each of them is of something that has a name. */
    public boolean areNamed() {
        return byTarget.values().stream().allMatch(volume -> volume.containsKey("source"));
    }

    /** How many there are. */
    public int size() {
        return byTarget.size();
    }

    /** The table; empty when there is nothing to say. */
    public Map<String, Object> toml() {
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
