package dev.serviceregistry.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change of one service whose consequences are known beforehand.
 *
 * @param rule the rule that objects to it
 * @param back the rule that objects to the contrary change; empty when none does
 * @param element the element of the finding
 * @param backElement the element of the finding on the contrary change
 * @param old what the service has before, besides what every service has
 * @param now what it has after
 */
record Edit(String rule, String back, String element, String backElement, Tree old, Tree now) {

    /** Every change that concerns a single service and leaves it where it is. */
    static List<Edit> all() {
        Tree none = Tree.empty();
        List<Edit> edits = new ArrayList<>();
        both(edits, "BRK-004", "type", Tree.of("type", "api"), Tree.of("type", "worker"));
        one(edits, "BRK-005", "ports.main", port(8080), none);
        one(edits, "BRK-005", "ports.extra", port(8080).with("ports.extra.port", 9000L), port(8080));
        both(edits, "BRK-006", "ports.main", port(8080), port(8081));
        both(edits, "BRK-006", "ports.main", port(8080), port(8080).with("ports.main.protocol", "UDP"));
        String published = "ports.main.published";
        one(edits, "BRK-007", published, port(8080).with(published, 30001L), port(8080));
        both(
                edits,
                "BRK-007",
                published,
                port(8080).with(published, 30002L),
                port(8080).with(published, 30003L));
        one(edits, "BRK-007", published, bound(""), bound("127.0.0.1"));
        both(edits, "BRK-007", published, bound("10.0.0.1"), bound("10.0.0.2"));
        one(edits, "BRK-008", "properties.p", property("string"), none);
        both(edits, "BRK-009", "properties.p.type", property("string"), property("integer"));
        one(edits, "BRK-009", "properties.p.type", property("number"), property("integer"));
        one(edits, "BRK-010", "properties.p.max", property("integer"), with("max", 5L));
        one(edits, "BRK-010", "properties.p.min", with("min", 1L), with("min", 2L));
        one(
                edits,
                "BRK-010",
                "properties.p.enum",
                with("enum", List.of("a", "b")),
                with("enum", List.of("b", "c")),
                "BRK-010");
        one(edits, "BRK-010", "properties.p.enum", with("enum", List.of("a", "b")), with("enum", List.of("a")));
        one(edits, "BRK-011", "properties.p.required", property("string"), with("required", true));
        one(edits, "BRK-011", "properties.p.required", none, with("required", true), "BRK-008", "properties.p");
        both(edits, "BRK-012", "properties.p.default", with("default", "a"), with("default", "b"));
        both(edits, "BRK-013", "properties.p.secret", property("string"), with("secret", true));
        one(edits, "BRK-014", "env:LEVEL", Tree.of("env.LEVEL", "info"), none);
        one(edits, "BRK-015", "secrets.db", Tree.of("secrets.db.provider", "vault"), none);
        one(edits, "BRK-015", "secrets.db.user", keys("user", "other"), keys("other"));
        one(
                edits,
                "BRK-019",
                "dependencies.requires:anchor",
                none,
                Tree.of("dependencies.requires", List.of("anchor")));
        one(
                edits,
                "BRK-019",
                "dependencies.requires:anchor",
                Tree.of("dependencies.optional", List.of("anchor")),
                Tree.of("dependencies.requires", List.of("anchor")));
        one(edits, "BRK-020", "dependencies.requires:anchor", requires(">=1"), requires("^1"));
        one(edits, "BRK-020", "dependencies.requires:anchor", requires("^1"), requires("~1.0"));
        one(
                edits,
                "BRK-021",
                "dependencies.conflicts:ghost",
                none,
                Tree.of("dependencies.conflicts", List.of("ghost")));
        one(edits, "BRK-022", "dependencies.provides:own", provides("own@1"), none);
        both(edits, "BRK-022", "dependencies.provides:own", provides("own@1"), provides("own@2"));
        one(edits, "BRK-022", "dependencies.provides:own", provides("own@1.4"), provides("own@1.3"));
        one(edits, "BRK-023", "visibility", none, Tree.of("visibility", "project"));
        one(edits, "BRK-024", "criticality", Tree.of("criticality", "high"), Tree.of("criticality", "medium"));
        one(edits, "BRK-024", "slo.up", Tree.of("slo.up.objective", "99.9%"), Tree.of("slo.up.objective", "99.5%"));
        one(edits, "BRK-025", "metadata:memory.request", none, Tree.of("metadata.min_memory_mb", 128L));
        one(
                edits,
                "BRK-025",
                "metadata:CPU.request",
                Tree.of("metadata.cpu_request_millicores", 100L),
                Tree.of("metadata.cpu_request_millicores", 200L));
        one(edits, "BRK-026", "volumes:/data", volume(none), none);
        one(
                edits,
                "BRK-026",
                "volumes:/data",
                volume(Tree.of("volumes.v.size", "2Gi")),
                volume(Tree.of("volumes.v.size", "900Mi")));
        one(edits, "BRK-027", "network.ingress:a.example.org/", ingress("a.example.org"), none);
        one(
                edits,
                "BRK-029",
                "metadata.data_classification",
                Tree.of("metadata.data_classification", "public"),
                Tree.of("metadata.data_classification", "internal"));
        both(edits, "BRK-030", "lifecycle", Tree.of("lifecycle", "production"), Tree.of("lifecycle", "retired"));
        one(edits, "BRK-031", "deprecation.sunset", sunset(2027), sunset(2026));
        one(edits, "BRK-032", "patterns:demo", Tree.of("patterns", List.of("demo")), none);
        both(edits, "BRK-033", "container.image", image("nginx", "1.0"), image("quay.io/nginx", "1.0"));
        one(edits, "BRK-034", "health.liveness", Tree.of("health.liveness.exec", List.of("/check")), none);
        one(edits, "BRK-035", "deploy.replicas", replicas(3), replicas(2));
        one(edits, "BRK-035", "deploy.replicas", scaled(3), scaled(1));
        one(edits, "BRK-035", "deploy.replicas", scaled(4), replicas(2));
        one(edits, "BRK-035", "deploy.replicas", replicas(3), scaled(1).with("deploy.replicas", 3L));
        one(edits, "BRK-035", "deploy.replicas", Tree.of("deploy.replicas", 2L), Tree.of("deploy.replicas", 0L));
        harmless(edits, replicas(3), scaled(3));
        harmless(edits, replicas(3), replicas(3).with("deploy.kind", "daemonset"));
        one(edits, "BRK-036", "container.tag", image("nginx", "1.9"), image("nginx", "2.0"), "BRK-040");
        one(edits, "BRK-037", "container.tag", image("nginx", "1.9"), image("nginx", "latest"));
        one(edits, "BRK-038", "network.networks:front", networks("front", "back"), networks("back"));
        both(
                edits,
                "BRK-039",
                "volumes:/data",
                volume(Tree.of("volumes.v.source", "one")),
                volume(Tree.of("volumes.v.source", "two")));
        both(edits, "BRK-039", "volumes:/data", volume(none), volume(Tree.of("volumes.v.read_only", true)));
        one(edits, "BRK-040", "container.tag", image("nginx", "1.9"), image("nginx", "1.8.7"));
        harmless(edits, none, Tree.of("description", "Does things"));
        harmless(edits, Tree.of("env.LEVEL", "info"), Tree.of("env.LEVEL", "debug"));
        harmless(edits, image("nginx", "1.0"), image("docker.io/library/nginx", "1.0"));
        harmless(edits, port(8080), Tree.of("ports.other.port", 8080L));
        harmless(edits, port(8080), port(8080).with("ports.main.target_port", 80L));
        harmless(edits, bound("0.0.0.0"), bound(""));
        harmless(
                edits,
                bound("").with("ports.other.port", 80L).with("ports.other.published", 80L),
                Tree.of("ports.main.port", 80L)
                        .with("ports.main.published", 80L)
                        .with("ports.other.port", 8080L)
                        .with("ports.other.published", 30001L));
        harmless(
                edits,
                with("required", true),
                with("required", true).with("properties.p.default", "a"),
                "BRK-011",
                "properties.p.required");
        harmless(edits, provides("own@1.3"), provides("own@1.4"), "BRK-022", "dependencies.provides:own");
        harmless(edits, requires("^1"), requires(">=1.0.0 <2.0.0"));
        Tree renamed = Tree.of("volumes.renamed.mount", "/data");
        both(edits, "BRK-039", "volumes:/data", volume(none), renamed);
        harmless(
                edits,
                volume(Tree.of("volumes.v.source", "one")),
                renamed.copy().with("volumes.renamed.source", "one"));
        harmless(edits, Tree.of("lifecycle", "production"), Tree.of("lifecycle", "deprecated"));
        return edits;
    }

