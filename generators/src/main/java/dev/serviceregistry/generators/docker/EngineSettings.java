package dev.serviceregistry.generators.docker;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What the engine of Docker is told of a container, in whatever language it is written. */
public final class EngineSettings {

    /** Keys that are true or false, and what the engine calls them. */
    public static final Map<String, String> FLAGS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "read_only_root", "read_only",
            "privileged", "privileged",
            "init", "init")));

    /** Modes in which a container has no network of its own, on which a host could bind ports. */
    private static final Set<String> SHARED = Set.of("host", "none");

    private EngineSettings() {}

    /** Whether a container in a mode of the network publishes no ports; in {@code bridge} or a network by its name it does. */
    public static boolean sharesNetwork(String mode) {
        return SHARED.contains(mode) || mode.startsWith("service:") || mode.startsWith("container:");
    }

    /** The port that the container listens on, the first of several, which other containers reach it by. */
    public static String target(Declared port) {
        return port.get("target_port").text().or(port.get("port")::text).orElse("0");
    }

    /** How many ports in a row follow the first one of a port. */
    public static long further(Declared port) {
        OptionalLong number = port.get("port").integer();
        OptionalLong end = port.get("end_port").integer();
        return number.isPresent() && end.isPresent() ? Math.max(0, end.getAsLong() - number.getAsLong()) : 0;
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
