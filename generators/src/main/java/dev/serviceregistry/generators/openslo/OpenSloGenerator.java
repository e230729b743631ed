package dev.serviceregistry.generators.openslo;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.Set;

/** Makes OpenSLO documents, version 1: one for each service with objectives, and one for each objective. */
public final class OpenSloGenerator implements CodeGenerator {

    private static final Format FORMAT = new Format("openslo", "OpenSLO", Set.of("slo"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        for (Placement placement : generation.placements()) {
            for (WatchedService service : WatchedService.of(placement)) {
                new ServiceDocuments(service)
                        .files()
                        .forEach((file, document) -> generation.add(placement, file, document));
            }
        }
        return generation.result();
    }
}
