package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Ports;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.HostAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a pod's containers, and under which numbers Services make them known.
 *
 * <p>What no container declares but some Service leads to is a port of the main container.
 */
final class PodPorts {
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    private final Workload workload;
    private final Map<Container, List<Declared>> declared = new LinkedHashMap<>();
    private final Map<Target, Map<Integer, String>> served = new HashMap<>();
    private final Map<Container, Ports> written = new HashMap<>();
    private final Map<Target, Map<Integer, String>> names = new HashMap<>();
    private final Map<String, Target> byText = new HashMap<>();

    /** A port as a container declares it. */
    private record Declared(String name, Target target, int published, String hostIp) {}

    /** A port that somebody listens on. */
    record Target(Container container, String protocol, int number) {}

    PodPorts(Workload workload) {
        this.workload = workload;
        boolean isOfHost = Boolean.TRUE.equals(workload.pod().flag("hostNetwork"));
        for (Container container : workload.containers()) {
            List<Declared> ports = new ArrayList<>();
            for (Keys keys : KubernetesKeys.mappings(container.keys(), "ports")) {
                Declared port = declared(container, keys, isOfHost);
                if (port != null) {
                    ports.add(port);
                    String protocol = port.target().protocol() + "/";
                    byText.putIfAbsent(protocol + port.name(), port.target());
                    byText.putIfAbsent(protocol + port.target().number(), port.target());
                }
            }
            declared.put(container, ports);
        }
    }

    /** A port; on the network of its host each binds the same port there, stated or not. */
    private static @Nullable Declared declared(Container container, Keys keys, boolean isOfHost) {
        String protocol = protocol(keys);
        String name = keys.text("name");
        int number = number(keys, "containerPort");
        int unstated = isOfHost ? number : 0;
        int published = keys.text("hostPort").matches("0?") ? unstated : number(keys, "hostPort");
        String hostIp = keys.text("hostIP");
        if (!HostAddress.isOne(hostIp)) {
            keys.note("hostIP", hostIp + " stands where the registry takes an IP address");
        }
        KubernetesKeys.finish(keys);
        if (number == 0) {
            return null;
        }
        return new Declared(
                name, new Target(container, protocol, number), published, hostIp.equals("0.0.0.0") ? "" : hostIp);
    }

    /** A protocol in lower case. */
    static String protocol(Keys keys) {
        String protocol = keys.text("protocol").toLowerCase(Locale.ROOT);
        if (protocol.isEmpty() || PROTOCOLS.contains(protocol)) {
            return protocol.isEmpty() ? "tcp" : protocol;
        }
        keys.note("protocol", "is none that Kubernetes knows; TCP is written");
        return "tcp";
    }

    /** A number of a port, or 0 where there is none, which is noted. */
    static int number(Keys keys, String key) {
        String text = keys.text(key).strip();
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > 65_535) {
            keys.note(key, "is no number of a port; left out");
            return 0;
        }
        return number;
    }

    /** What listens on a port that is named or numbered, or null where none is called so. */
    @Nullable
    Target find(String nameOrNumber, String protocol) {
        Target target = nameOrNumber.isEmpty() ? null : byText.get(protocol + "/" + nameOrNumber);
        if (target != null) {
            return target;
        }
        int number = nameOrNumber.matches("\\d{1,5}") ? Integer.parseInt(nameOrNumber) : 0;
        return number > 0 && number <= 65_535 ? new Target(workload.main(), protocol, number) : null;
    }

    /** The containers that declare each number, and the main one under 0 for all others. */
    Map<Integer, Set<Container>> declared() {
        Map<Integer, Set<Container>> byNumber = new HashMap<>(Map.of(0, Set.of(workload.main())));
        declared.forEach((container, ports) ->
                ports.forEach(port -> byNumber.computeIfAbsent(port.target().number(), number -> new LinkedHashSet<>())
                        .add(container)));
        return byNumber;
    }

    /** The number behind a name among the ports of one container, or 0. */
    int number(Container container, String name) {
        for (Declared port : declared.getOrDefault(container, List.of())) {
            if (port.name().equals(name)) {
                return port.target().number();
            }
        }
        return 0;
    }

    /** Makes a port known under the number that a Service gives it. */
    void serve(Target target, int number, String appProtocol) {
        served.computeIfAbsent(target, port -> new LinkedHashMap<>())
                .merge(number, appProtocol, (first, second) -> first.isEmpty() ? second : first);
    }

    /** Writes all ports; to be called when everybody has said what leads to them. */
    void write() {
        for (Container container : workload.containers()) {
            Ports ports = new Ports();
            written.put(container, ports);
            for (Declared port : declared.getOrDefault(container, List.of())) {
                write(ports, port);
            }
            served.keySet().stream()
                    .filter(target -> target.container().equals(container) && !names.containsKey(target))
                    .sorted((one, two) -> Integer.compare(one.number(), two.number()))
                    .forEach(target -> write(ports, new Declared("", target, 0, "")));
        }
    }

    private void write(Ports ports, Declared port) {
        Target target = port.target();
        int published = port.published();
        Map<Integer, String> numbers = served.getOrDefault(target, Map.of(target.number(), ""));
        for (Map.Entry<Integer, String> number : numbers.entrySet()) {
            String key = ports.add(
                    new Ports.Port(number.getKey(), target.number(), published, port.hostIp(), target.protocol()),
                    number.getValue());
            names.computeIfAbsent(target, unused -> new HashMap<>()).putIfAbsent(number.getKey(), key);
            published = 0;
        }
    }

    /** The key of a port that a Service makes known under this number. */
    String key(Target target, int number) {
        return names.getOrDefault(target, Map.of()).getOrDefault(number, "");
    }

    Ports of(Container container) {
        return written.getOrDefault(container, new Ports());
    }
}
