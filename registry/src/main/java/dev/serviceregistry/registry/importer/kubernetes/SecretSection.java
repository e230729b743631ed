package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes {@code [services.X.secrets]}: which secrets a container uses, and which of their keys. */
final class SecretSection {
    private final SecretSources sources;
    private final String namespace;
    private final Map<String, Set<String>> used = new LinkedHashMap<>();
    private final Set<String> whole = new HashSet<>();

    SecretSection(SecretSources sources, String namespace) {
        this.sources = sources;
        this.namespace = namespace;
    }

    /** Adds a key that is used. */
    void useKey(String secret, String key) {
        used.computeIfAbsent(secret, name -> new TreeSet<>()).add(key);
    }

    /** Adds a secret that is used as a whole; its keys, as far as the input tells them. */
    Set<String> use(String secret) {
        Set<String> keys = sources.find(namespace, secret).keys();
        used.computeIfAbsent(secret, name -> new TreeSet<>()).addAll(keys);
        return keys;
    }

    /** Adds a secret whose keys are all files; where the input does not tell them, those in use are not all. */
    void mount(String secret) {
        if (use(secret).isEmpty()) {
            whole.add(secret);
        }
    }

    Map<String, Object> toml() {
        Map<String, Object> toml = new LinkedHashMap<>();
        used.forEach((name, keys) -> {
            SecretSources.Source source = sources.find(namespace, name);
            Map<String, Object> secret = new LinkedHashMap<>();
            Toml.put(secret, "provider", source.provider());
            Toml.put(secret, "path", source.path());
            Toml.put(secret, "keys", whole.contains(name) ? List.of() : List.copyOf(keys));
            toml.put(name, secret);
        });
        return toml;
    }
}
