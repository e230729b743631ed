package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.ServiceRegistry;

/** Makes a Terraform module for each project at each target that runs it on Docker. */
public final class TerraformDockerGenerator implements CodeGenerator {

    private static final Format FORMAT = Format.ofRunning("terraform-docker", "Terraform for Docker");

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        for (Placement placement : generation.placements()) {
            new DockerModule(placement).files().forEach((file, body) -> generation.add(placement, file, body));
        }
        return generation.result();
    }
}
