package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.docker.ComposeScope;
import dev.serviceregistry.generators.docker.EngineLimits;
import dev.serviceregistry.generators.docker.VolumeNames;
import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.values.HostPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a container mounts: volumes, folders of the host, files that are put into it, and memory. */
final class ContainerStorage {

    private final PlacedService service;
    private final ModuleNames names;
    private final VolumeNames volumes;
    private final ModuleText text;
    private final ModuleVariables variables;
    private final SecretNames secrets;

    ContainerStorage(
            PlacedService service,
            ModuleNames names,
            VolumeNames volumes,
            ModuleText text,
            ModuleVariables variables,
            SecretNames secrets) {
        this.service = service;
        this.names = names;
        this.volumes = volumes;
        this.text = text;
        this.variables = variables;
        this.secrets = secrets;
    }

    /** What is mounted in memory, by its place. */
    Mapping memory() {
        Mapping memory = new Mapping();
        for (String mount : EngineLimits.memory(service)) {
            int colon = mount.indexOf(':');
            memory.put(colon < 0 ? mount : mount.substring(0, colon), colon < 0 ? "" : mount.substring(colon + 1));
        }
        return memory;
    }

    /** Writes a block for each volume and each file. */
    void write(Body container) {
        Set<String> places = new HashSet<>();
        List<Runnable> files = new ArrayList<>();
        service.get("volumes").entries().forEach((key, volume) -> {
            String place = volume.get("mount").text("");
            if (!places.add(place)) {
                volume.lose("a container has one volume at one place");
                return;
            }
            Tree target = text.of(place).tree();
            String source = volume.get("source").text("");
            switch (volume.get("type").text("ephemeral")) {
                case "bind" -> bind(place(source), target, volume, container);
                case "config" -> {
                    volume.get("read_only").skip();
                    volume.get("item").skip();
                    if (HostPath.isPath(source) && isReadOnly()) {
                        handOver(source, target, container);
                    } else if (HostPath.isPath(source)) {
                        files.add(() -> upload("source", place(source), target, container));
                    } else {
                        volume.lose("no file is stated that it would be read from");
                    }
                }
                case "secret" -> secret(source.isEmpty() ? key : source, target, volume, container, files);
                default -> {
                    Body mount = mount("volume", target, volume, container);
                    String name = volumes.of(service, key, volume);
                    ComposeScope scope = volume.get("type").text("").equals("persistent")
                            ? ComposeScope.of(volume.get("scope"))
                            : ComposeScope.PROJECT;
                    if (scope != ComposeScope.PROJECT) {
                        mount.put("source", names.volumes().name(volumes.ofHost(service, key, volume), scope));
                    } else if (!name.isEmpty()) {
                        mount.put("source", names.volumes().name(name, scope));
                    }
                }
            }
        });
        files.forEach(Runnable::run);
    }

    private Body mount(String type, Tree target, Declared volume, Body container) {
        Body mount = container.block("mounts").put("type", type).put("target", target);
        if (volume.get("read_only").isTrue()) {
            mount.put("read_only", true);
        }
        return mount;
    }

    private void bind(Tree source, Tree target, Declared volume, Body container) {
        Body mount = mount("bind", target, volume, container).put("source", source);
        volume.get("propagation")
                .text()
                .ifPresent(way -> mount.block("bind_options").put("propagation", way));
    }

    /** Whether nothing can be put into the container, since the engine writes through its root. */
    private boolean isReadOnly() {
        return service.get("container").get("read_only_root").isTrue();
    }

    /** Mounts a file of the host that the container reads. */
    private void handOver(String path, Tree target, Body container) {
        container
                .block("mounts")
                .put("type", "bind")
                .put("target", target)
                .put("read_only", true)
                .put("source", place(path));
    }

    private static void upload(String key, Tree content, Tree target, Body container) {
        container.block("upload").put("file", target).put(key, content);
    }

    private void secret(String name, Tree target, Declared volume, Body container, List<Runnable> files) {
        Declared secret = service.get("secrets").get(name);
        String path = secret.get("path").text("");
        volume.get("read_only").skip();
        String item = volume.get("item").text("");
        if (secret.get("provider").text("").equals("file") && !path.isEmpty()) {
            handOver(path, target, container);
            return;
        }
        secret.get("path").skip();
        if (isReadOnly()) {
            volume.lose("the engine puts no file into a container whose root is read-only: keep the secret in a file");
            return;
        }
        String key = item.isEmpty() || item.equals(name) ? "content" : item;
        Tree content = new Reference(variables.stored(secrets.of(service, name), key));
        files.add(() -> upload("content", content, target, container));
    }

    /** A path of the host: a relative one begins at the folder of the project. */
    private Tree place(String path) {
        Template written = text.of(path);
        boolean isAbsolute = path.startsWith("/") || path.matches("(?s)[A-Za-z]:.*");
        if (isAbsolute) {
            return written.tree();
        }
        if (!written.isLiteral()) {
            return new Reference("abspath(" + ((Reference) written.tree()).expression() + ")");
        }
        if (path.startsWith("~")) {
            Tree quoted = new Template()
                    .expression("\"~\"")
                    .literal(path.substring(1))
                    .tree();
            return new Reference("pathexpand(" + ((Reference) quoted).expression() + ")");
        }
        return new Reference(variables.path(path.startsWith("./") ? path.substring(2) : path));
    }
}
