package dev.serviceregistry.generators.flux;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.Queries;
import dev.serviceregistry.generators.gitops.Region;
import dev.serviceregistry.generators.gitops.Release;
import dev.serviceregistry.generators.gitops.ReleasedService;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.kubernetes.Gateway;
import dev.serviceregistry.generators.kubernetes.ManifestObject;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.kubernetes.Prometheus;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Whole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases step by step with Flagger, which shares out at a gateway the traffic that comes from outside. */
final class Canaries {

    private static final String FLAGGER = "flagger.app/v1beta1";

    /** How long a step lasts when nothing is said of it: long enough for some measurements. */
    private static final long USUAL_PAUSE = 300_000;

    /** The pods of a release: those of the primary deployment have one part more in their names. */
    private static final String PODS = "{{ target }}-[0-9a-z]+(-[0-9a-z]+)";

    private final Delivery delivery;
    private final Release release;
    private final List<ReleasedService> services = new ArrayList<>();

    /** What Flagger is told of the paths by which a service is reached; nothing of one that is reached by all. */
    private final Map<String, Sequence> pathsByService = new HashMap<>();

    private final Optional<Mapping> gateway;
    private final Optional<String> prometheus;

    Canaries(Delivery delivery) {
        this.delivery = delivery;
        this.release = delivery.release();
        this.gateway = Gateway.of(delivery.placement()).map(Gateway::reference);
        this.prometheus = Prometheus.address(
                delivery.placement().registry(), delivery.placement().project());
        List<String> others = new ArrayList<>(release.others());
        for (ReleasedService service : release.services()) {
            Optional<Sequence> paths = gateway.flatMap(unused -> paths(service));
            if (!service.hosts().isEmpty() && paths.isPresent()) {
                services.add(service);
                pathsByService.put(service.name(), paths.get());
            } else {
                others.add(service.name());
            }
        }
        lose(others);
    }

    private void lose(List<String> others) {
        Declared declared = release.declared();
        Declared rollback = delivery.deployment().get("rollback");
        rollback.get("max_per_day").lose("Flagger does not count how often it went back");
        if (services.isEmpty()) {
            declared.lose(
                    gateway.isEmpty()
                            ? "Flagger shares out traffic at a gateway, and none is declared: declare deployment.gateway"
                            : "no deployment here is reached from outside by HTTP and keeps nothing");
            for (String key : List.of("automatic", "to", "window")) {
                rollback.get(key).lose("nothing watches a release that no canary goes before");
            }
            return;
        }
        if (!others.isEmpty()) {
            declared.get("steps")
                    .lose("only what is reached from outside by HTTP is released step by step; replaced at" + " once: "
                            + String.join(", ", others));
        } else {
            declared.get("steps").skip();
        }
        if (prometheus.isEmpty()) {
            declared.get("abort_on").lose("no project runs a Prometheus that could be asked");
        }
        if (rollback.get("automatic").isPresent() && !rollback.get("automatic").isTrue()) {
            rollback.get("automatic").lose("Flagger always goes back when a release fails");
        }
        Declared to = rollback.get("to");
        if (!to.text("last-successful").equals("last-successful")) {
            to.lose("what is called off goes back to what ran before it, and to nothing else");
        }
        rollback.get("window").lose("Flagger watches a release as long as its steps last");
    }

    boolean areThere() {
        return !services.isEmpty();
    }

    /** What Flagger is told about a region. */
    List<Tree> objects(Region region) {
        List<Tree> objects = new ArrayList<>();
        if (!areThere()) {
            return objects;
        }
        Sequence metrics = new Sequence();
        String namespace = delivery.manifests().namespace();
        if (prometheus.isPresent() && region.isServing()) {
            release.errorRate().ifPresent(rate -> {
                objects.add(metric("error-rate", "100 * " + Queries.errorRate(namespace, PODS)));
                metrics.add(limit("error-rate", rate));
            });
            release.latency().ifPresent(milliseconds -> {
                objects.add(metric("latency-p99", "1000 * " + Queries.latency(namespace, PODS)));
                metrics.add(limit("latency-p99", BigDecimal.valueOf(milliseconds)));
            });
        }
        services.forEach(service -> objects.add(canary(service, region, metrics)));
        return objects;
    }

    private String metricName(String metric) {
        return Names.label(delivery.placement().project() + "-" + metric);
    }

    private Mapping metric(String name, String query) {
        Mapping provider = new Mapping().put("type", "prometheus").put("address", prometheus.orElse(""));
        return object("MetricTemplate", metricName(name))
                .put("spec", new Mapping().put("provider", provider).put("query", query));
    }

    private Mapping object(String kind, String name) {
        return Traffic.object(FLAGGER, kind, name, delivery.manifests().namespace());
    }

