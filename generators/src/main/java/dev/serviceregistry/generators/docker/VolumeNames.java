package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Pods;
import dev.serviceregistry.registry.schema.VariableText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the volumes of a project are called for the engine: those that are kept, and those that a pod's containers share. */
public final class VolumeNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Pods pods;
    private final Function<PlacedService, String> services;
    private final Map<String, Integer> mounts = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The names of the volumes that are the project's. */
    private final Set<String> own = new HashSet<>();

    /**
     * The names of the volumes at a place.
     *
     * @param services what a service is called, before whose volumes without a source that stands
     */
    public VolumeNames(Placement placement, Function<PlacedService, String> services) {
        this.pods = new Pods(placement);
        this.services = services;
        for (PlacedService service : placement.services()) {
            service.get("volumes").entries().forEach((key, volume) -> {
                String type = volume.get("type").text("ephemeral");
                if (type.equals("persistent")) {
                    taken.add(wanted(service, key, volume));
                    if (isOwn(volume)) {
                        own.add(wanted(service, key, volume));
                    }
                } else if (type.equals("ephemeral")) {
                    mounts.merge(inPod(service, volume), 1, Integer::sum);
                }
            });
        }
    }

    /** The name of a persistent or ephemeral volume; empty for one that one mount has for itself. */
    public String of(PlacedService service, String key, Declared volume) {
        if (volume.get("type").text("").equals("persistent")) {
            String wanted = wanted(service, key, volume);
            boolean isTaken = NAME.matcher(wanted).matches();
            boolean isAnother = !isOwn(volume) && own.contains(wanted);
            String name = isAnother
                    ? kept.computeIfAbsent("host/" + wanted, identity -> free(wanted))
                    : isTaken ? wanted : kept.computeIfAbsent(wanted, this::free);
            if (!isTaken) {
                boolean isThere = ComposeScope.of(volume.get("scope")) == ComposeScope.EXTERNAL;
                String instead = isThere ? "one must be there already that is called " : "it has an empty one called ";
                volume.get("source").lose("the engine calls no volume so: " + instead + name);
            }
            return name;
        }
        String inPod = inPod(service, volume);
        return source(volume).isEmpty() || mounts.getOrDefault(inPod, 0) < 2
                ? ""
                : shared.computeIfAbsent(inPod, this::free);
    }

    private static boolean isOwn(Declared volume) {
        return ComposeScope.of(volume.get("scope")) == ComposeScope.PROJECT;
    }

    /** What the host calls a persistent volume that is not the project's. */
    public String ofHost(PlacedService service, String key, Declared volume) {
        String name = wanted(service, key, volume);
        return NAME.matcher(name).matches() ? name : of(service, key, volume);
    }

    private String wanted(PlacedService service, String key, Declared volume) {
        String source = source(volume);
        return source.isEmpty() ? services.apply(service) + "-" + key : source;
    }

    /** The source with the defaults of its variables: what nobody sets is the volume of that name. */
    private static String source(Declared volume) {
        return VariableText.of(volume.get("source").text("")).applied();
    }

    /** What tells an ephemeral volume from those of other pods. */
    private String inPod(PlacedService service, Declared volume) {
        return pods.main(service).name() + "/" + source(volume);
    }

    private String free(String wanted) {
        String plain = wanted.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
        String name = plain.isEmpty() ? "volume" : plain;
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
