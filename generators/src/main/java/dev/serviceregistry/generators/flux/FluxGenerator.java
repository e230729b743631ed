package dev.serviceregistry.generators.flux;

import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Format;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.FailoverPlan;
import dev.serviceregistry.generators.gitops.ProjectOrder;
import dev.serviceregistry.generators.gitops.Region;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what Flux needs to deliver the Kubernetes manifests of the projects that name it as their tool. */
public final class FluxGenerator implements CodeGenerator {

    /** Where Flux and its objects run. */
    static final String NAMESPACE = "flux-system";

    private static final Format FORMAT = new Format("flux", "Flux", Delivery.KEYS);

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        ProjectOrder order = new ProjectOrder(registry);
        for (Delivery delivery : Delivery.of("flux", generation, registry, request)) {
            files(delivery, order).forEach((file, objects) -> delivery.add(generation, file, objects));
        }
        return generation.result();
    }

    private static SortedMap<String, List<? extends Tree>> files(Delivery delivery, ProjectOrder order) {
        SortedMap<String, List<? extends Tree>> files = new TreeMap<>();
        delivery.skipWhatHolds();
        if (delivery.source().isPlugin()) {
            delivery.deployment()
                    .get("source")
                    .get("mode")
                    .lose("Flux has no plugins: it takes the generated manifests");
        }
        Canaries canaries = new Canaries(delivery);
        Kustomizations kustomizations = new Kustomizations(delivery, order, canaries);
        files.put("source.yaml", List.of(GitSource.of(delivery)));
        files.put("delivery.yaml", kustomizations.objects());
        List<Tree> alerts = Alerts.of(delivery, kustomizations.names());
        if (!alerts.isEmpty()) {
            files.put("alerts.yaml", alerts);
        }
        new Traffic(delivery).records(NAMESPACE).ifPresent(records -> files.put("dns.yaml", List.of(records)));
        files.put("kustomization.yaml", List.of(Delivery.kustomization(files.keySet())));
        for (Region region : delivery.regions()) {
            List<Tree> objects = canaries.objects(region);
            if (!objects.isEmpty()) {
                files.put("canaries" + region.suffix("/") + "/canaries.yaml", objects);
            }
        }
        List<Tree> routes = new Traffic(delivery).routes();
        if (!routes.isEmpty()) {
            files.put("gateway/http-routes.yaml", routes);
        }
        if (delivery.isMultiRegion()) {
            files.put("failover.yaml", List.of(FailoverPlan.of(delivery)));
        }
        return files;
    }
}
