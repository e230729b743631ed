package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;

/** Makes Kubernetes manifests with a kustomization for each project at each target: a file for each workload. */
public final class KubernetesGenerator implements CodeGenerator {

    static final Format FORMAT =
            Format.ofRunning("kubernetes", "Kubernetes", List.of("deployment.namespace", "deployment.gateway"));

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        ClusterObjects cluster = new ClusterObjects(registry);
        for (Placement placement : generation.placements()) {
            Mapping sealed = new Mapping();
            ContainerNames names = new ContainerNames(placement);
            cluster.of(placement).forEach((file, objects) -> {
                objects.forEach(names::restore);
                Mapping documents = byName(objects);
                generation.addDocuments(placement, file, documents);
                if (file.equals(SealedSecrets.FILE)) {
                    documents.entries().forEach(sealed::put);
                }
            });
            SealedSecrets.tellUnsealed(placement, sealed);
        }
        return generation.result();
    }

    /** The objects under names such as {@code Deployment/api}, by which overlays find them. */
    private static Mapping byName(List<Tree> objects) {
        Mapping byName = new Mapping();
        for (Tree object : objects) {
            ManifestObject named = new ManifestObject((Mapping) object);
            byName.put(named.name().isEmpty() ? named.kind() : named.kind() + "/" + named.name(), object);
        }
        return byName;
    }
}
