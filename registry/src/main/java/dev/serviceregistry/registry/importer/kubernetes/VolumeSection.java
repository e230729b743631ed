package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Mounts;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a container mounts of the volumes of its pod. */
final class VolumeSection {
    /** What a server exports by NFS. */
    private static final Pattern EXPORT = Pattern.compile("[^/]+:/.*");

    private static final Map<String, String> PROPAGATIONS =
            Map.of("None", "", "HostToContainer", "rslave", "Bidirectional", "rshared");

    /** Where the cluster itself mounts what an account needs, and how it calls that volume. */
    private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

    private static final String OF_CLUSTER = "kube-api-access-";

    /** The settings by which it does that. */
    private static final Set<String> AUTHORITIES = Set.of("kube-root-ca.crt", "openshift-service-ca.crt");

    private static final String LOST = "has no place in the registry; left out";

    private final Claims claims;
    private final Map<String, PodVolume> volumes;
    private final Set<String> ofCluster = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Parts parts = new Parts();

    /**
     * The volumes of a pod, by their names.
     *
     * @param id of the service that the workload is
     */
    VolumeSection(Workload workload, String id, Cluster cluster, Claims claims) {
        this.claims = claims;
        this.volumes = claims.ofTemplates(workload, id);
        Set<String> templates = Set.copyOf(volumes.keySet());
        Set<String> whole = new HashSet<>();
        Set<String> elsewhere = new HashSet<>();
        for (Container container : workload.containers()) {
            for (Keys mount : KubernetesKeys.mappings(container.keys(), "volumeMounts")) {
                if (mount.text("subPath").isEmpty()) {
                    whole.add(mount.text("name"));
                }
                if (!mount.text("mountPath").equals(ACCOUNT)) {
                    elsewhere.add(mount.text("name"));
                }
            }
        }
        for (Keys keys : KubernetesKeys.mappings(workload.pod(), "volumes")) {
            String name = keys.text("name");
            if (!elsewhere.contains(name) && isOfCluster(keys)) {
                ofCluster.add(name);
                keys.names().forEach(keys::take);
                continue;
            }
            PodVolume volume = PodVolume.of(keys, workload.namespace(), cluster, claims, whole.contains(name));
            if (volumes.put(name, volume) != null) {
                keys.note("name", "two volumes are called " + name + "; the last one holds");
            }
        }
        parts(workload, templates);
    }

    /** Whether a volume is what a cluster adds to each pod: the token of its account, and no other secret. */
    private static boolean isOfCluster(Keys volume) {
        if (!volume.text("name").startsWith(OF_CLUSTER) || !volume.names().equals(Set.of("name", "projected"))) {
            return false;
        }
        boolean hasToken = false;
        for (Keys source : KubernetesKeys.mappings(volume.inner("projected"), "sources")) {
            for (String kind : source.names()) {
                hasToken |= kind.equals("serviceAccountToken");
                boolean isOfToken = kind.equals("serviceAccountToken")
                        || kind.equals("downwardAPI")
                        || kind.equals("configMap")
                                && AUTHORITIES.contains(source.inner(kind).text("name"));
                if (!isOfToken) {
                    return false;
                }
            }
        }
        return hasToken;
    }

    /** Gathers which parts are mounted of volumes that no other pod has; claims tell of those that many may. */
    private void parts(Workload workload, Set<String> templates) {
        for (Container container : workload.containers()) {
            for (Keys mount : KubernetesKeys.mappings(container.keys(), "volumeMounts")) {
                String name = mount.text("name");
                PodVolume volume = volumes.get(name);
                if (volume != null && (volume.type().equals("ephemeral") || templates.contains(name))) {
                    parts.add(name, mount.text("subPath"));
                }
            }
        }
        parts.name((volume, part) -> free(volumes.get(volume).source() + "-" + part));
    }

    /** A name that no other volume of the pod has. */
    private String free(String wanted) {
        String name = claims.free(wanted);
        return volumes.values().stream().map(PodVolume::source).anyMatch(name::equals) ? free(wanted) : name;
    }

    /** The mounts of a container. */
    Mounts read(Container container, SecretSection secrets) {
        Mounts mounts = new Mounts();
        for (Keys mount : KubernetesKeys.mappings(container.keys(), "volumeMounts")) {
            mount(mount, mounts, secrets);
            KubernetesKeys.finish(mount);
        }
        return mounts;
    }

