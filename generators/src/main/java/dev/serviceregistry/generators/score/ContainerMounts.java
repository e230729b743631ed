package dev.serviceregistry.generators.score;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.schema.Dollars;
import dev.serviceregistry.registry.values.HostPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a container mounts: volumes, which are resources, and files. */
final class ContainerMounts {

    private final PlacedService service;
    private final WorkloadResources resources;
    private final Mapping volumes = new Mapping();
    private final Mapping files = new Mapping();

    ContainerMounts(PlacedService service, WorkloadResources resources) {
        this.service = service;
        this.resources = resources;
    }

    void putInto(Mapping container) {
        Set<String> places = new HashSet<>();
        service.get("volumes").entries().forEach((key, volume) -> {
            if (places.add(volume.get("mount").text(""))) {
                mount(key, volume);
            } else {
                volume.lose("a container has one volume at one place");
            }
        });
        container.putUnlessEmpty("files", files);
        container.putUnlessEmpty("volumes", volumes);
    }

    private void mount(String key, Declared volume) {
        String place = Dollars.unescaped(volume.get("mount").text(""));
        String source = volume.get("source").text("");
        String type = volume.get("type").text("ephemeral");
        switch (type) {
            case "bind" -> volume.lose("a workload of Score sees nothing of the machine that it runs on");
            case "config" -> {
                if (HostPath.isPath(source)) {
                    file(place, source);
                    volume.get("item").skip();
                    volume.get("read_only").skip();
                } else {
                    volume.lose("a file is read from where it is kept, and no place is declared");
                }
            }
            case "secret" -> secret(place, source.isEmpty() ? key : source, volume);
            default -> {
                Mapping mount = new Mapping()
                        .put("source", resources.volume(type, source, service.name() + "-" + key, volume.get("size")));
                if (volume.get("read_only").isPresent()) {
                    mount.put("readOnly", volume.get("read_only").isTrue());
                }
                volumes.put(place, mount);
            }
        }
    }

    private void file(String place, String source) {
        files.put(place, new Mapping().put("source", source).put("noExpand", true));
    }

    private void secret(String place, String name, Declared volume) {
        Declared secret = service.get("secrets").get(name);
        List<String> keys = secret.get("keys").texts();
        String path = secret.get("path").text("");
        volume.get("read_only").skip();
        Optional<String> item = volume.get("item").text();
        if (secret.get("provider").text("").equals("file") && !path.isEmpty()) {
            file(place, path);
        } else if (item.filter(Placeholders::canName).isPresent()) {
            String output = Placeholders.output(resources.secret(name, secret), item.get());
            files.put(place, new Mapping().put("content", output));
        } else if (keys.isEmpty() || !keys.stream().allMatch(Placeholders::canName)) {
            volume.lose("the files of a secret are its keys, and none is declared that can be asked for");
        } else {
            String resource = resources.secret(name, secret);
            String folder = place.endsWith("/") ? place : place + "/";
            keys.forEach(key ->
                    files.put(folder + key, new Mapping().put("content", Placeholders.output(resource, key))));
        }
    }
}
