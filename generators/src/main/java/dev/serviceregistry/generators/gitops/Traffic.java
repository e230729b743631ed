package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.kubernetes.Gateway;
import dev.serviceregistry.generators.kubernetes.ManifestObject;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How the traffic of a project is shared between its regions: by weighted records, or by a gateway before all of them. */
public final class Traffic {

    /** So soon do clients look a name up again. */
    private static final long SECONDS_TO_LIVE = 60;

    private static final String CNAME = "CNAME";

    private static final long HTTP = 80;
    private static final long HTTPS = 443;

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final Delivery delivery;

    /** The traffic of a delivery. */
    public Traffic(Delivery delivery) {
        this.delivery = delivery;
    }

    /**
     * The weighted records for external-dns; nothing for a project that serves from one region or to nobody outside.
     *
     * @param namespace where they are kept
     */
    public Optional<Mapping> records(String namespace) {
        Sequence endpoints = new Sequence();
        if (delivery.isMultiRegion()) {
            Map<String, Mapping> addresses = new TreeMap<>();
            for (String host : hosts()) {
                for (Region region : delivery.regions()) {
                    String address = address(host, region);
                    boolean isOfOwn = !recordType(address).equals(CNAME) && !areOfOneKind();
                    if (isOfOwn) {
                        String name = ownName(host, region);
                        addresses.put(name, record(name, address));
                        address = name;
                    }
                    endpoints.add(weighted(record(host, address), region));
                }
            }
            addresses.values().forEach(endpoints::add);
        }
        if (endpoints.isEmpty()) {
            return Optional.empty();
        }
        for (Region region : delivery.regions()) {
            Declared split =
                    delivery.deployment().get("region").get(region.name()).get("traffic_split");
            if (region.address().isEmpty()) {
                split.lose("the way into the region is not declared, so its records lead to names that have to be made:"
                        + " declare its address");
            } else if (!Regions.areWhole(List.of(region))) {
                split.lose("weights of records are whole numbers, so it is rounded");
            }
        }
        return Optional.of(object("externaldns.k8s.io/v1alpha1", "DNSEndpoint", delivery.name(), namespace)
                .put("spec", new Mapping().put("endpoints", endpoints)));
    }

    /** Whether all regions are reached by addresses of one kind, or all by names: weights are of one kind of records. */
    private boolean areOfOneKind() {
        return delivery.regions().stream()
                        .map(region -> recordType(region.address()))
                        .distinct()
                        .count()
                == 1;
    }

    private static Mapping record(String name, String address) {
        return new Mapping()
                .put("dnsName", name)
                .put("recordTTL", SECONDS_TO_LIVE)
                .put("recordType", recordType(address))
                .put("targets", List.of(address));
    }

    private static Mapping weighted(Mapping record, Region region) {
        record.put("setIdentifier", region.id());
        if (region.address().isEmpty()) {
            record.comment("targets", "The way into the region is not declared: this name has to lead there.");
        }
        long weight = region.share().setScale(0, RoundingMode.HALF_UP).longValue();
        return record.put(
                "providerSpecific",
                new Sequence().add(new Mapping().put("name", "aws/weight").put("value", String.valueOf(weight))));
    }

    private static String recordType(String address) {
        if (IPV4.matcher(address).matches()) {
            return "A";
        }
        return address.indexOf(':') >= 0 ? "AAAA" : CNAME;
    }

    /** Where a region is reached; a name of its own below the host when that is not declared. */
    private static String address(String host, Region region) {
        return region.address().isEmpty() ? ownName(host, region) : region.address();
    }

    private static String ownName(String host, Region region) {
        return region.id() + "." + host.replace("*.", "");
    }

    /** The routes of the gateway before all regions, with a Service for each region; none when no gateway is declared. */
    public List<Tree> routes() {
        List<Tree> objects = new ArrayList<>();
        Optional<Mapping> gateway = Gateway.of(delivery.placement()).map(Gateway::reference);
        if (gateway.isEmpty() || !delivery.isMultiRegion()) {
            return objects;
        }
        for (ManifestObject way : delivery.manifests().waysIn()) {
            Set<String> hosts = way.hosts();
            if (hosts.isEmpty()) {
                continue;
            }
            boolean isEncrypted = isEncrypted(hosts);
            Sequence backends = new Sequence();
            BigDecimal scale = BigDecimal.valueOf(Regions.areWhole(delivery.regions()) ? 1 : 100);
            for (Region region : delivery.regions()) {
                String name = Names.label(way.name() + "-" + region.id());
                long port = isEncrypted ? HTTPS : HTTP;
                objects.addAll(region(name, address(hosts.iterator().next(), region), port));
                backends.add(new Mapping()
                        .put("name", name)
                        .put("port", port)
                        .put("weight", region.share().multiply(scale).longValue()));
            }
            Mapping spec = new Mapping()
                    .put("parentRefs", new Sequence().add(gateway.get()))
                    .put("hostnames", hosts)
                    .put("rules", new Sequence().add(new Mapping().put("backendRefs", backends)));
            objects.add(object(
                            "gateway.networking.k8s.io/v1",
                            "HTTPRoute",
                            Names.label(way.name() + "-regions"),
                            delivery.manifests().namespace())
                    .put("spec", spec));
        }
        return objects;
    }

    private boolean isEncrypted(Set<String> hosts) {
        return delivery.placement().services().stream()
                .flatMap(service -> service.get("network").get("ingress").items().stream())
                .anyMatch(way -> hosts.contains(way.get("host").text(""))
                        && (way.get("tls").isTrue() || way.get("tls_secret").isPresent()));
    }

    /** A Service that leads into a region: by its name, or by an address. */
    private List<Mapping> region(String name, String address, long port) {
        String scheme = port == HTTPS ? "https" : "http";
        Mapping served = new Mapping().put("name", scheme).put("port", port);
        String namespace = delivery.manifests().namespace();
        String record = recordType(address);
        Mapping spec = new Mapping();
        if (record.equals(CNAME)) {
            spec.put("type", "ExternalName").put("externalName", address);
        }
        Sequence ports = new Sequence()
                .add(new Mapping().put("name", scheme).put("port", port).put("appProtocol", scheme));
        Mapping service = object("v1", "Service", name, namespace).put("spec", spec.put("ports", ports));
        if (record.equals(CNAME)) {
            return List.of(service);
        }
        Mapping slice = object("discovery.k8s.io/v1", "EndpointSlice", name, namespace);
        slice.mapping("metadata").mapping("labels").put("kubernetes.io/service-name", name);
        slice.put("addressType", record.equals("A") ? "IPv4" : "IPv6")
                .put("ports", new Sequence().add(served))
                .put("endpoints", new Sequence().add(new Mapping().put("addresses", List.of(address))));
        return List.of(service, slice);
    }

    private Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        delivery.manifests().waysIn().forEach(way -> hosts.addAll(way.hosts()));
        return hosts;
    }

    /** The frame of an object. */
    public static Mapping object(String apiVersion, String kind, String name, String namespace) {
        Mapping labels = new Mapping().put("app.kubernetes.io/managed-by", "service-registry");
        Mapping metadata = new Mapping().put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return new Mapping()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("metadata", metadata.put("labels", labels));
    }
}
