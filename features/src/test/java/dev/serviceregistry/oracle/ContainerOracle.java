package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the family security must find in how containers run: SEC-002 to SEC-007, SEC-010 to SEC-013, SEC-016, 021, 022. */
final class ContainerOracle {

    private static final Set<String> DANGEROUS = Set.of(
            "ALL",
            "AUDIT_CONTROL",
            "AUDIT_READ",
            "BLOCK_SUSPEND",
            "BPF",
            "CHECKPOINT_RESTORE",
            "DAC_READ_SEARCH",
            "IPC_OWNER",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "NET_ADMIN",
            "NET_RAW",
            "PERFMON",
            "SYSLOG",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "WAKE_ALARM");

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
        if (container.value("privileged").orElse(false).equals(true)) {
            add("SEC-002", definition, "container.privileged");
        }
        for (String space : List.of("network_mode", "pid", "ipc", "userns_mode")) {
            if (meant(container, space).equals("host")) {
                add("SEC-010", definition, "container." + space);
            }
        }
        boolean writable = isHardened(definition, container)
                && !container.value("read_only_root").orElse(false).equals(true);
        if (writable && isDemanded("require_read_only_root", definition, "container.read_only_root")) {
            add("SEC-005", definition, "container.read_only_root");
        }
    }

    private void user(Definition definition, Tree container) {
        String user = meant(container, "user").strip();
        Optional<Object> other = container.value("run_as_non_root");
        boolean says = world.said(definition.effective(), "container.user").isPresent();
        boolean unsaid = user.isEmpty()
                && (says || world.isSilentAbout(definition, "container.user"))
                && other.isEmpty()
                && !world.isUncertain(definition, "container.run_as_non_root")
                && isDemanded("require_non_root", definition, "container.user");
        if (isRoot(user) || user.isEmpty() && other.orElse(true).equals(false) || unsaid) {
            add("SEC-004", definition, "container.user");
        }
    }

    private static boolean isRoot(String user) {
        String name = user.split(":", 2)[0];
        return name.equals("root")
                || name.equalsIgnoreCase("ContainerAdministrator")
                || name.matches("[+-]?0+")
                || name.isBlank() && user.contains(":");
    }

    /** Whether it runs where the rights of Linux can be taken away. */
    private boolean isHardened(Definition definition, Tree container) {
        return !Nodes.areOfWindows(world, definition) && !world.isUncertain(definition, "container.platform");
    }

    private void capabilities(Definition definition, Tree container) {
        Set<String> added = new TreeSet<>();
        for (String written : container.texts("capabilities_add")) {
            String capability = Variables.meant(written).toUpperCase(Locale.ROOT);
            added.add(capability.startsWith("CAP_") ? capability.substring("CAP_".length()) : capability);
        }
        added.retainAll(DANGEROUS);
        added.forEach(name -> add("SEC-011", definition, "container.capabilities_add:" + name));
        boolean keeps = isHardened(definition, container)
                && container.texts("capabilities_drop").stream()
                        .map(Variables::meant)
                        .noneMatch("ALL"::equalsIgnoreCase);
        if (keeps && isDemanded("require_dropped_capabilities", definition, "container.capabilities_drop")) {
            add("SEC-012", definition, "container.capabilities_drop");
        }
    }

    private void options(Definition definition, Tree container) {
        Map<String, String> options = new HashMap<>();
        for (String written : container.texts("security_opt")) {
            String[] parts = Variables.meant(written).split("[:=]", 2);
            String[] inner = parts[0].equals("label") && parts.length > 1 ? parts[1].split("[:=]", 2) : parts;
            options.put(inner[0], inner.length > 1 ? inner[1] : "");
        }
        boolean off = isHardened(definition, container)
                && List.of("", "1", "t", "T", "true", "TRUE", "True").stream()
                        .noneMatch(options.getOrDefault("no-new-privileges", "not said")::equals);
        if (off && !world.isUncertain(definition, "container.security_opt")) {
            add("SEC-013", definition, "container.security_opt");
        }
        for (String profile : List.of("seccomp", "apparmor")) {
            if (options.getOrDefault(profile, "").equalsIgnoreCase("unconfined")) {
                add("SEC-021", definition, "container.security_opt:" + profile);
            }
        }
    }

    private void limits(Definition definition, Tree container) {
        if (isHardened(definition, container)
                && container.number("pids_limit").orElse(0L) <= 0
                && !world.isUncertain(definition, "container.pids_limit")) {
            add("SEC-016", definition, "container.pids_limit");
        }
        // Where nothing is written the platform decides.
        boolean unbounded = List.of("always", "unless-stopped", "on-failure", "on-failure:0")
                .contains(container.text("restart").orElse("nothing"));
        if (Running.isLong(world, definition) && unbounded && !world.isUncertain(definition, "container.restart")) {
            add("SEC-022", definition, "container.restart");
        }
    }

    private void image(Definition definition, Image image) {
        boolean undigested = !image.digest() && !image.isOpen() && !world.isUncertain(definition, "container.digest");
        boolean moving = (image.tag().isEmpty() || image.tag().equals("latest"))
                && !world.isUncertain(definition, "container.tag");
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

    private static String meant(Tree container, String key) {
        return Variables.meant(container.text(key).orElse(""));
    }

    /** Whether something is demanded that a definition does not give at a path, of which it is certain what it says. */
    private boolean isDemanded(String setting, Definition definition, String path) {
        return world.demands("security." + setting, definition) && !world.isUncertain(definition, path);
    }

    private void add(String rule, Definition definition, String element) {
        found.add(Expected.of(rule, definition.identity(), element));
    }
}
