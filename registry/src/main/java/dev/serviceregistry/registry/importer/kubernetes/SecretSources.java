package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Where secrets come from and which keys they have; their values are never looked at. */
final class SecretSources {
    /** The kinds that stand for secrets; what they hold is no secret in the wrong place. */
    static final Set<String> KINDS = Set.of("Secret", "SealedSecret", "ExternalSecret");

    private final Cluster cluster;
    private final Map<String, Source> external = new HashMap<>();

    /**
     * What the input says of a secret.
     *
     * @param provider who keeps it; empty where the input does not say
     * @param path its name there
     * @param keys its keys; empty where they are not known
     */
    record Source(String provider, String path, Set<String> keys) {}

    SecretSources(Cluster cluster) {
        this.cluster = cluster;
        for (ApiObject object : cluster.all("ExternalSecret")) {
            Keys spec = object.keys().inner("spec");
            String target = spec.inner("target").text("name");
            Set<String> keys = new LinkedHashSet<>();
            Set<String> paths = new LinkedHashSet<>();
            for (Keys entry : KubernetesKeys.mappings(spec, "data")) {
                keys.add(entry.text("secretKey"));
                paths.add(entry.inner("remoteRef").text("key"));
            }
            String name = target.isEmpty() ? object.name() : target;
            String path = paths.size() == 1 ? paths.iterator().next() : name;
            boolean whole = !spec.names().contains("dataFrom");
            external.put(
                    object.namespace() + "/" + name, new Source("external-secrets", path, whole ? keys : Set.of()));
            cluster.use(object);
            spec.inner("target").noteSecrets("template");
            object.note("how it is fetched has no place in the registry; only its name and its keys are written");
        }
        for (ApiObject object : cluster.all("Secret")) {
            object.note("its values are not written, only the names of the keys that are used");
        }
    }

    /** What the input says of a secret that one in this namespace uses. */
    Source find(String namespace, String name) {
        Source source = external.getOrDefault(namespace + "/" + name, external.get("/" + name));
        if (source != null) {
            return source;
        }
        ApiObject sealed = cluster.find("SealedSecret", namespace, name);
        if (sealed != null) {
            return new Source(
                    "sealed-secrets",
                    name,
                    sealed.keys().inner("spec").inner("encryptedData").names());
        }
        Set<String> keys = new LinkedHashSet<>();
        ApiObject plain = cluster.find("Secret", namespace, name);
        if (plain != null) {
            keys.addAll(plain.keys().inner("data").names());
            keys.addAll(plain.keys().inner("stringData").names());
        }
        return new Source("", name, keys);
    }
}
