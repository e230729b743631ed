package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the family security must find in how containers run: SEC-002 to SEC-007, SEC-010 to SEC-013, SEC-016, 021, 022. */
final class ContainerOracle {

    private static final Set<String> DANGEROUS = Set.of(
            "ALL",
            "SYS_ADMIN",
            "NET_ADMIN",
            "SYS_PTRACE",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_BOOT",
            "SYS_TIME",
            "DAC_READ_SEARCH",
            "BPF",
            "PERFMON",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "SYSLOG",
            "LINUX_IMMUTABLE",
            "IPC_OWNER");

    private final World world;
    private final List<Expected> found = new ArrayList<>();

    ContainerOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        for (Definition definition : world.definitions()) {
            Tree container = definition.effective().table("container");
            if (!container.entries().isEmpty()) {
                rights(definition, container);
                user(definition, container);
                capabilities(definition, container);
                options(definition, container);
                limits(definition, container);
                Image.of(container).ifPresent(image -> image(definition, image));
            }
        }
        return found;
    }

    private void rights(Definition definition, Tree container) {
        if (is(container, "privileged", true)) {
            add("SEC-002", definition, "container.privileged");
        }
        for (String space : List.of("network_mode", "pid", "ipc", "userns_mode")) {
            if (is(container, space, "host")) {
                add("SEC-010", definition, "container." + space);
            }
        }
        boolean writable =
                is(container, "read_only_root", false) || world.lacks(definition, "container.read_only_root");
        if (writable && world.demands("security.require_read_only_root", definition)) {
            add("SEC-005", definition, "container.read_only_root");
        }
    }

    private void user(Definition definition, Tree container) {
        Optional<String> user = container.text("user");
        boolean root = user.filter(ContainerOracle::isRoot).isPresent() || is(container, "run_as_non_root", false);
        boolean unsaid =
                world.lacks(definition, "container.user") && world.lacks(definition, "container.run_as_non_root");
        if (root || unsaid && world.demands("security.require_non_root", definition)) {
            add("SEC-004", definition, "container.user");
        }
    }

    private static boolean isRoot(String user) {
        String name = user.split(":", 2)[0];
        return name.equals("root") || !name.isEmpty() && name.chars().allMatch(c -> c == '0');
    }

    private void capabilities(Definition definition, Tree container) {
        for (String written : container.texts("capabilities_add")) {
            String capability = written.toUpperCase(Locale.ROOT);
            String name = capability.startsWith("CAP_") ? capability.substring("CAP_".length()) : capability;
            if (DANGEROUS.contains(name)) {
                add("SEC-011", definition, "container.capabilities_add:" + name);
            }
        }
        boolean keeps = container.texts("capabilities_drop").stream().noneMatch("ALL"::equalsIgnoreCase)
                && !world.isUncertain(definition, "container.capabilities_drop");
        if (keeps && world.demands("security.require_dropped_capabilities", definition)) {
            add("SEC-012", definition, "container.capabilities_drop");
        }
    }

    private void options(Definition definition, Tree container) {
        List<String> options = container.texts("security_opt").stream()
                .map(option -> option.replace(':', '='))
                .toList();
        boolean escalates = options.contains("no-new-privileges=false");
        boolean silent = !options.contains("no-new-privileges")
                && !options.contains("no-new-privileges=true")
                && !world.isUncertain(definition, "container.security_opt");
        if (escalates || silent) {
            add("SEC-013", definition, "container.security_opt");
        }
        for (String profile : List.of("seccomp", "apparmor")) {
            if (options.contains(profile + "=unconfined")) {
                add("SEC-021", definition, "container.security_opt:" + profile);
            }
        }
    }

    private void limits(Definition definition, Tree container) {
        if (container.number("pids_limit").filter(limit -> limit <= 0).isPresent()
                || world.lacks(definition, "container.pids_limit")) {
            add("SEC-016", definition, "container.pids_limit");
        }
        boolean unbounded = List.of("always", "unless-stopped", "on-failure")
                .contains(container.text("restart").orElse(""));
        if (Running.isLong(world, definition)
                && (unbounded && !world.isUncertain(definition, "container.restart")
                        || world.lacks(definition, "container.restart"))) {
            add("SEC-022", definition, "container.restart");
        }
    }

    private void image(Definition definition, Image image) {
        boolean undigested = !image.digest() && world.lacks(definition, "container.digest");
        boolean moving =
                image.tag().equals("latest") || image.tag().isEmpty() && world.lacks(definition, "container.tag");
        if (undigested && moving) {
            add("SEC-003", definition, "container.tag");
        }
        List<String> allowed = world.setting("security.allowed_registries").stream()
                .flatMap(registries -> ((List<?>) registries).stream())
                .map(String.class::cast)
                .toList();
        if (!allowed.isEmpty() && allowed.stream().noneMatch(image::isFrom)) {
            add("SEC-006", definition, "container.image");
        }
        if (undigested && world.demands("security.require_image_digest", definition)) {
            add("SEC-007", definition, "container.digest");
        }
    }

    private static boolean is(Tree container, String key, Object value) {
        return container.value(key).filter(value::equals).isPresent();
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
