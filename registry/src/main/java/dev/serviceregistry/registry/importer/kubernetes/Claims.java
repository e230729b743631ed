package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.FreeKeys;
import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The volumes that claims stand for, one for each claim of an import, under names of which none stands twice. */
final class Claims {
    private static final String BOUND =
            "the volume that it claims is a directory of the host; a bind mount of it is written";

    private final Cluster cluster;
    private final HostDirectories directories;
    private final FreeKeys names = new FreeKeys();
    private final Map<String, Map<String, String>> known = new HashMap<>();
    private final Parts parts = new Parts();

    Claims(Cluster cluster) {
        this.cluster = cluster;
        this.directories = new HostDirectories(cluster);
        cluster.workloads().forEach(this::parts);
        parts.name((source, part) -> names.take(source + "-" + part));
    }

    /** Gathers which parts of claims a workload mounts; an empty one for the whole. */
    private void parts(Workload workload) {
        Map<String, String> sources = new HashMap<>();
        for (Keys volume : KubernetesKeys.mappings(workload.pod(), "volumes")) {
            String claim = volume.inner("persistentVolumeClaim").text("claimName");
            if (!claim.isEmpty()) {
                sources.put(volume.text("name"), name(workload.namespace(), claim));
            }
        }
        for (Container container : workload.containers()) {
            for (Keys mount : KubernetesKeys.mappings(container.keys(), "volumeMounts")) {
                String source = sources.get(mount.text("name"));
                if (source != null) {
                    parts.add(source, mount.text("subPath"));
                }
            }
        }
    }

    /** The volume that a part of a claim is where every mount of the claim is one of a part of its own; else empty. */
    String part(String source, String below) {
        return parts.of(source, below);
    }

    /** A name that no claim of the import has. */
    String free(String wanted) {
        return names.take(wanted);
    }

    /** Whether a claim is of a device and not of a directory. */
    private static boolean isBlock(Keys claim) {
        return claim.inner("spec").text("volumeMode").equals("Block");
    }

    /** The volume of a pod that names a claim. */
    PodVolume of(Keys source, String namespace) {
        String name = source.text("claimName");
        boolean readOnly = Boolean.TRUE.equals(source.flag("readOnly"));
        ApiObject claim = cluster.find("PersistentVolumeClaim", namespace, name);
        String directory =
                claim == null ? "" : directories.behind(claim.keys().inner("spec"), claim.namespace(), name::equals);
        String size = claim == null ? "" : PodVolume.size(claim.keys());
        boolean isDevice = claim != null && isBlock(claim.keys());
        if (!directory.isEmpty()) {
            return behind(directory, isDevice, readOnly, source, "claimName");
        }
        return new PodVolume("persistent", name(namespace, name), size, readOnly, Set.of(), Map.of());
    }

    /** What of the host a claim is bound to: a device, of which only those tell that have it, or a directory. */
    private static PodVolume behind(String place, boolean isDevice, boolean readOnly, Keys claim, String name) {
        if (!isDevice) {
            claim.note(name, BOUND);
        }
        return new PodVolume(isDevice ? PodVolume.DEVICE : "bind", place, "", readOnly, Set.of(), Map.of());
    }

    /**
     * The volumes that each pod of a stateful set claims for itself, called as their claims are but for the number.
     *
     * @param id of the service that the stateful set is
     */
    Map<String, PodVolume> ofTemplates(Workload workload, String id) {
        Map<String, PodVolume> volumes = new HashMap<>();
        for (Keys claim : KubernetesKeys.mappings(workload.runner(), "volumeClaimTemplates")) {
            claim.take("apiVersion");
            claim.take("kind");
            claim.take("status");
            Keys metadata = claim.inner("metadata");
            String name = metadata.text("name");
            String claims = name + "-" + workload.name() + "-";
            String directory = directories.behind(
                    claim.inner("spec"),
                    workload.namespace(),
                    named -> named.startsWith(claims)
                            && named.substring(claims.length()).matches("\\d+"));
            boolean isDevice = isBlock(claim);
            String size = PodVolume.size(claim);
            if (directory.isEmpty()) {
                String source = name(workload.namespace(), name + "-" + id);
                volumes.put(name, new PodVolume("persistent", source, size, false, Set.of(), Map.of()));
            } else {
                volumes.put(name, behind(directory, isDevice, false, metadata, "name"));
            }
            KubernetesKeys.finishMetadata(metadata, workload.labels(), Set.of());
            KubernetesKeys.finish(claim);
        }
        return volumes;
    }

    private String name(String namespace, String name) {
        Map<String, String> bySpace = known.computeIfAbsent(name, unused -> new LinkedHashMap<>());
        String found = bySpace.getOrDefault(namespace, bySpace.get(""));
        if (found == null && namespace.isEmpty() && !bySpace.isEmpty()) {
            found = bySpace.values().iterator().next();
        }
        if (found == null) {
            found = names.take(name);
        }
        bySpace.put(namespace, found);
        return found;
    }
}
