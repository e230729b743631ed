package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.schema.VariableText;
import java.util.List;
import java.util.Locale;

/**
 * What a container is built for, by the words that nodes are labelled with.
 *
 * @param system the operating system; empty where none is declared
 * @param architecture the architecture; empty where none is declared
 */
record Platform(String system, String architecture) {

    private static final String SYSTEM = "kubernetes.io/os";
    private static final String WINDOWS = "windows";

    /** What is declared as {@code container.platform}, such as {@code linux/amd64} or {@code windows(10.0.17763)/amd64}. */
    static Platform of(Declared container) {
        String written =
                VariableText.of(container.get("platform").text("")).applied().strip();
        String[] parts = written.split("/");
        String system = parts[0].replaceFirst("[(].*", "").toLowerCase(Locale.ROOT);
        return new Platform(system, parts.length > 1 ? parts[1] : "");
    }

    boolean isWindows() {
        return system.equals(WINDOWS);
    }

    /** Whether a selector of nodes means those of Windows alone. */
    static boolean isWindows(Declared selector) {
        Declared systems = selector.get(SYSTEM);
        return systems.text().map(List::of).orElseGet(systems::texts).equals(List.of(WINDOWS));
    }

    /** Adds what nodes are selected by. */
    void putInto(Mapping pod) {
        if (!system.isEmpty()) {
            Mapping selector = pod.mapping("nodeSelector").put(SYSTEM, system);
            if (!architecture.isEmpty()) {
                selector.put("kubernetes.io/arch", architecture);
            }
        }
    }
}
