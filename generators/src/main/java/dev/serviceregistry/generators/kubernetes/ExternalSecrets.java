package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The secrets of a project that a store outside the cluster holds: each once, with the keys that any service asks for. */
final class ExternalSecrets {

    private static final class Wanted {
        private String store = "";
        private String path = "";

        private final TreeSet<String> keys = new TreeSet<>();

        /** The keys that are mounted as files. */
        private final TreeSet<String> items = new TreeSet<>();

        /** What it is called where it is mounted as a file of its own name. */
        private final TreeSet<String> texts = new TreeSet<>();

        /** Whether it is mounted in another way, too, or read as a variable. */
        private boolean isOfSeveral;

        /** Whether it is a single text, as Compose has it. */
        private boolean isOneText() {
            return keys.isEmpty() && !isOfSeveral && !texts.isEmpty();
        }
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
        service.get("secrets").entries().forEach((name, secret) -> {
            take(names.of(service, name), name, secret);
            Wanted one = wanted.get(names.of(service, name));
            if (one != null) {
                uses(service, name, one);
            }
        });
    }

    private static void uses(PlacedService service, String name, Wanted one) {
        Table declared = service.definition().effective();
        for (Table variable : declared.tables("env").values()) {
            one.isOfSeveral |=
                    variable.string("from_secret").filter(name::equals).isPresent();
        }
        declared.tables("volumes").forEach((key, volume) -> {
            if (volume.string("type").filter("secret"::equals).isPresent()
                    && volume.string("source").orElse(key).equals(name)) {
                volume.string("item").filter(Names::isKey).ifPresent(one.items::add);
                if (Names.isKey(name)
                        && volume.string("item").filter(name::equals).isPresent()) {
                    one.texts.add(name);
                } else {
                    one.isOfSeveral = true;
                }
            }
        });
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
                String key = file(secret).map(file -> " with the key " + file).orElse("");
                secret.get("provider")
                        .lose("files stand outside the registry: make the Secret " + object + " of it beside" + key);
                path.skip();
            }
            default -> path.skip();
        }
    }

    /** The key that a secret has which is a file: its name, as where kubectl makes the Secret of it. */
    static Optional<String> file(Declared secret) {
        if (!secret.get("provider").text("").equals("file")
                || !secret.get("keys").texts().isEmpty()) {
            return Optional.empty();
        }
        String path = secret.get("path").text("");
        return Optional.of(path.substring(path.lastIndexOf('/') + 1)).filter(Names::isKey);
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
            if (one.isOneText()) {
                Sequence data = new Sequence();
                for (String text : one.texts) {
                    data.add(new Mapping().put("secretKey", text).put("remoteRef", new Mapping().put("key", one.path)));
                }
                spec.put("data", data);
            } else if (one.keys.isEmpty()) {
                spec.put(
                        "dataFrom",
                        new Sequence().add(new Mapping().put("extract", new Mapping().put("key", one.path))));
            } else {
                Sequence data = new Sequence();
                one.keys.addAll(one.items);
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
