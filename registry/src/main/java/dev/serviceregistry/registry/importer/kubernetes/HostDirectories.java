package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows claims to the volumes that a cluster binds them to, where these are directories of its hosts. */
final class HostDirectories {
    private final Cluster cluster;

    HostDirectories(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The directory behind a claim; empty where the input tells of none. */
    String behind(ApiObject claim) {
        ApiObject volume = bound(claim);
        if (volume == null) {
            return "";
        }
        Keys spec = volume.keys().inner("spec");
        String path = spec.inner("hostPath").text("path");
        return path.isEmpty() ? spec.inner("local").text("path") : path;
    }

    /** The volume that the claim names, that names the claim, or that alone has the class that the claim asks for. */
    private @Nullable ApiObject bound(ApiObject claim) {
        Keys spec = claim.keys().inner("spec");
        String named = spec.text("volumeName");
        if (!named.isEmpty()) {
            return cluster.find("PersistentVolume", "", named);
        }
        for (ApiObject volume : cluster.all("PersistentVolume")) {
            Keys reference = volume.keys().inner("spec").inner("claimRef");
            if (reference.text("name").equals(claim.name())
                    && Cluster.sees(reference.text("namespace"), claim.namespace())) {
                return used(volume);
            }
        }
        String kind = spec.text("storageClassName");
        List<ApiObject> candidates = kind.isEmpty()
                ? List.of()
                : cluster.all("PersistentVolume").stream()
                        .filter(volume -> isFree(volume, kind))
                        .toList();
        return candidates.size() == 1 ? used(candidates.get(0)) : null;
    }

    private static boolean isFree(ApiObject volume, String kind) {
        Keys spec = volume.keys().inner("spec");
        return spec.text("storageClassName").equals(kind)
                && spec.inner("claimRef").text("name").isEmpty();
    }

    private ApiObject used(ApiObject volume) {
        cluster.use(volume);
        return volume;
    }
}
