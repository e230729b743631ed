package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.Set;

/** Makes what Prometheus, with or without its operator, and Alertmanager need to watch each project at each target. */
public final class PrometheusGenerator implements CodeGenerator {

    private static final Format FORMAT = new Format("prometheus", "Prometheus", Set.of("monitoring", "slo"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        HealthRules health = new HealthRules(registry);
        Teams teams = new Teams(registry);
        for (Placement placement : generation.placements()) {
            new WatchedProject(placement, health, teams)
                    .files()
                    .forEach((file, tree) -> generation.add(placement, file, tree));
        }
        return generation.result();
    }
}
