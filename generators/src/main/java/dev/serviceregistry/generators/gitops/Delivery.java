package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.facts.Team;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.generators.kubernetes.ManifestObject;
import dev.serviceregistry.generators.kubernetes.Manifests;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.ServiceRegistry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is delivered of a project to a target, and from where.
 *
 * @param placement the project at the target
 * @param names what it is called, and every other one
 * @param project what the project declares
 * @param manifests what is delivered
 * @param source the repository that it comes from
 * @param regions where it goes, in the order in which a release reaches them; one without a name when none is declared
 * @param release how it is released
 */
public record Delivery(
        Placement placement,
        DeliveryNames names,
        ProjectDeclaration project,
        Manifests manifests,
        Source source,
        List<Region> regions,
        Release release) {

    /** The keys that say how a project is delivered. */
    public static final Set<String> KEYS = Set.of(
            "deployment.namespace",
            "deployment.gitops",
            "deployment.source",
            "deployment.gateway",
            "deployment.auto_sync",
            "deployment.prune",
            "deployment.self_heal",
            "deployment.multi-region",
            "deployment.region",
            "deployment.rollout",
            "deployment.rollback");

    /**
     * The deliveries of the projects that name a tool as theirs; all others lose nothing.
     *
     * @param tool the value of {@code deployment.gitops}
     */
    public static List<Delivery> of(
            String tool, Generation generation, ServiceRegistry registry, GenerationRequest request) {
        List<Delivery> deliveries = new ArrayList<>();
        Map<String, Manifests> manifests = Manifests.of(registry, request);
        DeliveryNames names = new DeliveryNames(registry);
        for (Placement placement : generation.placements()) {
            Declared deployment = placement.settings().get("deployment");
            Optional<ProjectDeclaration> project = registry.declaration(placement.project());
            if (project.isEmpty() || !deployment.get("gitops").text("").equals(tool)) {
                deployment.skip();
                continue;
            }
            Manifests own = manifests.get(placement.target() + "/" + placement.project());
            if (own != null) {
                deliveries.add(new Delivery(
                        placement,
                        names,
                        project.get(),
                        own,
                        Source.of(deployment),
                        regions(project.get(), placement.target()),
                        new Release(placement, own)));
            }
        }
        return deliveries;
    }

    /** The regions of a project at a target, in the order in which a release reaches them. */
    public static List<Region> regions(ProjectDeclaration project, String target) {
        List<String> names = Targets.of(project).getOrDefault(target, List.of());
        return names.isEmpty()
                ? List.of(new Region("", "", "", BigDecimal.ZERO, null, List.of(), OptionalLong.empty(), ""))
                : Regions.inWaves(Regions.shared(project, Regions.of(project, names)));
    }

    /** What is declared of the deployment. */
    public Declared deployment() {
        return placement.settings().get("deployment");
    }

    /** What the project at the target is called among the objects of the tool. */
    public String name() {
        return names.of(placement.project(), placement.target());
    }

    /** Whether it goes to several regions. */
    public boolean isMultiRegion() {
        return regions.size() > 1;
    }

    /** The path of the manifests in the repository. */
    public String manifestPath() {
        return source.path("kubernetes/" + placement.target() + "/" + placement.project());
    }

    /** The channel of the team that owns the project, without its mark; empty when there is none. */
    public String channel() {
        String owner = project.project().string("owner").orElse("");
        String team = owner.startsWith("@") ? owner.substring(1) : owner;
        for (Team one : placement.registry().facts().ofType(Team.class)) {
            if (one.name().equals(team)) {
                return one.slack().startsWith("#") ? one.slack().substring(1) : one.slack();
            }
        }
        return "";
    }

    /** Adds a file of it: one object, or several, which overlays find by their kinds and names. */
    public void add(Generation generation, String file, List<? extends Tree> objects) {
        if (objects.size() == 1 && objects.get(0) instanceof Mapping only) {
            generation.add(placement, file, only);
            return;
        }
        Mapping byName = new Mapping();
        for (Tree tree : objects) {
            ManifestObject object = new ManifestObject((Mapping) tree);
            byName.put(object.kind() + "/" + object.name(), tree);
        }
        generation.addDocuments(placement, file, byName);
    }

    /** Says which of the declared values stand in other places, or hold without being written. */
    public void skipWhatHolds() {
        Declared deployment = deployment();
        deployment.get("namespace").skip();
        deployment.get("source").skip();
        deployment.get("gateway").skip();
        deployment.get("region").skip();
        Declared multi = deployment.get("multi-region");
        multi.get("regions").skip();
        multi.get("strategy").skip();
        multi.get("failover").skip();
        for (Region region : regions) {
            Declared declared = deployment.get("region").get(region.name());
            if (Regions.strategy(project).equals(Regions.ACTIVE_ACTIVE)) {
                declared.get("role").lose("all regions of an active-active deployment serve");
            }
            if (release.declared().isPresent() && region.canary().orElse(1) == 0) {
                declared.get("canary_percentage")
                        .lose("a release that nobody gets is not watched, so the first step holds");
            }
        }
        if (!isMultiRegion()) {
            return;
        }
        Declared mode = multi.get("failover").get("mode");
        if (mode.text("").equals("automatic")) {
            mode.lose("no file moves traffic by itself: failover.yaml says what to set when a region is lost");
        }
        for (Region region : regions) {
            if (region.cluster().isEmpty()) {
                multi.get("regions")
                        .lose("the cluster of " + region.name() + " is not declared: it is taken to be called"
                                + " like the region");
            }
        }
    }

    /** What names the files that are applied where the tool runs. */
    public static Mapping kustomization(Collection<String> files) {
        return new Mapping()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization")
                .put("resources", Sequence.of(files));
    }
}
