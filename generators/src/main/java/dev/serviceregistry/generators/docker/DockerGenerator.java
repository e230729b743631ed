package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.ServiceRegistry;

/**
 * Makes a file of the Compose specification for each project at each target.
 *
 * <p>A project that was imported from Compose and is generated again means the same. Relative paths in it are those of
 * the project that runs it: {@code docker compose --project-directory} tells where that is.
 */
public final class DockerGenerator implements CodeGenerator {

    private static final Format FORMAT = Format.ofRunning("docker", "Docker Compose");

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        for (Placement placement : generation.placements()) {
            // A pattern that was asked for has chosen the services already.
            ComposeProfiles profiles =
                    request.pattern().isEmpty() ? ComposeProfiles.of(placement) : ComposeProfiles.none();
            generation.add(placement, "compose.yaml", new ComposeFile(placement, profiles).tree());
        }
        return generation.result();
    }
}