    private static void one(List<Edit> edits, String rule, String element, Tree old, Tree now) {
        edits.add(new Edit(rule, "", element, "", old, now));
    }

    private static void one(List<Edit> edits, String rule, String element, Tree old, Tree now, String back) {
        edits.add(new Edit(rule, back, element, element, old, now));
    }

    private static void one(
            List<Edit> edits, String rule, String element, Tree old, Tree now, String back, String backElement) {
        edits.add(new Edit(rule, back, element, backElement, old, now));
    }

    private static void both(List<Edit> edits, String rule, String element, Tree old, Tree now) {
        edits.add(new Edit(rule, rule, element, element, old, now));
    }

    private static void harmless(List<Edit> edits, Tree old, Tree now) {
        edits.add(new Edit("", "", "", "", old, now));
    }

    private static void harmless(List<Edit> edits, Tree old, Tree now, String back, String backElement) {
        edits.add(new Edit("", back, "", backElement, old, now));
    }

    private static Tree port(long number) {
        return Tree.of("ports.main.port", number);
    }

    private static Tree bound(String address) {
        Tree port = port(8080).with("ports.main.published", 30001L);
        return address.isEmpty() ? port : port.with("ports.main.host_ip", address);
    }

    private static Tree property(String type) {
        return Tree.of("properties.p.type", type);
    }

