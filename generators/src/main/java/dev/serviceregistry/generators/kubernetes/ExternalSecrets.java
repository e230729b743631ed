package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The secrets of a project that a store outside the cluster holds: each once, with the keys that any service asks for. */
final class ExternalSecrets {

    private static final class Wanted {
        private String store = "";
        private String path = "";
        private final TreeSet<String> keys = new TreeSet<>();
    }

    private final String namespace;
    private final SecretNames names;
    private final Map<String, Wanted> wanted = new TreeMap<>();

    ExternalSecrets(String namespace, SecretNames names) {
        this.namespace = namespace;
        this.names = names;
    }

    /** Takes the secrets that a service declares. */
    void of(PlacedService service) {
        service.get("secrets").entries().forEach((name, secret) -> take(names.of(service, name), name, secret));
    }

    private void take(String object, String name, Declared secret) {
        String provider = secret.get("provider").text("");
        secret.get("rotation_days").skip();
        Declared path = secret.get("path");
        List<String> keys = secret.get("keys").texts();
        keys.removeIf(key -> !Names.isKey(key));
        switch (provider) {
            case "vault", "external-secrets" -> {
                Wanted one = wanted.computeIfAbsent(object, unseen -> new Wanted());
                one.store = provider;
                one.path = path.text(name);
                one.keys.addAll(keys);
            }
            case "file" -> {
                secret.get("provider")
                        .lose("files stand outside the registry: make the Secret " + object + " of it beside");
                path.skip();
            }
            default -> path.skip();
        }
    }

    /** The objects that fetch them. */
    List<Tree> objects() {
        List<Tree> objects = new ArrayList<>();
        wanted.forEach((name, one) -> {
            Mapping spec = new Mapping()
                    .put("refreshInterval", "1h")
                    .put(
                            "secretStoreRef",
                            new Mapping().put("kind", "ClusterSecretStore").put("name", one.store))
                    .put("target", new Mapping().put("name", name).put("creationPolicy", "Owner"));
            if (one.keys.isEmpty()) {
                spec.put(
                        "dataFrom",
                        new Sequence().add(new Mapping().put("extract", new Mapping().put("key", one.path))));
            } else {
                Sequence data = new Sequence();
                for (String key : one.keys) {
                    data.add(new Mapping()
                            .put("secretKey", key)
                            .put("remoteRef", new Mapping().put("key", one.path).put("property", key)));
                }
                spec.put("data", data);
            }
            objects.add(Objects.of("external-secrets.io/v1", "ExternalSecret", name, namespace)
                    .put("spec", spec));
        });
        return objects;
    }
}
