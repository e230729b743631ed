package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The networks that the services of a file join, and by which further names they are found there. */
final class ComposeNetworks {

    private final ComposeNames names;
    private final Mapping networks = new Mapping();

    /** The names of the networks that are the project's. */
    private final Set<String> own = new HashSet<>();

    /** The keys of the host's networks that are called as one of the project is. */
    private final Map<String, String> besideOwn = new HashMap<>();

    private final Set<String> taken = new HashSet<>();

    ComposeNetworks(Placement placement, ComposeNames names) {
        this.names = names;
        for (PlacedService service : placement.services()) {
            for (String network : service.get("network").get("networks").texts()) {
                taken.add(network);
                if (scope(service, network) == ComposeScope.PROJECT) {
                    own.add(network);
                }
            }
        }
    }

    /** Puts the networks into a file, below its services. */
    void putInto(Mapping file) {
        file.putUnlessEmpty("networks", networks);
    }

    /** Puts the networks of a service into its mapping. */
    void join(PlacedService service, Mapping tree) {
        Declared declared = service.get("network").get("networks");
        List<String> aliases = names.further(service);
        if (tree.get("network_mode") != null) {
            declared.lose("a container that shares a network joins no other");
            if (!aliases.isEmpty()) {
                service.get("aliases").lose("a container that shares a network has no name there");
            }
            return;
        }
        Set<String> joined = new LinkedHashSet<>();
        for (String network : declared.texts()) {
            ComposeScope scope = scope(service, network);
            boolean isBesideOwn = scope != ComposeScope.PROJECT && own.contains(network);
            String key = isBesideOwn ? besideOwn.computeIfAbsent(network, this::free) : network;
            scope.write(networks.mapping(key), key, network);
            joined.add(key);
        }
        if (aliases.isEmpty()) {
            tree.putUnlessEmpty("networks", Sequence.of(joined));
            return;
        }
        Mapping written = tree.mapping("networks");
        for (String network : joined.isEmpty() ? Set.of("default") : joined) {
            written.put(network, new Mapping().put("aliases", aliases));
        }
    }

    private String free(String network) {
        String name = network + "-of-host";
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private static ComposeScope scope(PlacedService service, String network) {
        return ComposeScope.of(service.get("network").get("scopes").get(network));
    }
}
