package dev.serviceregistry.generators.grafana;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.json.JsonEmitter;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.yaml.YamlEmitter;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes dashboards: of each service, project and target, of objectives, regions and deployments. */
public final class GrafanaGenerator implements CodeGenerator {

    private static final Format FORMAT = new Format("grafana", "Grafana", Set.of("slo"));

    /** The folder of what belongs to no project; no project can be called so. */
    private static final String ALL = "_all";

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        Set<String> targets = new TreeSet<>();
        for (Placement placement : generation.placements()) {
            targets.add(placement.target());
            List<WatchedService> services = WatchedService.of(placement);
            write(generation, placement, "project", ProjectDashboards.project(placement, services));
            write(generation, placement, "objectives", ProjectDashboards.objectives(placement, services));
            write(generation, placement, "regions", ProjectDashboards.regions(placement));
            Names names = new Names();
            for (WatchedService service : services) {
                String file = "services/" + names.free(service.placed().name());
                write(generation, placement, file, ServiceDashboard.of(service));
            }
        }
        for (String target : targets) {
            String folder = target + "/" + ALL + "/";
            generation.add(
                    folder + "services.json",
                    JsonEmitter.write(TargetDashboards.services(target).tree()));
            generation.add(
                    folder + "dora.json",
                    JsonEmitter.write(TargetDashboards.dora(target).tree()));
            generation.add(
                    folder + "provisioning/dashboards.yaml", YamlEmitter.write(Provisioning.dashboards(target), ""));
            generation.add(folder + "provisioning/datasources.yaml", YamlEmitter.write(Provisioning.sources(), ""));
        }
        return generation.result();
    }

    private static void write(Generation generation, Placement placement, String file, Dashboard dashboard) {
        generation.addJson(placement, file + ".json", dashboard.tree());
    }
}
