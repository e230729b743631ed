package dev.serviceregistry.generators.score;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The probes of a container: a request over HTTP or a command. */
final class ContainerProbes {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]+");

    private static final Map<String, String> NAMES =
            new TreeMap<>(Map.of("liveness", "livenessProbe", "readiness", "readinessProbe"));

    private final PlacedService service;
    private final ContainerVariables variables;

    ContainerProbes(PlacedService service, ContainerVariables variables) {
        this.service = service;
        this.variables = variables;
    }

    void putInto(Mapping container) {
        service.get("health").get("startup").lose("Score knows whether a container lives and is ready alone");
        NAMES.forEach((key, name) -> {
            Declared probe = service.get("health").get(key);
            Declared http = probe.get("http_get");
            Declared command = probe.get("exec");
            Mapping tree = new Mapping();
            if (http.isPresent()) {
                tree.putUnlessEmpty("httpGet", request(http));
            } else if (command.isPresent()) {
                tree.put("exec", new Mapping().put("command", variables.words(command)));
            } else {
                probe.lose("a probe of Score is a request over HTTP or a command");
            }
            container.putUnlessEmpty(name, tree);
        });
    }

    private Mapping request(Declared http) {
        OptionalLong port = port(http.get("port"));
        if (port.isEmpty()) {
            http.lose("the service has no such port");
            return new Mapping();
        }
        Mapping request = new Mapping();
        http.get("host").text().filter(host -> !host.isEmpty()).ifPresent(host -> request.put("host", host));
        http.get("scheme").text().ifPresent(scheme -> request.put("scheme", scheme));
        request.put("path", http.get("path").text("/")).put("port", port.getAsLong());
        Sequence headers = new Sequence();
        http.get("headers").entries().forEach((name, value) -> {
            String text = value.text("");
            if (HEADER.matcher(name).matches() && !text.isEmpty()) {
                headers.add(new Mapping().put("name", name).put("value", text));
            } else {
                value.lose("Score has no header of this name or without a value");
            }
        });
        return request.putUnlessEmpty("httpHeaders", headers);
    }

    /** The number on which the container listens. */
    private OptionalLong port(Declared written) {
        String text = written.text("");
        OptionalLong known = ServicePort.find(service, text).stream()
                .mapToLong(ServicePort::target)
                .findFirst();
        boolean isNumber = text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65_535;
        return known.isEmpty() && isNumber ? OptionalLong.of(Long.parseLong(text)) : known;
    }
}
