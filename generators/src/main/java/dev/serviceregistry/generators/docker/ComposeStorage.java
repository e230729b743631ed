package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.values.HostPath;

/** What the services of a file mount: volumes, folders of the host, secrets and configs. */
final class ComposeStorage {

    private final VolumeNames names;
    private final GivenFiles given;
    private final Mapping volumes = new Mapping();

    ComposeStorage(VolumeNames names, SecretNames secretNames, AskedVariables asked) {
        this.names = names;
        this.given = new GivenFiles(secretNames, asked);
    }

    /** Puts what is mounted into a file, below its services. */
    void putInto(Mapping file) {
        file.putUnlessEmpty("volumes", volumes);
        given.putInto(file);
    }

    /** Puts the mounts of a service into its mapping. */
    void mount(PlacedService service, ComposeText text, Mapping tree) {
        Sequence mounts = new Sequence();
        Sequence mountedSecrets = new Sequence();
        Sequence mountedConfigs = new Sequence();
        service.get("volumes").entries().forEach((key, volume) -> {
            String type = volume.get("type").text("ephemeral");
            String target = text.of(volume.get("mount").text(""));
            String source = volume.get("source").text("");
            switch (type) {
                case "secret" ->
                    given.secret(service, volume, source.isEmpty() ? key : source, target)
                            .forEach(mountedSecrets::add);
                case "config" -> given.config(volume, source, target, text).ifPresent(mountedConfigs::add);
                case "bind" -> mounts.add(mount(volume, true, HostPath.explicit(text.of(source)), target));
                default -> {
                    String volumeName = names.of(service, key, volume);
                    if (!volumeName.isEmpty()) {
                        Mapping declaration = volumes.mapping(volumeName);
                        if (type.equals("persistent")) {
                            ComposeScope.of(volume.get("scope"))
                                    .write(declaration, volumeName, names.ofHost(service, key, volume));
                        }
                    }
                    mounts.add(mount(volume, false, volumeName, target));
                }
            }
        });
        tree.putUnlessEmpty("volumes", mounts);
        tree.putUnlessEmpty("secrets", mountedSecrets);
        tree.putUnlessEmpty("configs", mountedConfigs);
    }

    private static Tree mount(Declared volume, boolean isBind, String source, String target) {
        boolean readOnly = volume.get("read_only").isTrue();
        String propagation = isBind ? volume.get("propagation").text("") : "";
        if (!isBind) {
            volume.get("propagation").lose("a container shares mounts below folders of the host alone");
        }
        String options = readOnly && !propagation.isEmpty() ? "ro," + propagation : readOnly ? "ro" : propagation;
        boolean fits = !source.replaceAll("\\$\\{[^}]*}", "").contains(":") && !target.contains(":");
        if (fits && !(source.isEmpty() && !options.isEmpty())) {
            return new Text((source.isEmpty() ? "" : source + ":") + target + (options.isEmpty() ? "" : ":" + options));
        }
        Mapping entry = new Mapping().put("type", isBind ? "bind" : "volume");
        if (!source.isEmpty()) {
            entry.put("source", source);
        }
        entry.put("target", target);
        if (readOnly) {
            entry.put("read_only", true);
        }
        if (!propagation.isEmpty()) {
            entry.mapping("bind").put("propagation", propagation);
        }
        return entry;
    }
}
