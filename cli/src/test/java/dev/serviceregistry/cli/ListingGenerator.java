package dev.serviceregistry.cli;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.yaml.YamlEmitter;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.Set;

/** A small format: the environment of each service, a file each. */
public final class ListingGenerator implements CodeGenerator {

    private static final Format FORMAT = new Format("listing", "A listing", Set.of("env"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        for (Placement placement : generation.placements()) {
            for (PlacedService service : placement.services()) {
                Tree env = service.get("env").tree().orElseGet(Mapping::new);
                generation.add(placement.path(service.name() + ".yaml"), YamlEmitter.write(env, placement.header()));
            }
        }
        return generation.result();
    }
}
