package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.World.Definition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes that may run a service. */
final class Nodes {

    private static final String SYSTEM = "kubernetes.io/os";
    private static final String WINDOWS = "windows";

    private Nodes() {}

    /** The labels that they have where a service runs, with their values, as far as they are known. */
    static Map<String, List<String>> of(World world, String context, Definition service) {
        Map<String, List<String>> nodes = new HashMap<>();
        Optional<Tree> pod = world.pod(context, service).map(Definition::effective);
        pod.ifPresent(one -> one.table("deploy.node_selector")
                .entries()
                .forEach((label, value) -> nodes.put(
                        label,
                        (value instanceof List<?> values ? values : List.of(value))
                                .stream()
                                        .map(text -> Variables.meant((String) text))
                                        .toList())));
        nodes.values().removeIf(values -> values.stream().anyMatch(text -> text.isEmpty() || text.contains("$")));
        Stream.concat(pod.stream(), Stream.of(service.effective()))
                .map(Nodes::platform)
                .flatMap(platform -> Stream.of(WINDOWS, "linux").filter(platform::startsWith))
                .forEach(system -> nodes.putIfAbsent(SYSTEM, List.of(system)));
        return nodes;
    }

    /** Whether a container is built for Windows, or its nodes are of Windows alone. */
    static boolean areOfWindows(World world, Definition service) {
        return platform(service.effective()).startsWith(WINDOWS)
                || List.of(WINDOWS).equals(of(world, service.context(), service).get(SYSTEM));
    }

    private static String platform(Tree service) {
        return Variables.meant(service.text("container.platform").orElse(""))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
