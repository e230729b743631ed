package dev.serviceregistry.generators.terraform;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.kubernetes.ClusterObjects;
import dev.serviceregistry.generators.kubernetes.SealedSecrets;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;

/** Makes a Terraform module for each project at each target. */
public final class TerraformGenerator implements CodeGenerator {

    private static final Format FORMAT = Format.ofRunning("terraform", "Terraform", List.of("deployment.namespace"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        ClusterObjects objects = new ClusterObjects(registry);
        for (Placement placement : generation.placements()) {
            SealedSecrets.tellUnsealed(placement, new Mapping());
            new TerraformModule(placement, objects.of(placement))
                    .files()
                    .forEach((file, body) -> generation.add(placement, file, body));
        }
        return generation.result();
    }
}
