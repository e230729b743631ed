package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The secrets of a project that stand in the repository, sealed with the key of the cluster: each once, with a place for
 * the value of every key.
 *
 * <p>Only the cluster's key seals a value, so an overlay brings the values in, and each that is not there is lost.
 */
public final class SealedSecrets {

    /** The manifest that they stand in. */
    static final String FILE = "sealed-secrets.yaml";

    private static final String PROVIDER = "sealed-secrets";

    private final String namespace;
    private final SecretNames names;
    private final Map<String, TreeSet<String>> keys = new TreeMap<>();

    SealedSecrets(String namespace, SecretNames names) {
        this.namespace = namespace;
        this.names = names;
    }

    /** Takes the secrets that a service declares. */
    void of(PlacedService service) {
        service.get("secrets").entries().forEach((name, secret) -> {
            if (!secret.get("provider").text("").equals(PROVIDER)) {
                return;
            }
            secret.get("path").skip();
            TreeSet<String> wanted = keys.computeIfAbsent(names.of(service, name), unseen -> new TreeSet<>());
            secret.get("keys").texts().stream().filter(Names::isKey).forEach(wanted::add);
        });
    }

    /** The objects, each with an empty text in the place of every value. */
    List<Tree> objects() {
        List<Tree> objects = new ArrayList<>();
        keys.forEach((name, wanted) -> {
            Mapping values = new Mapping();
            wanted.forEach(key -> values.put(key, ""));
            Mapping metadata = new Mapping().put("name", name).put("namespace", namespace);
            Mapping spec = new Mapping()
                    .put("encryptedData", values)
                    .comment(
                            "encryptedData",
                            "Seal each value: kubeseal --raw --namespace " + namespace + " --name " + name
                                    + "\nAn overlay on this file brings it in.")
                    .put("template", new Mapping().put("metadata", metadata).put("type", "Opaque"));
            objects.add(Objects.of("bitnami.com/v1alpha1", "SealedSecret", name, namespace)
                    .put("spec", spec));
        });
        return objects;
    }

    /**
     * Tells of every secret of which a value is not sealed.
     *
     * @param documents the objects as they are written, by kind and name
     */
    public static void tellUnsealed(Placement placement, Mapping documents) {
        SecretNames names = new SecretNames(placement, Names::label);
        for (PlacedService service : placement.services()) {
            service.get("secrets").entries().forEach((name, secret) -> {
                String object = names.of(service, name);
                if (secret.get("provider").text("").equals(PROVIDER) && !isSealed(object, secret, documents)) {
                    secret.get("provider")
                            .lose("only the key of the cluster seals a value: seal each as " + object
                                    + " and bring it in by an overlay on " + FILE);
                }
            });
        }
    }

    private static boolean isSealed(String object, Declared secret, Mapping documents) {
        if (!(documents.get("SealedSecret/" + object) instanceof Mapping sealed)
                || !(sealed.get("spec") instanceof Mapping spec)
                || !(spec.get("encryptedData") instanceof Mapping values)
                || values.isEmpty()) {
            return false;
        }
        return secret.get("keys").texts().stream()
                .allMatch(key ->
                        values.get(key) instanceof Text value && !value.value().isEmpty());
    }
}
