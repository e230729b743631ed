package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Pods;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.KeptVolumes;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a project keeps beyond the life of its pods: one claim for each source, however many pods use it. */
final class Claims {

    /** What a volume has when nothing says how large it is. */
    private static final String USUAL_SIZE = "1Gi";

    /** A number and a unit, in which a small letter is one of Docker's, a power of 1024. */
    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([KMGTPE]i?|[kmgb])?B?");

    private final String namespace;
    private final KeptVolumes kept;
    private final Set<String> several = new HashSet<>();

    private final Map<String, String> sizes = new HashMap<>();
    private final Names names = new Names();
    private final Map<String, String> bySource = new HashMap<>();
    private final Map<String, Mapping> claims = new TreeMap<>();

    Claims(Placement placement, Pods pods, String namespace) {
        this.namespace = namespace;
        this.kept = new KeptVolumes(placement.registry(), placement.project());
        for (PlacedService service : placement.services()) {
            boolean isSeveral = isSeveral(pods.main(service));
            service.definition().effective().tables("volumes").forEach((key, volume) -> {
                if (!KeptVolumes.isKept(volume)) {
                    return;
                }
                String identity = KeptVolumes.identity(service.definition(), key, volume);
                volume.string("size").ifPresent(size -> sizes.putIfAbsent(identity, size));
                if (isSeveral) {
                    several.add(identity);
                }
            });
        }
    }

    /** Whether several pods of a service run beside each other. */
    private static boolean isSeveral(PlacedService pod) {
        Table deploy = pod.definition().effective().table("deploy");
        return pod.service().kind() == WorkloadKind.DAEMONSET
                || pod.service().replicas() > 1
                || Math.max(
                                deploy.table("autoscaling").integer("min").orElse(1),
                                deploy.table("autoscaling").integer("max").orElse(1))
                        > 1;
    }

    /** A volume as it is declared. */
    private static Table table(PlacedService service, String key) {
        return service.definition().effective().table("volumes").table(key);
    }

    /** What tells a persistent volume from others. */
    static String identity(PlacedService service, String key, Declared volume) {
        Table table = table(service, key);
        volume.get("scope").skip();
        if (KeptVolumes.isOfHost(table)) {
            volume.get("scope").lose("a claim is its namespace's, and no other project has it");
        }
        return KeptVolumes.identity(service.definition(), key, table);
    }

    /** What a volume is called unless another claim is: one of the host's is always told from the project's. */
    String wanted(PlacedService service, String key) {
        Table volume = table(service, key);
        String source = KeptVolumes.source(volume);
        return source.isEmpty()
                ? service.name() + "-" + key
                : KeptVolumes.isOfHost(volume) ? source + "-of-host" : source;
    }

    /** Whether the pods of several services use a volume. */
    boolean isShared(PlacedService service, String key) {
        return kept.areShared(service.definition(), key, table(service, key));
    }

    /** The name of the claim of a volume, which is made when it is first asked for. */
    String name(PlacedService service, String key, Declared volume) {
        String identity = identity(service, key, volume);
        String size = sizes.getOrDefault(identity, "");
        if (!volume.get("size").text(size).equals(size)) {
            volume.get("size").lose("another service that shares the volume says how large it is");
        }
        String known = bySource.get(identity);
        if (known != null) {
            return known;
        }
        String wanted = wanted(service, key);
        String name = names.free(wanted);
        bySource.put(identity, name);
        if (!name.equals(Names.label(wanted))) {
            volume.get("source")
                    .lose("another claim is called so, and this one has its number only as long as that one is there");
        }
        boolean isForMany = isShared(service, key) || several.contains(identity);
        Mapping claim = Objects.of("v1", "PersistentVolumeClaim", name, namespace);
        claim.put("spec", spec(quantity(volume.get("size"), size), isForMany ? "ReadWriteMany" : "ReadWriteOnce"));
        claims.put(name, claim);
        return name;
    }

    /** A size as Kubernetes writes it; empty for none, since nothing can be claimed of nothing. */
    static String quantity(Declared declared, String size) {
        Matcher written = SIZE.matcher(size);
        if (!written.matches()) {
            return size;
        }
        if (new BigDecimal(written.group(1)).signum() == 0) {
            declared.lose("a volume has a size");
            return "";
        }
        String unit = written.group(2) == null ? "" : written.group(2);
        String binary = unit.equals("b") ? "" : unit.toUpperCase(Locale.ROOT) + "i";
        boolean isLower = !unit.isEmpty() && Character.isLowerCase(unit.charAt(0));
        return written.group(1) + (isLower ? binary : unit.equals("K") ? "k" : unit);
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
