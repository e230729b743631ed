package dev.serviceregistry.generators.docker;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What a container engine cannot do for a service, whichever file tells it to. */
public final class EngineLimits {

    private static final String INTERPOLATED = "[A-Za-z_][A-Za-z0-9_]*";

    private EngineLimits() {}

    /** How many containers of a service run beside each other; nothing where no number is declared or can be kept. */
    public static OptionalLong replicas(PlacedService service) {
        Declared replicas = service.get("deploy").get("replicas");
        OptionalLong declared = replicas.integer();
        if (declared.orElse(1) <= 1) {
            return declared;
        }
        if (isPublished(service)) {
            replicas.lose("a host binds a published port for one container alone");
            return OptionalLong.empty();
        }
        if (service.service().kind() == WorkloadKind.STATEFULSET && keepsData(service)) {
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

    private static boolean isPublished(PlacedService service) {
        String mode = service.definition()
                .effective()
                .table("container")
                .string("network_mode")
                .orElse("");
        return !EngineSettings.sharesNetwork(mode)
                && service.get("ports").entries().values().stream()
                        .anyMatch(port -> port.get("published").isPresent());
    }

    /** What is mounted in memory; tells of what would stand where a volume does, which the engine refuses. */
    public static List<String> memory(PlacedService service) {
        Set<String> places = new HashSet<>();
        for (Declared volume : service.get("volumes").entries().values()) {
            places.add(place(volume.get("mount").text("")));
        }
        List<String> memory = new ArrayList<>();
        for (Declared mount : service.get("container").get("tmpfs").items()) {
            String text = mount.text("");
            if (places.add(place(text.replaceFirst(":.*", "")))) {
                memory.add(text);
            } else {
                mount.lose("a container has one volume at one place");
            }
        }
        return memory;
    }

    private static String place(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether a container can have a variable of this name; tells of one that it cannot have. */
    public static boolean takes(String name, Declared variable) {
        boolean taken = !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf('\0') < 0;
        if (!taken) {
            variable.lose("a container has no variable of this name");
        }
        return taken;
    }

    /** Whether Compose finds a variable of this name in the environment of whoever starts the project. */
    static boolean interpolates(String name) {
        return name.matches(INTERPOLATED);
    }
}
