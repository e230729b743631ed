package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.generators.docker.EngineSettings;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Table;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which networks and volumes of the host another project at the same target makes: of several, the first by its name. */
final class HostResources {

    private static final String HOST = "host";

    private final Set<String> networks = new HashSet<>();
    private final Set<String> volumes = new HashSet<>();

    /** What the projects before one make. */
    HostResources(Placement placement) {
        List<String> here = regions(placement, placement.project()).orElse(List.of());
        for (Project project : placement.registry().projects()) {
            boolean isBefore = project.name().compareTo(placement.project()) < 0;
            boolean isThere = isBefore
                    && regions(placement, project.name())
                            .filter(regions -> areCommon(regions, here))
                            .isPresent();
            if (isThere) {
                placement.registry().services(project.name()).forEach(this::add);
            }
        }
    }

    /** The regions in which a project runs at the target; nothing where it has no such target. */
    private static Optional<List<String>> regions(Placement placement, String project) {
        return placement
                .registry()
                .declaration(project)
                .flatMap(declared -> Optional.ofNullable(Targets.of(declared).get(placement.target())));
    }

    /** Whether a host may be of both; where no region is listed, it may be of any. */
    private static boolean areCommon(List<String> regions, List<String> others) {
        return regions.isEmpty() || others.isEmpty() || !Collections.disjoint(regions, others);
    }

    private void add(ServiceDefinition service) {
        Table effective = service.effective();
        String mode = effective.table("container").string("network_mode").orElse("");
        if (!EngineSettings.sharesNetwork(mode)) {
            Table scopes = effective.table("network").table("scopes");
            for (String network : effective.table("network").texts("networks")) {
                if (isOfHost(scopes, network)) {
                    networks.add(VariableText.of(network).applied());
                }
            }
        }
        effective.tables("volumes").forEach((key, volume) -> {
            boolean isKept = volume.string("type").filter("persistent"::equals).isPresent();
            if (isKept && isOfHost(volume, "scope")) {
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
