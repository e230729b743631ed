package dev.serviceregistry.generators.flux;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.generators.gitops.Delivery;
import dev.serviceregistry.generators.gitops.ProjectOrder;
import dev.serviceregistry.generators.gitops.Region;
import dev.serviceregistry.generators.gitops.Traffic;
import dev.serviceregistry.generators.json.JsonEmitter;
import dev.serviceregistry.generators.kubernetes.ManifestObject;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Flux applies in each region, after what, and what must be healthy before it counts as done. */
final class Kustomizations {

    private static final Set<String> WATCHED = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    private final Delivery delivery;
    private final ProjectOrder order;
    private final Canaries canaries;

    Kustomizations(Delivery delivery, ProjectOrder order, Canaries canaries) {
        this.delivery = delivery;
        this.order = order;
        this.canaries = canaries;
        Declared heal = delivery.deployment().get("self_heal");
        if (heal.isPresent() && !heal.isTrue()) {
            heal.lose("Flux always undoes what was changed by hand");
        }
        delivery.deployment()
                .get("target")
                .get(delivery.placement().target())
                .get("freeze")
                .lose("Flux knows no days: suspend its kustomizations while the target is frozen");
    }

    /** Their names. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Region region : delivery.regions()) {
            names.add(name(delivery.name(), region));
            if (canaries.areThere()) {
                names.add(canaryName(region));
            }
        }
        return names;
    }

    private String canaryName(Region region) {
        return Names.label(name(delivery.name(), region) + "-canaries");
    }

    private static String name(String delivery, Region region) {
        return Names.label(delivery + region.suffix("-"));
    }

    List<Tree> objects() {
        List<Tree> objects = new ArrayList<>();
        String previous = "";
        for (Region region : delivery.regions()) {
            String name = name(delivery.name(), region);
            Sequence after = new Sequence();
            if (!previous.isEmpty()) {
                after.add(new Mapping().put("name", previous));
            }
            before(region).forEach(other -> after.add(new Mapping().put("name", other)));
            Mapping spec = spec(region, delivery.manifestPath(), after);
            spec.putUnlessEmpty("healthChecks", healthChecks());
            spec.putUnlessEmpty("patches", patches());
            objects.add(object(name, spec));
            previous = name;
            if (canaries.areThere()) {
                Sequence afterManifests = new Sequence().add(new Mapping().put("name", name));
                String folder = "flux/" + delivery.placement().target() + "/"
                        + delivery.placement().project() + "/canaries" + region.suffix("/");
                objects.add(object(
                        canaryName(region), spec(region, delivery.source().path(folder), afterManifests)));
            }
        }
        return objects;
    }

    private static Mapping object(String name, Mapping spec) {
        return Traffic.object("kustomize.toolkit.fluxcd.io/v1", "Kustomization", name, FluxGenerator.NAMESPACE)
                .put("spec", spec);
    }

    private Mapping spec(Region region, String path, Sequence after) {
        Declared sync = delivery.deployment().get("auto_sync");
        Mapping spec = new Mapping();
        if (sync.isPresent() && !sync.isTrue()) {
            spec.put("suspend", true);
            spec.comment(
                    "suspend", "Nothing is synchronised unasked: flux resume kustomization, then suspend it again.");
        }
        spec.put("interval", "10m")
                .put("retryInterval", "2m")
                .put("timeout", "5m")
                .put("prune", delivery.deployment().get("prune").isTrue())
                .put("path", "./" + path)
                .put("sourceRef", new Mapping().put("kind", "GitRepository").put("name", delivery.name()));
        if (!region.name().isEmpty()) {
            String cluster = region.cluster().isEmpty() ? region.id() : region.cluster();
            Mapping secret = new Mapping().put("name", Names.label(cluster + "-kubeconfig"));
            secret.comment("name", "The kubeconfig of the cluster " + cluster + ", under the key value.");
            spec.put("kubeConfig", new Mapping().put("secretRef", secret));
        }
        return spec.putUnlessEmpty("dependsOn", after);
    }

    /** The kustomizations of the projects that come first, where Flux delivers them to the same target. */
    private List<String> before(Region region) {
        List<String> names = new ArrayList<>();
        ServiceRegistry registry = delivery.placement().registry();
        for (String project : order.before(delivery.placement().project())) {
            Optional<ProjectDeclaration> other = registry.declaration(project);
            String target = delivery.placement().target();
            if (other.isEmpty()
                    || registry.services(project).isEmpty()
                    || !Targets.of(other.get()).containsKey(target)
                    || !other.get().deployment().string("gitops").orElse("").equals("flux")) {
                continue;
            }
            List<Region> there = Delivery.regions(other.get(), target);
            List<Region> same = there.stream()
                    .filter(one -> one.name().equals(region.name()))
                    .toList();
            for (Region one : same.isEmpty() ? there : same) {
                names.add(name(delivery.names().of(project, target), one));
            }
        }
        return names;
    }

    private Sequence healthChecks() {
        Sequence checks = new Sequence();
        for (ManifestObject object : delivery.manifests().objects()) {
            if (WATCHED.contains(object.kind())) {
                checks.add(new Mapping()
                        .put("apiVersion", object.apiVersion())
                        .put("kind", object.kind())
                        .put("name", object.name())
                        .put("namespace", object.text("metadata", "namespace")));
            }
        }
        return checks;
    }

    private Sequence patches() {
        Sequence patches = new Sequence();
        for (ManifestObject job : delivery.manifests().ofKind("Job")) {
            // The pods of a job cannot be changed: another job takes its place.
            Mapping annotations = new Mapping().put("kustomize.toolkit.fluxcd.io/force", "enabled");
            Mapping metadata = new Mapping().put("name", job.name()).put("annotations", annotations);
            Mapping patch = new Mapping()
                    .put("apiVersion", job.apiVersion())
                    .put("kind", "Job")
                    .put("metadata", metadata);
            patches.add(patch("Job", job.name(), patch));
        }
        canaries.patch(patches);
        return patches;
    }

    /** A patch of an object of the manifests. */
    static Mapping patch(String kind, String name, Tree patch) {
        return new Mapping()
                .put("target", new Mapping().put("kind", kind).put("name", name))
                .put("patch", JsonEmitter.write(patch));
    }
}
