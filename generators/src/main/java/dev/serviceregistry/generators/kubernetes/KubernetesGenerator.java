package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.yaml.YamlEmitter;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;

/** Makes Kubernetes manifests with a kustomization for each project at each target: a file for each workload. */
public final class KubernetesGenerator implements CodeGenerator {

    static final Format FORMAT = Format.ofRunning("kubernetes", "Kubernetes", List.of("deployment.namespace"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        Connections connections = new Connections(registry);
        for (Placement placement : generation.placements()) {
            new ProjectManifests(placement, connections)
                    .files()
                    .forEach((file, objects) ->
                            generation.add(placement.path(file), YamlEmitter.write(objects, placement.header())));
        }
        return generation.result();
    }
}
