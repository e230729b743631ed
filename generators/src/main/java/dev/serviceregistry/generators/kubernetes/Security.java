package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a container may do: what the restricted profile of pod security allows, as far as nothing else is declared.
 *
 * <p>The level of a pod is the strictest profile that admits it.
 */
final class Security {

    /** The profiles of pod security, the strictest first. */
    enum Level {
        RESTRICTED,
        BASELINE,
        PRIVILEGED;

        Level or(Level other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private static final Set<String> BASELINE_CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private static final List<String> LINUX_ALONE =
            List.of("read_only_root", "capabilities_add", "capabilities_drop", "security_opt");

    private final Declared container;
    private final PodSystem system;
    private final Mapping context = new Mapping();
    private OptionalLong owner = OptionalLong.empty();
    private Level level = Level.RESTRICTED;
    private boolean seesAllPaths;

    Security(Declared container, PodSystem system) {
        this.container = container;
        this.system = system;
        if (system.isWindows()) {
            windows();
        } else {
            linux();
        }
    }

    private void linux() {
        boolean privileged = container.get("privileged").isTrue();
        user();
        boolean escalates = options();
        List<String> added = capabilities();
        boolean must = privileged || added.contains("SYS_ADMIN");
        context.put("privileged", privileged);
        context.put("allowPrivilegeEscalation", escalates || must);
        context.put("readOnlyRootFilesystem", isReadOnly());
        if (privileged) {
            level = Level.PRIVILEGED;
        } else if (escalates || must) {
            level = level.or(Level.BASELINE);
        }
    }

    /** The API server refuses what Linux alone knows in a pod of Windows. */
    private void windows() {
        boolean isHostProcess = isHostProcess();
        Declared privileged = container.get("privileged");
        if (privileged.isTrue() && !isHostProcess) {
            privileged.lose("in a pod of Windows all containers are processes of the host, or none");
        }
        Declared user = container.get("user");
        String name = user.text("");
        Declared says = container.get("run_as_non_root");
        boolean saysRoot = says.isPresent() ? !says.isTrue() : isHostProcess;
        boolean isRoot = saysRoot || name.equalsIgnoreCase("ContainerAdministrator");
        Mapping options = new Mapping();
        if (isHostProcess) {
            options.put("hostProcess", true);
        }
        if (name.contains(":")) {
            user.lose("a user of Windows has no group");
        } else if (!name.isEmpty()) {
            options.put("runAsUserName", name);
        }
        context.put("runAsNonRoot", !isRoot);
        context.putUnlessEmpty("windowsOptions", options);
        for (String key : LINUX_ALONE) {
            container.get(key).lose("a container of Windows has no such setting");
        }
        level = isHostProcess ? Level.PRIVILEGED : isRoot ? Level.BASELINE : Level.RESTRICTED;
    }

    /** Whether it is a process of a host of Windows. */
    boolean isHostProcess() {
        return system == PodSystem.WINDOWS_HOST;
    }

    Mapping context() {
        return context;
    }

    Level level() {
        return level;
    }

    /** The group that a volume has to belong to for the user to write into it; nothing for root and for a user of the image. */
    OptionalLong owner() {
        return owner;
    }

    /** Whether no path of the kernel is hidden from it, which Kubernetes allows to users of a namespace of their own. */
    boolean seesAllPaths() {
        return seesAllPaths;
    }

    /** Whether its own files cannot be written, by declaration or since nothing is declared. */
    boolean isReadOnly() {
        Declared readOnly = container.get("read_only_root");
        return !system.isWindows() && (!readOnly.isPresent() || readOnly.isTrue());
    }

    private void user() {
        Declared user = container.get("user");
        String written = user.text("");
        String name = written.contains(":") ? written.substring(0, written.indexOf(':')) : written;
        String group = written.contains(":") ? written.substring(written.indexOf(':') + 1) : "";
        boolean isRoot = name.equals("root") || name.matches("[+-]?0+") || name.isBlank() && !written.isBlank();
        Declared says = container.get("run_as_non_root");
        boolean saysRoot = says.isPresent() && !says.isTrue();
        if (isRoot || isNumber(name)) {
            context.put("runAsUser", isRoot ? 0 : Long.parseLong(name));
            owner = isRoot ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(name));
        } else if (!name.isEmpty()) {
            user.lose("Kubernetes knows users by number alone");
        }
        if (isNumber(group) || group.equals("root")) {
            long number = isNumber(group) ? Long.parseLong(group) : 0;
            context.put("runAsGroup", number);
            owner = isRoot ? OptionalLong.empty() : OptionalLong.of(number);
        } else if (!group.isEmpty()) {
            user.lose("Kubernetes knows groups by number alone");
        }
        context.put("runAsNonRoot", !isRoot && !saysRoot);
        if (isRoot || saysRoot) {
            level = level.or(Level.BASELINE);
        }
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Takes the options of Docker; true when a process may gain rights. */
    private boolean options() {
        Mapping seccomp = new Mapping().put("type", "RuntimeDefault");
        Mapping linux = new Mapping();
        boolean escalates = false;
        for (Declared option : container.get("security_opt").items()) {
            String text = option.text("").replaceFirst("[:=]", "=");
            String key = text.contains("=") ? text.substring(0, text.indexOf('=')) : text;
            String value = text.substring(Math.min(text.length(), key.length() + 1));
            switch (key) {
                case "no-new-privileges" -> escalates = value.equals("false");
                case "seccomp" -> seccomp = profile(value, "builtin", option);
                case "apparmor" -> context.put("appArmorProfile", profile(value, "docker-default", option));
                case "label" -> label(value, linux, option);
                case "systempaths" -> {
                    context.put("procMount", "Unmasked");
                    seesAllPaths = true;
                    level = Level.PRIVILEGED;
                }
                default -> option.lose("Kubernetes has no such option");
            }
        }
        context.put("seccompProfile", seccomp);
        context.putUnlessEmpty("seLinuxOptions", linux);
        return escalates;
    }

    private Mapping profile(String value, String usual, Declared option) {
        if (value.equals("unconfined")) {
            level = Level.PRIVILEGED;
            return new Mapping().put("type", "Unconfined");
        }
        if (value.isEmpty() || value.equals(usual)) {
            return new Mapping().put("type", "RuntimeDefault");
        }
        if (value.startsWith("/") || value.startsWith("{")) {
            option.lose("a profile of Kubernetes stands in the folder of profiles of each node");
            return new Mapping().put("type", "RuntimeDefault");
        }
        return new Mapping().put("type", "Localhost").put("localhostProfile", value);
    }

    private void label(String value, Mapping linux, Declared option) {
        int colon = value.indexOf(':');
        String key = colon < 0 ? value : value.substring(0, colon);
        if (colon < 0 || !Set.of("user", "role", "type", "level").contains(key)) {
            option.lose("SELinux cannot be switched off for one container");
            return;
        }
        linux.put(key, value.substring(colon + 1));
        if (key.equals("user") || key.equals("role")) {
            level = Level.PRIVILEGED;
        }
    }

    private List<String> capabilities() {
        List<String> added = names(container.get("capabilities_add").texts());
        List<String> dropped = names(container.get("capabilities_drop").texts());
        Mapping capabilities = new Mapping().put("drop", new Sequence().add("ALL"));
        if (!dropped.isEmpty() && !dropped.contains("ALL")) {
            // What is declared is more exact than our default: the rest of what the engine gives is kept.
            capabilities.put("drop", dropped);
            level = level.or(Level.BASELINE);
        }
        if (!added.isEmpty()) {
            capabilities.put("add", added);
            boolean bind = added.equals(List.of("NET_BIND_SERVICE"));
            level = level.or(
                    bind
                            ? Level.RESTRICTED
                            : BASELINE_CAPABILITIES.containsAll(added) ? Level.BASELINE : Level.PRIVILEGED);
        }
        context.put("capabilities", capabilities);
        return added;
    }

    private static List<String> names(List<String> written) {
        List<String> names = new ArrayList<>();
        for (String one : written) {
            String name = one.toUpperCase(Locale.ROOT);
            names.add(name.startsWith("CAP_") ? name.substring(4) : name);
        }
        return names;
    }
}
