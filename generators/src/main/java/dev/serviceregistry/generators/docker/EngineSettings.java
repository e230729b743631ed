package dev.serviceregistry.generators.docker;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What the engine of Docker is told of a container, in whatever language it is written. */
public final class EngineSettings {

    /** Keys that are true or false, and what the engine calls them. */
    public static final Map<String, String> FLAGS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "read_only_root", "read_only",
            "privileged", "privileged",
            "init", "init")));

    private EngineSettings() {}

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
