package dev.serviceregistry.generators.docker;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What the engine of Docker is told of a container, in whatever language it is written. */
public final class EngineSettings {

    /** Keys that are true or false, and what the engine calls them. */
    public static final Map<String, String> FLAGS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "read_only_root", "read_only",
            "privileged", "privileged",
            "init", "init")));

    private EngineSettings() {}

    /** How many containers of a service run beside each other; nothing where no number is declared or can be kept. */
    public static OptionalLong replicas(PlacedService service) {
        Declared replicas = service.get("deploy").get("replicas");
        OptionalLong declared = replicas.integer();
        if (declared.orElse(1) > 1 && service.service().kind() == WorkloadKind.STATEFULSET && keepsData(service)) {
            replicas.lose("containers of one service share its volumes there, and each of these needs data of its own");
            return OptionalLong.empty();
        }
        return declared;
    }

    private static boolean keepsData(PlacedService service) {
        return service.definition().effective().tables("volumes").values().stream()
                .anyMatch(volume ->
                        volume.string("type").filter("persistent"::equals).isPresent());
    }

    /** When a container is started again; what ends by itself is not, where nothing is declared. */
    public static String restart(PlacedService service) {
        WorkloadKind kind = service.service().kind();
        boolean ends = kind == WorkloadKind.JOB || kind == WorkloadKind.CRONJOB;
        return service.get("container").get("restart").text(ends ? "no" : "unless-stopped");
    }

    /** Takes the demand that a container does not run as root, which holds only where another user is stated. */
    public static void demandNonRoot(Declared container) {
        Declared demand = container.get("run_as_non_root");
        String user = container.get("user").text("");
        boolean states = !user.isEmpty() && !user.matches("(0|root)(:.*)?");
        if (demand.isTrue() && !states) {
            demand.lose("a container runs as the user of its image where no other is stated");
        }
    }
}
