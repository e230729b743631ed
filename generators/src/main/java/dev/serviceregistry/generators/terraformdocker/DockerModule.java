package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.docker.ComposeNames;
import dev.serviceregistry.generators.docker.OneHost;
import dev.serviceregistry.generators.docker.VolumeNames;
import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A project at a target as a module: an image and a container for each service, and the networks and volumes they share. */
final class DockerModule {

    private final Placement placement;
    private final ComposeNames hosts;
    private final StartOrder order;
    private final VolumeNames volumes;
    private final OneHost host;
    private final SecretNames secrets;
    private final ModuleNames names;
    private final ModuleVariables variables = new ModuleVariables();

    DockerModule(Placement placement) {
        this.placement = placement;
        this.hosts = new ComposeNames(placement);
        this.order = new StartOrder(placement);
        this.host = new OneHost(placement);
        this.volumes = new VolumeNames(placement, PlacedService::name);
        this.secrets = new SecretNames(placement, UnaryOperator.identity());
        this.names = new ModuleNames(new HostResources(placement));
        placement.services().forEach(service -> names.service(service.name()));
    }

    /** The files of the module. */
    SortedMap<String, Body> files() {
        // How a variable is written depends on all its uses, so the services are gone through once before.
        placement.services().forEach(this::service);
        images();
        SortedMap<String, Body> files = new TreeMap<>();
        Names free = new Names();
        for (PlacedService service : placement.services()) {
            files.put("service-" + free.free(service.name()) + ".tf", service(service));
        }
        files.put("versions.tf", versions());
        files.put("locals.tf", locals());
        files.put("variables.tf", variables.body(images().keySet()));
        files.put("outputs.tf", outputs());
        shared(names.networks(), "networks.tf", files);
        shared(names.volumes(), "volumes.tf", files);
        return files;
    }

    private Body service(PlacedService service) {
        Body file = new Body();
        image(service, file.block("resource", "docker_image", names.service(service.name())));
        new DockerContainer(service, placement, order, names, hosts, volumes, host, variables, secrets)
                .write(file.block("resource", "docker_container", names.service(service.name())));
        return file;
    }

    private void image(PlacedService service, Body image) {
        Declared container = service.get("container");
        image.put("name", new Reference("local.images[" + Template.quoted(service.name()) + "]"))
                .put("keep_locally", true);
        container.get("platform").text().filter(text -> !text.isEmpty()).ifPresent(text -> image.put("platform", text));
        if (container.get("pull_policy").text("").equals("IfNotPresent")) {
            container.get("pull_policy").skip();
        } else {
            container.get("pull_policy").lose("the provider pulls an image that is not there, and no other");
        }
        Declared build = container.get("build");
        if (build.entries().isEmpty()) {
            return;
        }
        ModuleText text = text(service);
        Body block = image.block("build");
        block.put("context", context(build.get("context").text("."), text));
        for (String key : new String[] {"dockerfile", "target"}) {
            Declared value = build.get(key);
            if (!value.text("").isEmpty()) {
                block.put(key, text.of(value).tree());
            }
        }
        Mapping args = new Mapping();
        build.get("args")
                .entries()
                .forEach((key, value) -> args.put(key, text.of(value).tree()));
        if (!args.isEmpty()) {
            block.put("build_args", args);
        }
    }

    /** Where the image is built: a folder of the project, or a place elsewhere. */
    private Tree context(String context, ModuleText text) {
        boolean isElsewhere = context.startsWith("/") || context.contains("://") || context.contains("${");
        return isElsewhere
                ? text.of(context).tree()
                : new Reference(variables.path(context.startsWith("./") ? context.substring(2) : context));
    }

    /** The declared images by service; one that is built here is called after its service. */
    private Map<String, Tree> images() {
        Map<String, Tree> images = new TreeMap<>();
        for (PlacedService service : placement.services()) {
            String own = ComposeNames.project(placement.project()) + "-" + service.name() + ":"
                    + service.service().version().replace('+', '_');
            images.put(
                    service.name(),
                    text(service).of(service.image().orElse(own)).tree());
        }
        return images;
    }

    private ModuleText text(PlacedService service) {
        return new ModuleText(service, variables);
    }

    private static Body versions() {
        Body file = new Body();
        Body terraform = file.block("terraform").put("required_version", ">= 1.3");
        terraform
                .block("required_providers")
                .put("docker", new Mapping().put("source", "kreuzwerker/docker").put("version", "~> 3.6"));
        return file;
    }

    private Body locals() {
        Body file = new Body();
        Mapping declared = new Mapping();
        images().forEach(declared::put);
        file.block("locals")
                .put("declared_images", declared)
                .put("images", new Reference("merge(local.declared_images, var.images)"));
        return file;
    }

    private void shared(ModuleNames.Resources resources, String file, Map<String, Body> files) {
        Body body = new Body();
        resources
                .ofProject()
                .forEach((name, identifier) -> body.block("resource", resources.type(), identifier)
                        .put("name", ComposeNames.project(placement.project()) + "_" + name));
        resources
                .ofHost()
                .forEach((name, identifier) ->
                        body.block("resource", resources.type(), identifier).put("name", name));
        resources
                .ofOthers()
                .forEach((name, identifier) ->
                        body.block("data", resources.type(), identifier).put("name", name));
        boolean isEmpty = resources.ofProject().isEmpty()
                && resources.ofHost().isEmpty()
                && resources.ofOthers().isEmpty();
        if (!isEmpty) {
            files.put(file, body);
        }
    }

    private Body outputs() {
        Mapping containers = new Mapping();
        for (PlacedService service : placement.services()) {
            String container = "docker_container." + names.service(service.name());
            containers.put(
                    service.name(),
                    order.replicas(service) == 1
                            ? new Sequence().add(new Reference(container + ".name"))
                            : new Reference(container + "[*].name"));
        }
        Mapping networks = new Mapping();
        ModuleNames.Resources joined = names.networks();
        joined.ofHost().forEach((name, identifier) -> networks.put(name, joined.reference(identifier)));
        joined.ofOthers().forEach((name, identifier) -> networks.put(name, joined.found(identifier)));
        joined.ofProject().forEach((name, identifier) -> networks.put(name, joined.reference(identifier)));
        Body file = new Body();
        file.block("output", "containers")
                .put("description", "The containers of each service.")
                .put("value", containers);
        file.block("output", "networks")
                .put("description", "The networks, for others to join.")
                .put("value", networks);
        return file;
    }
}
