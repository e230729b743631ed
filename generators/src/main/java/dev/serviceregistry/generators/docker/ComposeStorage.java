package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.values.HostPath;
import java.util.HashMap;
import java.util.Map;

/** What the services of a file mount: volumes, folders of the host, secrets and configs. */
final class ComposeStorage {

    private static final String SECRETS = "/run/secrets/";

    private final VolumeNames names;
    private final SecretNames secretNames;
    private final Mapping volumes = new Mapping();
    private final Mapping secrets = new Mapping();
    private final Mapping configs = new Mapping();
    private final Map<String, String> configNames = new HashMap<>();

    ComposeStorage(VolumeNames names, SecretNames secretNames) {
        this.names = names;
        this.secretNames = secretNames;
    }

    /** Puts what is mounted into a file, below its services. */
    void putInto(Mapping file) {
        file.putUnlessEmpty("volumes", volumes);
        file.putUnlessEmpty("secrets", secrets);
        file.putUnlessEmpty("configs", configs);
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
                case "secret" -> mountedSecrets.add(secret(service, volume, source.isEmpty() ? key : source, target));
                case "config" -> {
                    if (source.isEmpty()) {
                        volume.lose("no file is stated that it would be read from");
                    } else {
                        mountedConfigs.add(new Mapping()
                                .put("source", config(source, text))
                                .put("target", target));
                        volume.get("read_only").skip();
                    }
                }
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

    private Tree secret(PlacedService service, Declared volume, String name, String target) {
        volume.get("read_only").skip();
        Declared declared = service.get("secrets").get(name);
        String called = secretNames.of(service, name);
        Mapping definition = secrets.mapping(called);
        Declared path = declared.get("path");
        Declared provider = declared.get("provider");
        if (provider.text("").equals("file")) {
            path.text().ifPresent(file -> definition.put("file", ComposeText.literal(file)));
        } else {
            definition.put("external", true);
            path.text()
                    .filter(other -> !other.equals(called))
                    .ifPresent(other -> definition.put("name", ComposeText.literal(other)));
            if (!provider.text("").equals("external-secrets")) {
                provider.lose("the platform must hold the secret under its name");
            }
        }
        return target.equals(SECRETS + called)
                ? new Text(called)
                : new Mapping().put("source", called).put("target", target);
    }

    /** The name of the config that is read from a file, or that the platform holds. */
    private String config(String source, ComposeText text) {
        return configNames.computeIfAbsent(source, unknown -> {
            String name = source.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-|-$", "");
            String free = name;
            for (int i = 2; configs.get(free) != null; i++) {
                free = name + "-" + i;
            }
            Mapping definition = configs.mapping(free);
            if (HostPath.isPath(source)) {
                definition.put("file", text.of(source));
            } else {
                definition.put("external", true).put("name", source);
            }
            return free;
        });
    }
}
