package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A volume that a pod has, in the registry's words.
 *
 * @param type the registry's type
 * @param source what it is made of; for an ephemeral one its name in the pod, by which containers share it
 * @param size as in {@code 10Gi}; empty for none that is known
 * @param secrets the secrets that it shows as a whole
 * @param secretKeys the keys of others that it shows
 * @param shown the objects whose files it shows; none where it does not say
 */
record PodVolume(
        String type,
        String source,
        String size,
        boolean readOnly,
        Set<String> secrets,
        Map<String, List<String>> secretKeys,
        List<Shown> shown) {

    /**
     * An object of which a volume shows files.
     *
     * @param files their keys by their paths; none where the input does not tell them
     */
    record Shown(String type, String object, Map<String, String> files) {}

    /** The type of a volume that is a device of the host, which no container mounts. */
    static final String DEVICE = "device";

    /** The type of a volume of which nothing has a place in the registry. */
    static final String NOTHING = "";

    /** A volume whose files have the names of their keys, or none. */
    PodVolume(
            String type,
            String source,
            String size,
            boolean readOnly,
            Set<String> secrets,
            Map<String, List<String>> secretKeys) {
        this(type, source, size, readOnly, secrets, secretKeys, List.of());
    }

    private static final Set<String> NETWORK = Set.of(
            ("nfs iscsi cephfs rbd glusterfs fc flexVolume awsElasticBlockStore azureDisk azureFile gcePersistentDisk cinder"
                            + " portworxVolume quobyte scaleIO storageos vsphereVolume photonPersistentDisk flocker")
                    .split(" "));

    /** What tells a volume of a network from others of its kind. */
    private static final List<String> PLACES = List.of(
            ("server endpoints targetPortal iqn lun volumeID volumeId pdName diskURI diskName shareName volumePath volumeName"
                            + " volume pool image path")
                    .split(" "));

    private static PodVolume plain(String type, String source) {
        return new PodVolume(type, source, "", false, Set.of(), Map.of());
    }

    /**
     * Tells which secrets a container uses that mounts it.
     *
     * @param isWhole whether it mounts all files of it
     */
    void use(SecretSection section, boolean isWhole) {
        secrets.forEach(secret -> {
            if (isWhole) {
                section.mount(secret);
            } else {
                section.use(secret);
            }
        });
        secretKeys.forEach((secret, keys) -> keys.forEach(key -> section.useKey(secret, key)));
    }

    /** The size that a claim asks for; what else it says is noted. */
    static String size(Keys claim) {
        Keys spec = claim.inner("spec");
        Keys resources = spec.inner("resources");
        Keys requests = resources.inner("requests");
        String text = requests.text("storage");
        String size = text.isEmpty() ? "" : ResourceQuantity.size(text);
        if (size == null) {
            requests.note("storage", "is not an amount; left out");
        }
        spec.takeIf("volumeMode", "Filesystem");
        KubernetesKeys.finish(requests);
        KubernetesKeys.finish(resources);
        KubernetesKeys.finish(spec);
        return size == null ? "" : size;
    }

    /**
     * Reads a volume.
     *
     * @param isWhole whether a container mounts all of it, and not some files alone
     */
    static PodVolume of(Keys volume, String namespace, Cluster cluster, Claims claims, boolean isWhole) {
        String name = volume.text("name");
        PodVolume found = plain("ephemeral", name);
        for (String kind : volume.names()) {
            if (!kind.equals("name")) {
                found = of(kind, volume, name, namespace, cluster, claims, isWhole);
            }
        }
        if (volume.names().size() > 2) {
            volume.note("name", "the volume is of several kinds; the last one holds");
        }
        return found;
    }

    private static PodVolume of(
            String kind, Keys volume, String name, String namespace, Cluster cluster, Claims claims, boolean isWhole) {
        Keys source = volume.inner(kind);
        PodVolume made = switch (kind) {
            case "emptyDir" -> emptyDir(source, name);
            case "hostPath" -> hostPath(source);
            case "persistentVolumeClaim" -> claims.of(source, namespace);
            case "ephemeral" -> ephemeral(source, name);
            case "configMap" -> config(source, name, namespace, cluster, isWhole);
            case "secret" -> secret(source, "secretName", isWhole);
            case "projected" -> projected(source, name, namespace, cluster, isWhole);
            case "downwardAPI" -> {
                volume.note(kind, "facts of the pod as files are written as a config");
                source.take("items");
                yield plain("config", name);
            }
            case "csi" -> csi(source, name);
            case "image" -> {
                volume.note(kind, "the files of an image are written as an ephemeral volume");
                yield plain("ephemeral", source.text("reference"));
            }
            default -> other(kind, volume, source, name);
        };
        KubernetesKeys.finish(source);
        return made;
    }

    private static PodVolume emptyDir(Keys source, String name) {
        if (source.text("medium").equals("Memory")) {
            source.note("medium", "a volume in memory is written as any ephemeral one");
        }
        String limit = source.text("sizeLimit");
        String size = limit.isEmpty() ? "" : ResourceQuantity.size(limit);
        if (size == null) {
            source.note("sizeLimit", "is not an amount; left out");
        }
        return new PodVolume("ephemeral", name, size == null ? "" : size, false, Set.of(), Map.of());
    }

    private static PodVolume hostPath(Keys source) {
        source.takeIf("type", "");
        return plain("bind", source.text("path"));
    }

    private static PodVolume ephemeral(Keys source, String name) {
        Keys template = source.inner("volumeClaimTemplate");
        template.take("metadata");
        return new PodVolume("ephemeral", name, size(template), false, Set.of(), Map.of());
    }

    private static PodVolume config(Keys source, String name, String namespace, Cluster cluster, boolean isWhole) {
        String map = source.text("name");
        cluster.find("ConfigMap", namespace, map);
        Map<String, String> items = new HashMap<>();
        for (Keys item : KubernetesKeys.mappings(source, "items")) {
            items.put(item.text("path"), item.text("key"));
            KubernetesKeys.finish(item);
        }
        if (isWhole && !items.isEmpty()) {
            source.note("items", "has no place in the registry; left out");
        }
        String object = map.isEmpty() ? name : map;
        return new PodVolume(
                "config", object, "", false, Set.of(), Map.of(), List.of(new Shown("config", object, items)));
    }

    private static PodVolume secret(Keys source, String key, boolean isWhole) {
        String name = source.text(key);
        List<String> keys = new ArrayList<>();
        Map<String, String> items = new HashMap<>();
        for (Keys item : KubernetesKeys.mappings(source, "items")) {
            keys.add(item.text("key"));
            items.put(item.text("path"), item.text("key"));
            if (isWhole && !item.text("path").equals(item.text("key"))) {
                item.note("path", "another name of the file has no place in the registry; left out");
            }
            KubernetesKeys.finish(item);
        }
        return new PodVolume(
                "secret",
                name,
                "",
                false,
                keys.isEmpty() && !name.isEmpty() ? Set.of(name) : Set.of(),
                keys.isEmpty() ? Map.of() : Map.of(name, keys),
                List.of(new Shown("secret", name, items)));
    }

    /** Several sources in one: a secret makes it one, else it is a config. */
    private static PodVolume projected(Keys source, String name, String namespace, Cluster cluster, boolean isWhole) {
        List<Shown> shown = new ArrayList<>();
        Set<String> secrets = new LinkedHashSet<>();
        Map<String, List<String>> keys = new LinkedHashMap<>();
        String config = "";
        for (Keys part : KubernetesKeys.mappings(source, "sources")) {
            for (String kind : part.names()) {
                Keys inner = part.inner(kind);
                if (kind.equals("secret")) {
                    PodVolume secret = secret(inner, "name", isWhole);
                    shown.addAll(secret.shown());
                    secrets.addAll(secret.secrets());
                    keys.putAll(secret.secretKeys());
                } else if (kind.equals("configMap")) {
                    PodVolume map = config(inner, name, namespace, cluster, isWhole);
                    shown.addAll(map.shown());
                    config = config.isEmpty() ? map.source() : config;
                } else {
                    part.note(kind, "one source of a projected volume has no place in the registry; left out");
                    inner.names().forEach(inner::take);
                }
                KubernetesKeys.finish(inner);
            }
        }
        Set<String> all = new LinkedHashSet<>(secrets);
        all.addAll(keys.keySet());
        if (all.isEmpty() && config.isEmpty()) {
            return plain(NOTHING, name);
        }
        String first = all.isEmpty() ? config : all.iterator().next();
        if (source.list("sources").size() > 1) {
            source.note("sources", "a volume of several sources is written as one of " + first);
        }
        if (shown.size() > 1) {
            shown.replaceAll(one -> one.files().isEmpty() ? told(one, namespace, cluster) : one);
        }
        return new PodVolume(all.isEmpty() ? "config" : "secret", first, "", false, secrets, keys, shown);
    }

    /** An object with the files that the input says it has. */
    private static Shown told(Shown shown, String namespace, Cluster cluster) {
        ApiObject object =
                cluster.find(shown.type().equals("secret") ? "Secret" : "ConfigMap", namespace, shown.object());
        Map<String, String> files = new HashMap<>();
        if (object != null && !object.keys().names().contains("binaryData")) {
            for (String values : List.of("data", "stringData")) {
                object.keys().inner(values).names().forEach(key -> files.put(key, key));
            }
        }
        return new Shown(shown.type(), shown.object(), files);
    }

    /** The objects that may show a file: the one that has it, else all whose files the input does not tell. */
    List<Shown> showing(String file) {
        List<Shown> known =
                shown.stream().filter(one -> one.files().containsKey(file)).toList();
        return known.isEmpty()
                ? shown.stream().filter(one -> one.files().isEmpty()).toList()
                : known.subList(known.size() - 1, known.size());
    }

    private static PodVolume csi(Keys source, String name) {
        String driver = source.text("driver");
        boolean readOnly = Boolean.TRUE.equals(source.flag("readOnly"));
        Keys attributes = source.inner("volumeAttributes");
        String provider = attributes.text("secretProviderClass");
        KubernetesKeys.finish(attributes);
        if (driver.equals("secrets-store.csi.k8s.io")) {
            source.note(
                    "driver",
                    "the secrets that it shows are not in the input; only the name of their class is written");
            return new PodVolume("secret", provider.isEmpty() ? name : provider, "", readOnly, Set.of(), Map.of());
        }
        source.note("driver", "a volume of " + driver + " is written as an ephemeral one");
        return new PodVolume("ephemeral", name, "", readOnly, Set.of(), Map.of());
    }

    private static PodVolume other(String kind, Keys volume, Keys source, String name) {
        boolean persists = NETWORK.contains(kind);
        volume.note(
                kind, "a volume of this kind is written as " + (persists ? "a persistent one" : "an ephemeral one"));
        boolean readOnly = Boolean.TRUE.equals(source.flag("readOnly"));
        String place = persists
                ? PLACES.stream()
                        .map(source::text)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(":"))
                : "";
        return new PodVolume(
                persists ? "persistent" : "ephemeral",
                place.isEmpty() ? name : place,
                "",
                readOnly,
                Set.of(),
                Map.of());
    }
}
