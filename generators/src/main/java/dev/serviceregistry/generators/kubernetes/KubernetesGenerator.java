package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
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
                    .forEach((file, objects) -> generation.addDocuments(placement, file, byName(objects)));
        }
        return generation.result();
    }

    /** The objects under names such as {@code Deployment/api}, by which overlays find them. */
    private static Mapping byName(List<Tree> objects) {
        Mapping byName = new Mapping();
        for (Tree object : objects) {
            byName.put(name((Mapping) object), object);
        }
        return byName;
    }

    private static String name(Mapping object) {
        String kind = object.get("kind") instanceof Text text ? text.value() : "";
        boolean named = object.get("metadata") instanceof Mapping metadata && metadata.get("name") instanceof Text;
        return named ? kind + "/" + ((Text) ((Mapping) object.get("metadata")).get("name")).value() : kind;
    }
}
