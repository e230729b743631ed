package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.PortNumbers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which services hold the ports of one network. */
final class PortHolders {
    /** Two of them are as good as many: the port tells of none. */
    private static final int MANY = 2;

    private final Map<Integer, Set<String>> single = new HashMap<>();
    private final Map<PortNumbers, Set<String>> ranges = new LinkedHashMap<>();

    void add(String service, List<PortNumbers> ports) {
        for (PortNumbers port : ports) {
            if (port.isRange()) {
                put(ranges.computeIfAbsent(port, unused -> new LinkedHashSet<>()), service);
            } else if (port.first() > 0) {
                put(single.computeIfAbsent(port.first(), unused -> new LinkedHashSet<>()), service);
            }
        }
    }

    /** The only service that holds a port, by its original name; nothing where none or several do. */
    Optional<String> only(int port) {
        Set<String> holders = new LinkedHashSet<>(single.getOrDefault(port, Set.of()));
        for (Map.Entry<PortNumbers, Set<String>> range : ranges.entrySet()) {
            if (holders.size() >= MANY) {
                break;
            }
            if (range.getKey().has(port)) {
                holders.addAll(range.getValue());
            }
        }
        return holders.size() == 1 ? holders.stream().findFirst() : Optional.empty();
    }

    private static void put(Set<String> services, String service) {
        if (services.size() < MANY) {
            services.add(service);
        }
    }
}