    private Mapping limit(String name, BigDecimal most) {
        Tree limit = most.stripTrailingZeros().scale() <= 0 ? new Whole(most.longValue()) : new Decimal(most);
        return new Mapping()
                .put("name", name)
                .put(
                        "templateRef",
                        new Mapping()
                                .put("name", metricName(name))
                                .put("namespace", delivery.manifests().namespace()))
                .put("thresholdRange", new Mapping().put("max", limit))
                .put("interval", "1m");
    }

    private Mapping canary(ReleasedService service, Region region, Sequence metrics) {
        Mapping spec = new Mapping().put("provider", "gatewayapi:v1").put("targetRef", reference(service.deployment()));
        service.scaler().ifPresent(scaler -> spec.put("autoscalerRef", reference(scaler)));
        spec.put("progressDeadlineSeconds", 600);
        spec.put("service", service(service));
        Sequence weights = new Sequence();
        List<Long> steps = release.steps(region);
        for (long step : steps) {
            if (step < 100 || steps.size() == 1) {
                weights.add(new Whole(step));
            }
        }
        Mapping analysis = new Mapping()
                .put("interval", Release.duration(release.pause().orElse(USUAL_PAUSE)))
                .put("threshold", 1)
                .put("stepWeights", weights)
                .putUnlessEmpty("metrics", metrics);
        return object("Canary", service.name()).put("spec", spec.put("analysis", analysis));
    }

    private static Mapping reference(ManifestObject object) {
        return new Mapping()
                .put("apiVersion", object.apiVersion())
                .put("kind", object.kind())
                .put("name", object.name());
    }

    /**
     * By which paths a service is reached at its hosts. Nothing where Flagger, which knows one list of hosts, one of paths and
     * one port, cannot be told of every way in.
     */
    private static Optional<Sequence> paths(ReleasedService released) {
        Tree port = firstPort(released).get("port");
        if (port == null || released.waysIn().size() != 1) {
            return Optional.empty();
        }
        Sequence paths = new Sequence();
        boolean byAll = false;
        for (Tree rule : released.waysIn().get(0).items("spec", "rules")) {
            if (!(rule instanceof Mapping mapping) || !leadsTo(port, mapping)) {
                return Optional.empty();
            }
            for (Tree match : mapping.sequence("matches").items()) {
                if (match instanceof Mapping by && by.mapping("path").get("value") instanceof Text path) {
                    byAll |= path.value().equals("/");
                    paths.add(new Mapping().put("uri", new Mapping().put("prefix", path.value())));
                }
            }
        }
        return Optional.of(byAll ? new Sequence() : paths);
    }

    private static boolean leadsTo(Tree port, Mapping rule) {
        for (Tree backend : rule.sequence("backendRefs").items()) {
            if (!(backend instanceof Mapping mapping) || !port.equals(mapping.get("port"))) {
                return false;
            }
        }
        return true;
    }

    /** The first port of a service, and where it leads; nothing of one without ports. */
    private static Mapping firstPort(ReleasedService released) {
        Mapping first = new Mapping();
        List<Tree> ports = released.service()
                .map(service -> service.items("spec", "ports"))
                .orElse(List.of());
        if (!ports.isEmpty() && ports.get(0) instanceof Mapping mapping) {
            for (String key : List.of("port", "targetPort")) {
                Tree value = mapping.get(key);
                if (value != null) {
                    first.put(key, value);
                }
            }
        }
        return first;
    }

    private Mapping service(ReleasedService released) {
        Mapping service = firstPort(released);
        Sequence gateways = new Sequence();
        gateway.ifPresent(gateways::add);
        service.put("portDiscovery", true);
        service.put("gatewayRefs", gateways);
        return service.put("hosts", released.hosts())
                .putUnlessEmpty("match", pathsByService.getOrDefault(released.name(), new Sequence()));
    }

    /**
     * Changes the manifests so that Flagger has its own way: it makes the Service and the route of the gateway itself, says
     * how many pods there are, and tells the pods of a release from the others by a label that nothing else selects by.
     */
    void patch(Sequence patches) {
        for (ReleasedService released : services) {
            released.service().ifPresent(service -> patches.add(delete(service)));
            released.waysIn().stream()
                    .filter(way -> way.kind().equals("HTTPRoute"))
                    .forEach(route -> patches.add(delete(route)));
            Sequence operations = new Sequence();
            if (released.deployment().at("spec", "replicas") != null) {
                operations.add(new Mapping().put("op", "remove").put("path", "/spec/replicas"));
            }
            for (String labels : List.of("/spec/selector/matchLabels/app", "/spec/template/metadata/labels/app")) {
                operations.add(
                        new Mapping().put("op", "add").put("path", labels).put("value", released.name()));
            }
            patches.add(Kustomizations.patch("Deployment", released.name(), operations));
        }
    }

    private static Mapping delete(ManifestObject object) {
        Mapping delete = new Mapping()
                .put("$patch", "delete")
                .put("apiVersion", object.apiVersion())
                .put("kind", object.kind())
                .put("metadata", new Mapping().put("name", object.name()));
        return Kustomizations.patch(object.kind(), object.name(), delete);
    }
}
