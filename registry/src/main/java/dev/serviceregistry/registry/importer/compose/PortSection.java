package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Ports;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.schema.HostAddress;
import java.util.Locale;

/** Reads {@code ports} and {@code expose}; one for all services of an import. */
final class PortSection {
    private static final int MAX_PORTS = 100_000;

    private int left = MAX_PORTS;

    Ports read(Keys keys) {
        OfService ports = new OfService(keys);
        keys.items("ports").forEach(ports::port);
        keys.items("expose").forEach(ports::expose);
        return ports.written;
    }

    /** The ports of one service so far. */
    private final class OfService {
        private final Keys keys;
        private final Ports written = new Ports();

        OfService(Keys keys) {
            this.keys = keys;
        }

        private void port(Yaml item) {
            if (item instanceof Yaml.Table table) {
                Keys port = keys.within("ports", table);
                String protocol = port.text("protocol").toLowerCase(Locale.ROOT);
                PortBinding.Parsed parsed =
                        PortBinding.bind(port.text("target"), port.text("published"), port.text("host_ip"), protocol);
                String appProtocol = port.text("app_protocol");
                if (port.text("mode").equals("host")) {
                    port.note("mode", "a port of the host instead of the whole swarm has no place in the registry");
                }
                port.finish();
                add(item, parsed, appProtocol);
            } else if (item instanceof Yaml.Scalar text) {
                add(item, PortBinding.parse(text.text()), "");
            } else {
                keys.note("ports", item, "one entry is neither text nor mapping; left out");
            }
        }

        private void expose(Yaml item) {
            if (item instanceof Yaml.Scalar text) {
                PortBinding.Parsed parsed = PortBinding.parse(text.text());
                add(
                        item,
                        new PortBinding.Parsed(
                                parsed.bindings().stream()
                                        .filter(binding -> !written.has(bound(binding)))
                                        .toList(),
                                parsed.bindings().isEmpty() ? parsed.remark() : ""),
                        "");
            }
        }

        private void add(Yaml item, PortBinding.Parsed parsed, String appProtocol) {
            String text = item instanceof Yaml.Scalar scalar ? scalar.text() : "this";
            if (!parsed.remark().isEmpty()) {
                keys.note("ports", item, text + " " + parsed.remark());
            }
            parsed.bindings().stream()
                    .map(PortBinding::hostIp)
                    .filter(address -> !HostAddress.isOne(address))
                    .findFirst()
                    .ifPresent(address -> keys.note(
                            "ports", item, text + " has " + address + " where the registry takes an IP address"));
            if (parsed.bindings().size() > left) {
                keys.note("ports", item, "an import writes at most " + MAX_PORTS + "; left out");
                left = 0;
                return;
            }
            left -= parsed.bindings().size();
            for (PortBinding binding : parsed.bindings()) {
                written.add(bound(binding), appProtocol);
            }
        }
    }

    private static Ports.Port bound(PortBinding binding) {
        return new Ports.Port(
                binding.target(), binding.target(), binding.published(), binding.hostIp(), binding.protocol());
    }
}
