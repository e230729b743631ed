package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ports of a service: those that the host binds, and those that only other containers reach. */
final class ComposePorts {

    private final OneHost host;
    private final PlacedService service;
    private final ComposeText text;

    ComposePorts(PlacedService service, ComposeText text, OneHost host) {
        this.host = host;
        this.service = service;
        this.text = text;
    }

    void putInto(Mapping tree) {
        Map<String, Tree> ports = new LinkedHashMap<>();
        Set<String> expose = new LinkedHashSet<>();
        boolean isShared = tree.get("network_mode") instanceof Text mode && EngineSettings.sharesNetwork(mode.value());
        for (Map.Entry<String, Declared> entry : service.get("ports").entries().entrySet()) {
            Declared port = entry.getValue();
            String target = text.of(EngineSettings.target(port));
            port.get("port")
                    .text()
                    .filter(number -> !text.of(number).equals(target))
                    .ifPresent(number ->
                            port.get("port").lose("other containers reach this one on the port that it listens on"));
            Optional<String> published = port.get("published").text().map(text::of);
            String protocol = port.get("protocol").text("TCP").toLowerCase(Locale.ROOT);
            Optional<String> refusal = isShared
                    ? Optional.of("a container that shares a network publishes no port")
                    : host.refusal(service, entry.getKey());
            if (refusal.isPresent()) {
                port.get("published").lose(refusal.get());
            }
            if (isShared) {
                continue;
            }
            if (published.isPresent() && refusal.isEmpty()) {
                ports.putIfAbsent(
                        port.get("host_ip").text("") + " " + published.get() + " " + target + " " + protocol + " "
                                + EngineSettings.further(port),
                        published(port, range(port, target), range(port, published.get()), protocol));
            } else {
                port.get("app_protocol").lose("a port that is not published has none there");
                expose.add(range(port, target) + (protocol.equals("tcp") ? "" : "/" + protocol));
            }
        }
        tree.putUnlessEmpty("expose", Sequence.of(expose));
        Sequence written = new Sequence();
        ports.values().forEach(written::add);
        tree.putUnlessEmpty("ports", written);
    }

    /** As many ports in a row as are declared; a variable stands for all of them. */
    private static String range(Declared port, String first) {
        long more = EngineSettings.further(port);
        return more > 0 && first.matches("\\d+") ? first + "-" + (Long.parseLong(first) + more) : first;
    }

    private Tree published(Declared port, String target, String published, String protocol) {
        String address = port.get("host_ip").text("");
        String application = port.get("app_protocol").text("");
        boolean single = target.matches("\\d{1,5}");
        if (!application.isEmpty() && single) {
            Mapping entry = new Mapping().put("target", Long.parseLong(target)).put("published", published);
            if (!address.isEmpty()) {
                entry.put("host_ip", text.of(address));
            }
            return entry.put("protocol", protocol).put("app_protocol", ComposeText.literal(application));
        }
        if (!application.isEmpty()) {
            port.get("app_protocol").lose("only one port whose number is known has one there");
        }
        String host = address.indexOf(':') >= 0 && !address.contains("${")
                ? "[" + address + "]:"
                : address.isEmpty() ? "" : address + ":";
        String suffix = protocol.equals("tcp") ? "" : "/" + protocol;
        return new Text(text.of(host) + published + ":" + target + suffix);
    }
}
