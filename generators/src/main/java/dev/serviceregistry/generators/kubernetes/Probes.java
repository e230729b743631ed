package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The probes of a container: those declared, else one that its main port takes connections. */
final class Probes {

    private static final Map<String, String> NAMES =
            Map.of("startup", "startupProbe", "liveness", "livenessProbe", "readiness", "readinessProbe");

    private final PlacedService service;

    Probes(PlacedService service) {
        this.service = service;
    }

    /**
     * Puts the probes into a container.
     *
     * @param runsOn whether it runs on; what ends by itself has none
     */
    void into(Mapping container, boolean runsOn) {
        boolean declared = false;
        for (String name : new String[] {"startup", "liveness", "readiness"}) {
            Declared written = service.get("health").get(name);
            if (!written.isPresent()) {
                continue;
            }
            if (!runsOn) {
                written.lose("what ends by itself is not probed");
                continue;
            }
            Mapping probe = probe(written, name.equals("readiness"));
            declared |= !probe.isEmpty();
            container.putUnlessEmpty(NAMES.get(name), probe);
        }
        if (declared || !runsOn) {
            return;
        }
        Ports.main(service.definition()).ifPresent(port -> {
            for (String name : new String[] {"livenessProbe", "readinessProbe"}) {
                Mapping probe = new Mapping().put("tcpSocket", new Mapping().put("port", port.target()));
                container.put(name, probe);
            }
            container.comment(
                    "livenessProbe", "No health check is declared: that the port is open is all that is known.");
        });
    }

    private Mapping probe(Declared written, boolean mayTakeSeveral) {
        Mapping probe = new Mapping();
        Declared http = written.get("http_get");
        Declared tcp = written.get("tcp_socket");
        Declared grpc = written.get("grpc");
        Declared exec = written.get("exec");
        if (http.isPresent()) {
            httpGet(http).ifPresent(action -> probe.put("httpGet", action));
        } else if (tcp.isPresent()) {
            port(tcp.get("port")).ifPresent(port -> {
                Mapping action = new Mapping().put("port", port);
                tcp.get("host").text().ifPresent(host -> action.put("host", host));
                probe.put("tcpSocket", action);
            });
        } else if (grpc.isPresent()) {
            port(grpc.get("port")).ifPresent(port -> {
                Mapping action = new Mapping().put("port", port);
                grpc.get("service").text().ifPresent(name -> action.put("service", name));
                probe.put("grpc", action);
            });
        } else if (exec.isPresent()) {
            probe.put("exec", new Mapping().put("command", Texts.command(exec, service)));
        }
        if (probe.isEmpty()) {
            return probe;
        }
        seconds(written.get("initial_delay"), 0).ifPresent(time -> probe.put("initialDelaySeconds", time));
        seconds(written.get("period"), 1).ifPresent(time -> probe.put("periodSeconds", time));
        seconds(written.get("timeout"), 1).ifPresent(time -> probe.put("timeoutSeconds", time));
        count(written.get("failure_threshold")).ifPresent(count -> probe.put("failureThreshold", count));
        Declared successes = written.get("success_threshold");
        count(successes).ifPresent(count -> {
            if (mayTakeSeveral || count == 1) {
                probe.put("successThreshold", count);
            } else {
                successes.lose("only readiness takes more than one success");
            }
        });
        return probe;
    }

    private Optional<Mapping> httpGet(Declared http) {
        Declared written = http.get("port");
        OptionalLong port = written.isPresent() ? port(written) : mainPort();
        if (port.isEmpty()) {
            http.lose("the service has no port to ask");
            return Optional.empty();
        }
        Mapping action = new Mapping()
                .put("path", Dollars.unescaped(http.get("path").text("/")))
                .put("port", port.getAsLong());
        http.get("scheme").text().ifPresent(scheme -> action.put("scheme", scheme));
        http.get("host").text().ifPresent(host -> action.put("host", host));
        Sequence headers = new Sequence();
        http.get("headers")
                .entries()
                .forEach((name, value) ->
                        headers.add(new Mapping().put("name", name).put("value", Dollars.unescaped(value.text("")))));
        action.putUnlessEmpty("httpHeaders", headers);
        return Optional.of(action);
    }

    private OptionalLong mainPort() {
        return Ports.main(service.definition()).stream()
                .mapToLong(Ports.Port::target)
                .findFirst();
    }

    /** The number of a port that is named by its key or by its number. */
    private OptionalLong port(Declared written) {
        String text = written.text("");
        Optional<Ports.Port> known = Ports.find(service.definition(), text);
        if (known.isPresent()) {
            return OptionalLong.of(known.get().target());
        }
        if (!text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.of(Long.parseLong(text));
        }
        written.lose("the service has no such port");
        return OptionalLong.empty();
    }

    private static OptionalLong seconds(Declared written, long least) {
        return written.text()
                .map(text -> OptionalLong.of(Texts.seconds(text, least)))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong count(Declared written) {
        OptionalLong count = written.integer();
        return count.isPresent() ? OptionalLong.of(Math.max(1, count.getAsLong())) : count;
    }
}
