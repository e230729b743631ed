package dev.serviceregistry.generators.score;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The resources that a workload asks its platform for, each once under a name of its own. */
final class WorkloadResources {

    private final WorkloadNames names;
    private final Names free = new Names();
    private final Map<String, String> known = new TreeMap<>();
    private final Map<String, Mapping> resources = new TreeMap<>();

    WorkloadResources(WorkloadNames names) {
        this.names = names;
    }

    /** The resources by name, sorted. */
    Mapping tree() {
        Mapping tree = new Mapping();
        resources.forEach(tree::put);
        return tree;
    }

    /** The value of a variable of whoever deploys the workload. */
    String environment(String variable) {
        return Placeholders.output(resource("environment", "", "env", new Mapping()), variable);
    }

    /** The resource by which a service is found: by one of its ports, or by its name alone when it has none. */
    String service(PlacedService service) {
        List<ServicePort> ports = ServicePort.of(service);
        Mapping params = new Mapping().put("workload", names.workload(service));
        ports.stream().findFirst().ifPresent(port -> params.put("port", names.port(service, port)));
        return resource(
                ports.isEmpty() ? "service" : "service-port",
                service.name(),
                names.of(service),
                new Mapping().put("params", params));
    }

    /** The name of a host, by the resource of its service. */
    String host(PlacedService service) {
        String output = ServicePort.of(service).isEmpty() ? "name" : "hostname";
        return Placeholders.output(service(service), output);
    }

    /** The resource of a secret, with all that tells where it is kept. */
    String secret(String name, Declared secret) {
        Mapping params = new Mapping();
        for (String key : List.of("provider", "path")) {
            secret.get(key).text().ifPresent(text -> params.put(key, Placeholders.literal(text)));
        }
        Sequence keys = new Sequence();
        secret.get("keys").texts().forEach(key -> keys.add(Placeholders.literal(key)));
        params.putUnlessEmpty("keys", keys);
        return resource("secret", name, name, new Mapping().putUnlessEmpty("params", params));
    }

    /**
     * A volume.
     *
     * @param type how long it lives: {@code persistent} or {@code ephemeral}
     * @param source the name that workloads share it by; empty for one of its own
     * @param name what it is called otherwise
     */
    String volume(String type, String source, String name, Declared size) {
        Mapping resource = new Mapping().put("class", type);
        if (!source.isEmpty()) {
            resource.put("id", WorkloadNames.label(source));
        }
        Mapping params = new Mapping();
        size.text().ifPresent(text -> params.put("size", text));
        resource.putUnlessEmpty("params", params);
        String called = source.isEmpty() ? name : source;
        return "${resources." + resource("volume", called, called, resource) + "}";
    }

    /** A way in from outside. */
    void route(String host, String path, long port) {
        Mapping params = new Mapping()
                .put("host", Placeholders.literal(host))
                .put("path", Placeholders.literal(path))
                .put("port", port);
        resource("route", host + path + " " + port, "route", new Mapping().put("params", params));
    }

    private String resource(String type, String identity, String wanted, Mapping rest) {
        return known.computeIfAbsent(type + " " + identity, unseen -> {
            String name = free.free(WorkloadNames.label(wanted));
            Mapping resource = new Mapping().put("type", type);
            rest.entries().forEach(resource::put);
            resources.put(name, resource);
            return name;
        });
    }
}
