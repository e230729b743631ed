package dev.serviceregistry.generators.argocd;

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

/** Makes what Argo CD needs to deliver the Kubernetes manifests of the projects that name it as their tool. */
public final class ArgoCdGenerator implements CodeGenerator {

    /** Where Argo CD and its objects run. */
    static final String NAMESPACE = "argocd";

    private static final Format FORMAT = new Format("argocd", "Argo CD", Delivery.KEYS);

    @Override
    public Format format() {
        return FORMAT;
    }

    @Override
    public GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request) {
        Generation generation = new Generation(FORMAT, registry, request);
        ProjectOrder order = new ProjectOrder(registry);
        for (Delivery delivery : Delivery.of("argocd", generation, registry, request)) {
            files(delivery, order).forEach((file, objects) -> delivery.add(generation, file, objects));
        }
        return generation.result();
    }

    private static SortedMap<String, List<? extends Tree>> files(Delivery delivery, ProjectOrder order) {
        SortedMap<String, List<? extends Tree>> files = new TreeMap<>();
        delivery.skipWhatHolds();
        Rollouts rollouts = new Rollouts(delivery);
        Applications applications =
                new Applications(delivery, order.wave(delivery.placement().project()), rollouts);
        files.put("app-project.yaml", List.of(new AppProject(delivery, rollouts).tree()));
        files.put(
                delivery.isMultiRegion() ? "application-set.yaml" : "application.yaml",
                List.of(delivery.isMultiRegion() ? applications.set() : applications.single()));
        new Traffic(delivery).records(NAMESPACE).ifPresent(records -> files.put("dns.yaml", List.of(records)));
        if (delivery.source().isPlugin()) {
            files.put("plugin.yaml", List.of(Plugin.configuration()));
        }
        files.put("kustomization.yaml", List.of(Delivery.kustomization(files.keySet())));
        for (Region region : delivery.regions()) {
            List<Tree> objects = rollouts.objects(region);
            if (!objects.isEmpty()) {
                files.put("rollouts" + region.suffix("/") + "/rollouts.yaml", objects);
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