    private void mount(Keys mount, Mounts mounts, SecretSection secrets) {
        String name = mount.text("name");
        String path = mount.text("mountPath");
        if (ofCluster.contains(name) && !volumes.containsKey(name)) {
            used.add(name);
            mount.names().forEach(mount::take);
            return;
        }
        boolean readOnly = Boolean.TRUE.equals(mount.flag("readOnly"));
        String propagation = mount.text("mountPropagation");
        if (!propagation.isEmpty() && !PROPAGATIONS.containsKey(propagation)) {
            mount.note("mountPropagation", "is none that Kubernetes knows; left out");
        }
        if (path.isEmpty()) {
            mount.note("mountPath", "a mount without a path was left out");
            return;
        }
        if (!path.startsWith("/") && !path.matches("[A-Za-z]:\\\\.*")) {
            mount.note("mountPath", "starts from the root of the container; written so");
            path = "/" + path;
        }
        PodVolume volume = volumes.get(name);
        if (volume == null) {
            mount.note("name", "the pod has no volume called " + name + "; an ephemeral one is written");
            volume = new PodVolume("ephemeral", name, "", false, Set.of(), Map.of());
        }
        used.add(name);
        if (volume.type().equals(PodVolume.NOTHING) || volume.type().equals(PodVolume.DEVICE)) {
            mount.note("name", "nothing of the volume has a place in the registry; the mount is left out");
            return;
        }
        volume.use(secrets, mount.text("subPath").isEmpty());
        Given given = given(mount, volume, secrets);
        Mounts.Mount written = new Mounts.Mount(
                Dollars.escaped(path),
                given.type(),
                Dollars.escaped(given.source()),
                given.item(),
                volume.size(),
                readOnly || volume.readOnly(),
                PROPAGATIONS.getOrDefault(propagation, ""),
                "");
        if (mounts.add(written)) {
            mount.note("mountPath", "two mounts have the target " + path + "; the last one holds");
        }
    }

    /**
     * What a mount gives to a container.
     *
     * @param item the one file that is mounted, by its key; empty where all are
     */
    private record Given(String type, String source, String item) {}

    private Given given(Keys mount, PodVolume volume, SecretSection secrets) {
        if (!volume.type().equals("config") && !volume.type().equals("secret")) {
            return new Given(volume.type(), source(mount, volume), "");
        }
        String file = mount.text("subPath");
        if (file.isEmpty() || volume.shown().isEmpty()) {
            return new Given(volume.type(), volume.source(), file);
        }
        List<PodVolume.Shown> showing = volume.showing(file);
        if (showing.isEmpty()) {
            mount.note("subPath", "is no file of the volume; all of it is written");
            return new Given(volume.type(), volume.source(), "");
        }
        PodVolume.Shown shown = showing.get(0);
        String item = shown.files().getOrDefault(file, file);
        if (showing.size() > 1) {
            mount.note(
                    "subPath",
                    "which source has this file is not in the input; it is written as one of " + shown.object());
        } else if (shown.type().equals("secret") && volume.secrets().contains(shown.object())) {
            secrets.useKey(shown.object(), item);
        }
        return new Given(shown.type(), shown.object(), item);
    }

    /** What of a volume is mounted: what lies below a directory of the host, or a part of a claim. */
    private String source(Keys mount, PodVolume volume) {
        if (volume.type().equals("bind") || EXPORT.matcher(volume.source()).matches()) {
            String below = mount.text("subPath");
            return below.isEmpty() ? volume.source() : volume.source().replaceFirst("/$", "") + "/" + below;
        }
        if (!mount.names().contains("subPath")) {
            return volume.source();
        }
        String ofPod = parts.of(mount.text("name"), mount.text("subPath"));
        String part = ofPod.isEmpty() ? claims.part(volume.source(), mount.text("subPath")) : ofPod;
        if (part.isEmpty()) {
            mount.note("subPath", LOST);
            return volume.source();
        }
        mount.note("subPath", "each part of the volume is written as one of its own");
        return part;
    }

    /** The devices of the host that a container has, as {@code device:path}; the others are noted. */
    List<String> devices(Container container) {
        List<String> devices = new ArrayList<>();
        List<Keys> others = new ArrayList<>();
        for (Keys use : KubernetesKeys.mappings(container.keys(), "volumeDevices")) {
            PodVolume volume = volumes.get(use.text("name"));
            if (volume != null && volume.type().equals(PodVolume.DEVICE)) {
                use.note("name", "the volume is a device of the host; it is written as one of the container");
                String device = Dollars.escaped(volume.source() + ":" + use.text("devicePath"));
                devices.add(volume.readOnly() ? device + ":r" : device);
            } else {
                others.add(use);
            }
        }
        if (!others.isEmpty() && devices.isEmpty()) {
            container.keys().note("volumeDevices", LOST);
        } else {
            others.forEach(use -> use.note("name", LOST));
        }
        return devices;
    }

    /** Notes the volumes that no container uses; once all containers are written. */
    void finish(Workload workload) {
        for (Container container : workload.containers()) {
            KubernetesKeys.mappings(container.keys(), "volumeDevices").forEach(device -> used.add(device.text("name")));
        }
        for (Keys keys : KubernetesKeys.mappings(workload.pod(), "volumes")) {
            if (!used.contains(keys.text("name"))) {
                keys.note("name", "no container mounts it; left out");
            }
        }
    }
}
