package dev.serviceregistry.generators;

import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** Publishes no port whose address the schema refuses: without one, every address of the host would be open. */
final class UnknownAddresses {

    private static final String PORTS = "ports";
    private static final String PUBLISHED = "published";
    private static final String ADDRESS = "host_ip";

    private UnknownAddresses() {}

    /**
     * What generators see of a service.
     *
     * @param reads is told which ports are not published, where the format would publish them
     */
    static Table hidden(ServiceDefinition definition, ServiceRegistry registry, Format format, Reads reads) {
        Table effective = definition.effective();
        Map<String, Table.Entry> ports =
                new LinkedHashMap<>(effective.table(PORTS).entries());
        boolean isHidden = false;
        for (Map.Entry<String, Table> port : effective.tables(PORTS).entrySet()) {
            Table said = port.getValue();
            boolean isUnknown = said.get(PUBLISHED).isPresent()
                    && said.get(ADDRESS).isEmpty()
                    && registry.leavesOpen(definition, PORTS + "." + port.getKey() + "." + ADDRESS);
            if (isUnknown) {
                Map<String, Table.Entry> keys = new LinkedHashMap<>(said.entries());
                keys.remove(PUBLISHED);
                ports.computeIfPresent(
                        port.getKey(), (name, entry) -> new Table.Entry(entry.key(), new Table(keys, said.source())));
                String path = Reads.below(Reads.below(PORTS, port.getKey()), PUBLISHED);
                if (format.isAbout(path)) {
                    reads.lose(path, "the schema refuses its " + ADDRESS + ", so nobody knows who may reach it");
                }
                isHidden = true;
            }
        }
        return isHidden ? with(effective, ports) : effective;
    }

    private static Table with(Table service, Map<String, Table.Entry> ports) {
        Map<String, Table.Entry> keys = new LinkedHashMap<>(service.entries());
        keys.computeIfPresent(
                PORTS,
                (name, entry) -> new Table.Entry(
                        entry.key(), new Table(ports, entry.value().source())));
        return new Table(keys, service.source());
    }
}
