package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Pods;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a project keeps beyond the life of its pods: one claim for each source, however many pods use it. */
final class Claims {

    /** What a volume has when nothing says how large it is. */
    private static final String USUAL_SIZE = "1Gi";

    private final String namespace;
    private final Set<String> shared = new HashSet<>();
    private final Names names = new Names();
    private final Map<String, String> bySource = new HashMap<>();
    private final Map<String, Mapping> claims = new TreeMap<>();

    Claims(Placement placement, Pods pods, String namespace) {
        this.namespace = namespace;
        Map<String, PlacedService> users = new HashMap<>();
        for (PlacedService service : placement.services()) {
            for (Table volume :
                    service.definition().effective().tables("volumes").values()) {
                String source = volume.string("source").orElse("");
                boolean persists = volume.string("type").orElse("persistent").equals("persistent");
                PlacedService other =
                        source.isEmpty() || !persists ? null : users.putIfAbsent(source, pods.main(service));
                if (other != null && other != pods.main(service)) {
                    shared.add(source);
                }
            }
        }
    }

    /** Whether several pods use a source. */
    boolean isShared(String source) {
        return shared.contains(source);
    }

    /** The name of the claim of a volume, which is made when it is first asked for. */
    String name(PlacedService service, String key, String source, String size) {
        String identity = source.isEmpty() ? service.name() + " " + key : source;
        String known = bySource.get(identity);
        if (known != null) {
            return known;
        }
        String name = names.free(source.isEmpty() ? service.name() + "-" + key : source);
        bySource.put(identity, name);
        Mapping claim = Objects.of("v1", "PersistentVolumeClaim", name, namespace);
        claim.put("spec", spec(size, isShared(source) ? "ReadWriteMany" : "ReadWriteOnce"));
        claims.put(name, claim);
        return name;
    }

    static Mapping spec(String size, String mode) {
        Mapping requests = new Mapping().put("storage", size.isEmpty() ? USUAL_SIZE : size);
        if (size.isEmpty()) {
            requests.comment("storage", "No size is declared.");
        }
        return new Mapping()
                .put("accessModes", List.of(mode))
                .put("resources", new Mapping().put("requests", requests));
    }

    /** The claims that were asked for, by name. */
    Map<String, Mapping> all() {
        return claims;
    }
}