    private static Tree with(String key, Object value) {
        return property(value instanceof Long ? "integer" : "string").with("properties.p." + key, value);
    }

    private static Tree keys(String... keys) {
        return Tree.of("secrets.db.keys", List.of(keys));
    }

    private static Tree requires(String range) {
        return Tree.of("dependencies.requires", List.of("anchor@" + range));
    }

    private static Tree provides(String contract) {
        return Tree.of("dependencies.provides", List.of(contract));
    }

    private static Tree volume(Tree more) {
        Tree volume = more.copy();
        return volume.with("volumes.v.mount", "/data");
    }

    private static Tree ingress(String host) {
        return Tree.of("network.ingress", List.of(Tree.of("host", host)));
    }

    private static Tree sunset(int year) {
        return Tree.of("deprecation.sunset", LocalDate.of(year, 12, 31));
    }

    private static Tree image(String name, String tag) {
        return Tree.of("container.image", name).with("container.tag", tag);
    }

    private static Tree replicas(long count) {
        return Tree.of("criticality", "critical").with("deploy.replicas", count);
    }

    private static Tree scaled(long least) {
        return Tree.of("criticality", "critical")
                .with("deploy.autoscaling.min", least)
                .with("deploy.autoscaling.max", 9L);
    }

    private static Tree networks(String... names) {
        return Tree.of("network.networks", List.of(names));
    }

    /** The contrary change. */
    Edit contrary() {
        return new Edit(back, rule, backElement, element, now, old);
    }

    Tree before(String version) {
        return service(old, version);
    }

    Tree after(String version) {
        return service(now, version);
    }

    private static Tree service(Tree own, String version) {
        Tree service = new Tree(new TreeMap<>(Map.of("type", "api", "version", version)));
        own.copy().entries().forEach(service.entries()::put);
        return service;
    }
}
