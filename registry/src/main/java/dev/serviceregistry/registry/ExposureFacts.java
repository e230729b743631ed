package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.facts.IngressRoute;
import dev.serviceregistry.facts.Mount;
import dev.serviceregistry.facts.PublishedPort;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.VolumeType;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.HostPath;
import java.util.List;
import java.util.Map;

/** States where a service touches its host and the world outside: ports, routes and volumes. */
final class ExposureFacts {

    private final Names names;
    private final List<Fact> facts;

    ExposureFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    /** States the ports, routes and volumes of a definition. */
    void state(ServiceDefinition definition) {
        Service service = definition.service();
        Table effective = definition.effective();
        for (Map.Entry<String, Table> port : effective.tables("ports").entrySet()) {
            port(definition, port.getKey(), port.getValue());
        }
        for (Node route : effective.table("network").items("ingress")) {
            route(definition, (Table) route);
        }
        for (Map.Entry<String, Table> volume : effective.tables("volumes").entrySet()) {
            if (!names.leavesOpen(definition, "volumes." + volume.getKey() + ".type")) {
                mount(definition, volume.getKey(), volume.getValue());
            }
        }
    }

    private void port(ServiceDefinition definition, String name, Table port) {
        PublishedNumbers.of(port).ifPresent(numbers -> {
            String hostIp =
                    VariableText.of(port.string("host_ip").orElse("")).applied().strip();
            boolean everyAddress = HostPort.isEveryAddress(hostIp) && !names.hidesAddress(definition, name, port);
            facts.add(new PublishedPort(
                    definition.id(),
                    name,
                    numbers.first(),
                    numbers.text(),
                    hostIp,
                    everyAddress,
                    port.place("published")));
        });
    }

    private void route(ServiceDefinition definition, Table route) {
        boolean tls = route.isTrue("tls")
                || names.leavesOpen(definition, "network.ingress.tls")
                        && names.refuses(definition, "network.ingress.tls", route.source());
        facts.add(new IngressRoute(
                definition.id(),
                route.string("host").orElse(""),
                route.string("path").orElse("/"),
                tls,
                route.place("tls")));
    }

    private void mount(ServiceDefinition definition, String name, Table volume) {
        String written = VariableText.of(volume.string("source").orElse("")).applied();
        VolumeType type = type(volume, written);
        String place = switch (type) {
            case BIND -> written;
            case CONFIG -> HostPath.isPath(written) ? written : "";
            case SECRET -> file(definition.effective().table("secrets").table(written.isEmpty() ? name : written));
            default -> "";
        };
        facts.add(new Mount(
                definition.id(),
                name,
                type,
                volume.string("mount").orElse(""),
                HostPath.withoutDetours(place),
                volume.isTrue("read_only"),
                volume.place("source")));
    }

    /** The file that a secret is read from; empty when something else holds it. */
    private static String file(Table secret) {
        return secret.string("provider").orElse("").equals("file")
                ? VariableText.of(secret.string("path").orElse("")).applied()
                : "";
    }

    private static VolumeType type(Table volume, String origin) {
        String written = volume.string("type").orElse("");
        for (VolumeType type : VolumeType.values()) {
            if (type.toString().equals(written)) {
                return type;
            }
        }
        if (HostPath.isBound(origin)) {
            return VolumeType.BIND;
        }
        return origin.isEmpty() && volume.string("size").isEmpty() ? VolumeType.EPHEMERAL : VolumeType.PERSISTENT;
    }
}
