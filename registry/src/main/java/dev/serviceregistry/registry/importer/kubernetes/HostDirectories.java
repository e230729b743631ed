package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Follows claims to the volumes that a cluster binds them to, where these are directories of its hosts. */
final class HostDirectories {
    private static final String VOLUME = "PersistentVolume";

    private final Cluster cluster;
    private final Set<ApiObject> told = Collections.newSetFromMap(new IdentityHashMap<>());

    HostDirectories(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The directory behind a claim; empty where the input tells of none, or of several.
     *
     * @param claim what the claim asks for
     * @param isNamed whether a name is that of the claim
     */
    String behind(Keys claim, String namespace, Predicate<String> isNamed) {
        List<ApiObject> volumes = bound(claim, namespace, isNamed);
        Set<String> found = volumes.stream().map(HostDirectories::directory).collect(Collectors.toSet());
        for (ApiObject volume : volumes) {
            cluster.use(volume);
            if (told.add(volume)) {
                volume.note(
                        found.size() > 1
                                ? "one of several volumes that a claim may be bound to; its directory is not written"
                                : "of a volume only its directory of the host is written, with the mounts of it");
            }
        }
        return found.size() == 1 ? found.iterator().next() : "";
    }

    private static String directory(ApiObject volume) {
        Keys spec = volume.keys().inner("spec");
        String path = spec.inner("hostPath").text("path");
        return path.isEmpty() ? spec.inner("local").text("path") : path;
    }

    /** The volume that the claim names, those that name the claim, or those that are free and as the claim asks for. */
    private List<ApiObject> bound(Keys claim, String namespace, Predicate<String> isNamed) {
        String named = claim.text("volumeName");
        if (!named.isEmpty()) {
            ApiObject volume = cluster.find(VOLUME, "", named);
            return volume == null ? List.of() : List.of(volume);
        }
        List<ApiObject> reserved = cluster.all(VOLUME).stream()
                .filter(volume -> {
                    Keys reference = volume.keys().inner("spec").inner("claimRef");
                    return isNamed.test(reference.text("name")) && Cluster.sees(reference.text("namespace"), namespace);
                })
                .toList();
        if (!reserved.isEmpty() || claim.take("storageClassName") == null) {
            return reserved;
        }
        String kind = claim.text("storageClassName");
        Selector selector = Selector.of(claim, "selector");
        return cluster.all(VOLUME).stream()
                .filter(volume -> isFree(volume, kind) && selector.matches(volume.labels()))
                .toList();
    }

    private static boolean isFree(ApiObject volume, String kind) {
        Keys spec = volume.keys().inner("spec");
        return spec.text("storageClassName").equals(kind)
                && spec.inner("claimRef").text("name").isEmpty();
    }
}
