package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.generators.docker.EngineSettings;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.Set;

/** Which networks and volumes of the host another project at the same target makes: of several, the first by its name. */
final class HostResources {

    private static final String HOST = "host";

    private final Set<String> networks = new HashSet<>();
    private final Set<String> volumes = new HashSet<>();

    /** What the projects before one make. */
    HostResources(Placement placement) {
        for (Project project : placement.registry().projects()) {
            boolean isBefore = project.name().compareTo(placement.project()) < 0;
            boolean isThere = isBefore
                    && placement
                            .registry()
                            .declaration(project.name())
                            .filter(declared -> Targets.of(declared).containsKey(placement.target()))
                            .isPresent();
            if (isThere) {
                placement.registry().services(project.name()).forEach(this::add);
            }
        }
    }

    private void add(ServiceDefinition service) {
        Table effective = service.effective();
        String mode = effective.table("container").string("network_mode").orElse("");
        if (!EngineSettings.sharesNetwork(mode)) {
            Table scopes = effective.table("network").table("scopes");
            for (String network : effective.table("network").texts("networks")) {
                if (isOfHost(scopes, network)) {
                    networks.add(network);
                }
            }
        }
        effective.tables("volumes").forEach((key, volume) -> {
            if (isOfHost(volume, "scope")) {
                String source =
                        VariableText.of(volume.string("source").orElse("")).applied();
                volumes.add(source.isEmpty() ? service.service().name() + "-" + key : source);
            }
        });
    }

    private static boolean isOfHost(Table table, String key) {
        return table.string(key).filter(HOST::equals).isPresent();
    }

    /** The networks, by their names. */
    Set<String> networks() {
        return networks;
    }

    /** The volumes, by their names. */
    Set<String> volumes() {
        return volumes;
    }
}
