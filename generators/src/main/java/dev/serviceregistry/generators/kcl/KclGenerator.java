package dev.serviceregistry.generators.kcl;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.ServiceRegistry;

/** Makes a file of KCL for each project at each target, which stands alone. */
public final class KclGenerator implements CodeGenerator {

    private static final Format FORMAT = Format.ofRunning("kcl", "KCL", Format.DESCRIPTIVE);

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        for (Placement placement : generation.placements()) {
            String path = "infrastructure/" + placement.target() + ".k";
            generation.add(placement.path(path), new KclFile(placement).text());
        }
        return generation.result();
    }
}
