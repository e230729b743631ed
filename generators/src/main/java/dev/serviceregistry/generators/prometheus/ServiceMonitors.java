package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.kubernetes.MetricsPort;
import dev.serviceregistry.generators.kubernetes.ServiceObjects;
import dev.serviceregistry.generators.monitoring.Spans;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which services Prometheus reads metrics from, at which of their ports. */
final class ServiceMonitors {

    private static final long DEFAULT_INTERVAL = 30_000;
    private static final long LONGEST_TIMEOUT = 10_000;

    private final Placement placement;
    private final String namespace;
    private final long interval;

    ServiceMonitors(Placement placement) {
        this.placement = placement;
        this.namespace = ServiceObjects.namespace(placement);
        Declared declared = placement.settings().get("monitoring").get("scrape_interval");
        long stated = declared.text().map(Spans::milliseconds).orElse(DEFAULT_INTERVAL);
        if (stated == 0) {
            declared.lose("nothing can be read without a pause, so it is read every 30s");
        }
        this.interval = stated == 0 ? DEFAULT_INTERVAL : stated;
    }

    /** A ServiceMonitor for each service that can be asked, by its name. */
    SortedMap<String, Mapping> objects() {
        SortedMap<String, Mapping> objects = new TreeMap<>();
        for (PlacedService service : placement.services()) {
            MetricsPort.of(service)
                    .ifPresent(port -> objects.put(ServiceObjects.name(service.name()), monitor(service, port)));
        }
        return objects;
    }

    private Mapping monitor(PlacedService service, String port) {
        String protocol = service.get("ports").get(port).get("app_protocol").text("");
        String name = ServiceObjects.portNames(service).get(port);
        Mapping endpoint = new Mapping().put("port", name).put("path", "/metrics");
        if (protocol.equals("https")) {
            endpoint.put("scheme", "https");
        }
        endpoint.put("interval", Spans.of(interval))
                .put("scrapeTimeout", Spans.of(Math.min(interval, LONGEST_TIMEOUT)));
        Mapping labels = ServiceObjects.labels(placement.project(), service);
        return object(
                "ServiceMonitor",
                ServiceObjects.name(service.name()),
                namespace,
                labels,
                new Mapping()
                        .put("namespaceSelector", new Mapping().put("matchNames", List.of(namespace)))
                        .put("selector", new Mapping().put("matchLabels", labels))
                        .put("endpoints", new Sequence().add(endpoint)));
    }

    /** An object of the operator. */
    static Mapping object(String kind, String name, String namespace, Mapping labels, Mapping spec) {
        Mapping all = new Mapping();
        labels.entries().forEach(all::put);
        all.put("app.kubernetes.io/managed-by", "service-registry");
        return new Mapping()
                .put("apiVersion", "monitoring.coreos.com/v1")
                .put("kind", kind)
                .put(
                        "metadata",
                        new Mapping()
                                .put("name", name)
                                .put("namespace", namespace)
                                .put("labels", all))
                .put("spec", spec);
    }
}
