package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.hcl.Identifiers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The identifiers of a module's resources: each service, volume and network has one of its own. */
final class ModuleNames {

    private final Map<String, String> services = new TreeMap<>();
    private final Map<String, String> volumes = new TreeMap<>();
    private final Map<String, String> networks = new TreeMap<>();
    private final Identifiers ofServices = new Identifiers(List.of());
    private final Identifiers ofVolumes = new Identifiers(List.of());
    private final Identifiers ofNetworks = new Identifiers(List.of());

    /** The identifier of the container and the image of a service. */
    String service(String name) {
        return services.computeIfAbsent(name, ofServices::free);
    }

    /** The identifier of a volume, which is made with it. */
    String volume(String name) {
        return volumes.computeIfAbsent(name, ofVolumes::free);
    }

    /** The identifier of a network, which is made with it. */
    String network(String name) {
        return networks.computeIfAbsent(name, ofNetworks::free);
    }

    /** The identifiers of the volumes by their names. */
    Map<String, String> volumes() {
        return volumes;
    }

    /** The identifiers of the networks by their names. */
    Map<String, String> networks() {
        return networks;
    }
}
