package dev.serviceregistry.registry.values;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a container is built for, as <a href="https://pkg.go.dev/github.com/containerd/platforms">containerd</a> takes
 * platforms apart: {@code linux/amd64}, {@code windows(10.0.17763)/amd64}, {@code linux}, or {@code aarch64}.
 *
 * @param system the operating system, by the name that Go has for it; empty when only an architecture is written
 * @param architecture by the name that Go has for it; empty when none is written
 */
public record ContainerPlatform(String system, String architecture) {

    private static final Map<String, String> SYSTEMS = Map.of("macos", "darwin");

    private static final Map<String, String> ARCHITECTURES = Map.of(
            "i386", "386",
            "x86_64", "amd64",
            "x86-64", "amd64",
            "aarch64", "arm64",
            "armhf", "arm",
            "armel", "arm");

    /** Those that stand alone without being taken for an operating system. */
    private static final Set<String> KNOWN_ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "arm",
            "arm64",
            "loong64",
            "mips64",
            "mips64le",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x",
            "wasm");

    /** Takes a platform apart; what is behind the architecture, its variant, is left out. */
    public static ContainerPlatform of(String written) {
        String[] parts = written.strip().toLowerCase(Locale.ROOT).split("/", -1);
        String first = parts[0].replaceFirst("[(].*", "");
        String alone = ARCHITECTURES.getOrDefault(first, first);
        if (parts.length == 1 && KNOWN_ARCHITECTURES.contains(alone)) {
            return new ContainerPlatform("", alone);
        }
        String second = parts.length == 1 ? "" : parts[1];
        return new ContainerPlatform(SYSTEMS.getOrDefault(first, first), ARCHITECTURES.getOrDefault(second, second));
    }
}
