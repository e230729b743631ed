package dev.serviceregistry.generators.backstage;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.Set;

/** Makes a catalogue file of Backstage for each project at each target. */
public final class BackstageGenerator implements CodeGenerator {

    private static final Format FORMAT = new Format(
            "backstage",
            "Backstage",
            Set.of(
                    "dependencies.calls",
                    "dependencies.consumes",
                    "dependencies.optional",
                    "dependencies.provides",
                    "dependencies.requires",
                    "description",
                    "display_name",
                    "labels",
                    "lifecycle",
                    "metadata.links",
                    "metadata.repository",
                    "metadata.runbook",
                    "owner",
                    "system",
                    "tags",
                    "type",
                    "version"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        SharedEntities shared = new SharedEntities(registry);
        for (Placement placement : generation.placements()) {
            generation.addDocuments(placement, "catalog-info.yaml", new CatalogFile(placement, shared).entities());
        }
        return generation.result();
    }
}
