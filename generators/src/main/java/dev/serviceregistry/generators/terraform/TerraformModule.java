package dev.serviceregistry.generators.terraform;

import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.kubernetes.ServiceObjects;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A project at a target as a module: the objects of its manifests as resources. */
final class TerraformModule {

    private static final String WAVE = "argocd.argoproj.io/sync-wave";

    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

    /** An object with the resource that states it, and how many others are to run before it. */
    private record Stated(Mapping object, Resources.Address address, long wave) {

        String kind() {
            return Resources.text(object, "kind");
        }

        String name() {
            return Resources.text(Resources.metadata(object), "name");
        }
    }

    private final Placement placement;
    private final Map<String, PlacedService> byName = new HashMap<>();
    private final Map<String, String> images = new TreeMap<>();
    private final Resources resources = new Resources();
    private final SortedMap<String, List<Stated>> files = new TreeMap<>();
    private final Map<String, Stated> workloads = new HashMap<>();
    private String namespace = "";

    TerraformModule(Placement placement, SortedMap<String, List<Tree>> manifests) {
        this.placement = placement;
        placement.services().forEach(service -> byName.put(ServiceObjects.name(service.name()), service));
        Provided provided = new Provided(byName);
        manifests.forEach((file, trees) -> {
            for (Tree tree : trees) {
                if (tree instanceof Mapping object
                        && !Resources.text(object, "kind").equals("Kustomization")) {
                    long wave = wave(object);
                    provided.change(object);
                    resources.add(object).ifPresent(address -> state(file, new Stated(object, address, wave)));
                }
            }
        });
    }

    private void state(String manifest, Stated stated) {
        if (stated.kind().equals("Namespace")) {
            namespace = stated.name();
        }
        if (WORKLOADS.contains(stated.kind())) {
            workloads.put(stated.name(), stated);
            findImages(stated.object());
        }
        String file = manifest.replace("workloads/", "workload-").replace(".yaml", ".tf");
        files.computeIfAbsent(file, unseen -> new ArrayList<>()).add(stated);
    }

    private static long wave(Mapping object) {
        return Resources.metadata(object).get("annotations") instanceof Mapping annotations
                        && annotations.get(WAVE) instanceof Text wave
                ? Long.parseLong(wave.value())
                : 0;
    }

    private void findImages(Mapping fields) {
        for (Tree value : fields.entries().values()) {
            if (value instanceof Mapping inner) {
                findImages(inner);
            } else if (value instanceof Sequence list) {
                for (Tree item : list.items()) {
                    if (item instanceof Mapping container
                            && container.get("image") instanceof Text image
                            && byName.containsKey(Resources.text(container, "name"))) {
                        images.put(Resources.text(container, "name"), image.value());
                    }
                }
            }
        }
    }

    /** The files of the module. */
    SortedMap<String, Body> files() {
        SortedMap<String, Body> bodies = new TreeMap<>();
        Variables variables = new Variables(images.keySet());
        References references = new References(resources, images);
        files.forEach((file, objects) -> {
            Body body = new Body();
            for (Stated stated : objects) {
                references.put(stated.object());
                resource(
                        stated,
                        variables,
                        body.block(
                                "resource",
                                stated.address().type(),
                                stated.address().name()));
            }
            bodies.put(file, body);
        });
        bodies.put("versions.tf", versions());
        bodies.put("locals.tf", locals());
        bodies.put("variables.tf", variables.body());
        bodies.put("outputs.tf", outputs());
        return bodies;
    }

    private void resource(Stated stated, Variables variables, Body body) {
        if (stated.address().type().equals(ResourceKind.ANY)) {
            body.put("manifest", stated.object());
            return;
        }
        switch (stated.kind()) {
            case "Namespace" -> body.put("count", new Reference("var.create_namespace ? 1 : 0"));
            case "Deployment", "StatefulSet", "DaemonSet" ->
                body.put("wait_for_rollout", new Reference("var.wait_for_rollout"));
            case "Job" -> body.put("wait_for_completion", new Truth(false));
            // Many classes of storage bind a claim when the first pod asks for it.
            case "PersistentVolumeClaim" -> body.put("wait_until_bound", new Truth(false));
            default -> {}
        }
        Mapping fields = new Mapping();
        stated.object().entries().forEach(fields::put);
        fields.remove("apiVersion").remove("kind");
        if (fields.get("stringData") instanceof Mapping data) {
            Mapping given = new Mapping();
            data.entries().keySet().forEach(key -> given.put(key, variables.secret(stated.name(), key)));
            fields.remove("stringData").put("data", given);
        }
        new BlockWriter(stated.kind()).write(fields, body);
        Sequence before = before(stated);
        if (!before.isEmpty()) {
            body.put("depends_on", before);
        }
    }

    /** What runs before a workload, since it is required; never what a circle leads back from. */
    private Sequence before(Stated stated) {
        TreeSet<String> before = new TreeSet<>();
        PlacedService service = byName.get(stated.name());
        if (service != null && WORKLOADS.contains(stated.kind())) {
            for (DeclaredDependency dependency : DeclaredDependency.of(service, "requires")) {
                workload(dependency.name())
                        .filter(required -> required.wave() < stated.wave())
                        .ifPresent(required -> before.add(required.address().expression()));
            }
        }
        Sequence references = new Sequence();
        before.forEach(address -> references.add(new Reference(address)));
        return references;
    }

    /** The workload in which a service runs. */
    private Optional<Stated> workload(String name) {
        return placement.find(name).map(found -> {
            Stated own = workloads.get(ServiceObjects.name(found.name()));
            String main = found.get("deploy").get("sidecar_of").text("");
            return own != null
                    ? own
                    : placement
                            .find(main)
                            .map(one -> ServiceObjects.name(one.name()))
                            .map(workloads::get)
                            .orElse(null);
        });
    }

    private static Body versions() {
        Body file = new Body();
        Body terraform = file.block("terraform").put("required_version", ">= 1.3");
        terraform
                .block("required_providers")
                .put(
                        "kubernetes",
                        new Mapping().put("source", "hashicorp/kubernetes").put("version", "~> 2.38"));
        return file;
    }

    private Body locals() {
        Body file = new Body();
        Body locals = file.block("locals");
        locals.put(
                "namespace",
                new Reference("var.create_namespace ? kubernetes_namespace_v1."
                        + resources.find("Namespace", namespace).orElseThrow().name()
                        + "[0].metadata[0].name : \"" + namespace + "\""));
        if (!images.isEmpty()) {
            Mapping declared = new Mapping();
            images.forEach(declared::put);
            locals.put("declared_images", declared);
            locals.put("images", new Reference("merge(local.declared_images, var.images)"));
        }
        return file;
    }

    private Body outputs() {
        Map<String, Resources.Address> services = new LinkedHashMap<>();
        files.values()
                .forEach(objects -> objects.forEach(stated -> {
                    if (stated.kind().equals("Service")) {
                        services.put(stated.name(), stated.address());
                    }
                }));
        Mapping hosts = new Mapping();
        services.forEach((name, address) -> hosts.put(
                name, new Reference("\"${" + References.nameOf(address).expression() + "}.${local.namespace}.svc\"")));
        Body file = new Body();
        file.block("output", "namespace")
                .put("description", "The namespace of the project.")
                .put("value", References.NAMESPACE);
        file.block("output", "hosts")
                .put("description", "Where each service is called in the cluster.")
                .put("value", hosts);
        return file;
    }
}
