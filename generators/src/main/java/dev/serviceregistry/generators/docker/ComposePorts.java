package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.Locale;
import java.util.OptionalLong;

/** The ports of a service: those that the host binds, and those that only other containers reach. */
final class ComposePorts {

    private final PlacedService service;

    ComposePorts(PlacedService service) {
        this.service = service;
    }

    /** The port that the container listens on, which other containers reach it by. */
    static long target(Declared port) {
        OptionalLong target = port.get("target_port").integer();
        return target.isPresent()
                ? target.getAsLong()
                : port.get("port").integer().orElse(0);
    }

    void putInto(Mapping tree) {
        Sequence ports = new Sequence();
        Sequence expose = new Sequence();
        Object mode = tree.get("network_mode");
        for (Declared port : service.get("ports").entries().values()) {
            long target = target(port);
            port.get("port").integer().ifPresent(number -> {
                if (number != target) {
                    port.get("port").lose("other containers reach this one on the port that it listens on");
                }
            });
            OptionalLong published = port.get("published").integer();
            String protocol = port.get("protocol").text("TCP").toLowerCase(Locale.ROOT);
            if (mode != null) {
                port.get("published").lose("a container that shares a network publishes no port");
            } else if (published.isPresent()) {
                ports.add(published(port, target, published.getAsLong(), protocol));
            } else {
                port.get("app_protocol").lose("a port that is not published has none there");
                expose.add(target + (protocol.equals("tcp") ? "" : "/" + protocol));
            }
        }
        tree.putUnlessEmpty("expose", expose);
        tree.putUnlessEmpty("ports", ports);
    }

    private static Tree published(Declared port, long target, long published, String protocol) {
        String address = port.get("host_ip").text("");
        String application = port.get("app_protocol").text("");
        if (!application.isEmpty()) {
            Mapping entry = new Mapping().put("target", target).put("published", Long.toString(published));
            if (!address.isEmpty()) {
                entry.put("host_ip", ComposeText.literal(address));
            }
            return entry.put("protocol", protocol).put("app_protocol", ComposeText.literal(application));
        }
        String host = address.indexOf(':') >= 0 ? "[" + address + "]:" : address.isEmpty() ? "" : address + ":";
        String suffix = protocol.equals("tcp") ? "" : "/" + protocol;
        return new Text(ComposeText.literal(host) + published + ":" + target + suffix);
    }
}
