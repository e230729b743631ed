package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Mounts;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads what a container mounts of the volumes of its pod. */
final class VolumeSection {
    private static final Map<String, String> PROPAGATIONS =
            Map.of("None", "", "HostToContainer", "rslave", "Bidirectional", "rshared");

    private final Claims claims;
    private final Map<String, PodVolume> volumes;
    private final Set<String> used = new HashSet<>();

    /**
     * The volumes of a pod, by their names.
     *
     * @param id of the service that the workload is
     */
    VolumeSection(Workload workload, String id, Cluster cluster, Claims claims) {
        this.claims = claims;
        this.volumes = claims.ofTemplates(workload, id);
        for (Keys keys : KubernetesKeys.mappings(workload.pod(), "volumes")) {
            String name = keys.text("name");
            if (volumes.put(name, PodVolume.of(keys, workload.namespace(), cluster, claims)) != null) {
                keys.note("name", "two volumes are called " + name + "; the last one holds");
            }
        }
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
        volume.use(secrets);
        Mounts.Mount written = new Mounts.Mount(
                Dollars.escaped(path),
                volume.type(),
                Dollars.escaped(source(mount, volume)),
                volume.size(),
                readOnly || volume.readOnly(),
                PROPAGATIONS.getOrDefault(propagation, ""));
        if (mounts.add(written)) {
            mount.note("mountPath", "two mounts have the target " + path + "; the last one holds");
        }
    }

    /** What of a volume is mounted: what lies below a directory of the host, or a part of a claim. */
    private String source(Keys mount, PodVolume volume) {
        if (volume.type().equals("bind")) {
            String below = mount.text("subPath");
            return below.isEmpty() ? volume.source() : volume.source().replaceFirst("/$", "") + "/" + below;
        }
        if (!volume.type().equals("persistent") || !mount.names().contains("subPath")) {
            return volume.source();
        }
        String part = claims.part(volume.source(), mount.text("subPath"));
        if (part.isEmpty()) {
            mount.note("subPath", "has no place in the registry; left out");
            return volume.source();
        }
        mount.note("subPath", "each part of the claim is written as a volume of its own");
        return part;
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
