package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.List;

/** The volumes that a project declares by name, of which some are a directory of the host under another name. */
final class NamedVolumes extends HostResources {
    private static final List<String> BINDING = List.of("bind", "rbind");

    private final Yaml.Table declared;

    NamedVolumes(Yaml.Table declared, Notes notes) {
        super("volumes", declared, notes);
        this.declared = declared;
    }

    /** The directory of the host that a volume is; empty where it is none. */
    String hostPath(String name) {
        if (!(declared.value(name) instanceof Yaml.Table volume)
                || !(volume.value("driver_opts") instanceof Yaml.Table options)) {
            return "";
        }
        String device = text(options, "device");
        List<String> flags = flags(options);
        boolean binds = flags.stream().anyMatch(BINDING::contains) || BINDING.contains(text(options, "type"));
        if (binds && VolumeMount.isPath(device)) {
            return device;
        }
        String mountpoint = text(options, "mountpoint");
        return text(volume, "driver").equals("local-persist") && VolumeMount.isPath(mountpoint) ? mountpoint : "";
    }

    /** Whether such a volume is mounted for reading alone. */
    boolean isReadOnly(String name) {
        return declared.value(name) instanceof Yaml.Table volume
                && volume.value("driver_opts") instanceof Yaml.Table options
                && flags(options).contains("ro");
    }

    @Override
    void takeWritten(String name, Keys volume) {
        super.takeWritten(name, volume);
        if (hostPath(name).isEmpty()) {
            return;
        }
        volume.takeIf("driver", "local-persist");
        Keys options = volume.inner("driver_opts");
        for (String key : List.of("type", "o", "device", "mountpoint")) {
            options.take(key);
        }
        options.finish();
    }

    private static List<String> flags(Yaml.Table options) {
        return List.of(text(options, "o").replace(" ", "").split(","));
    }

    private static String text(Yaml.Table table, String key) {
        return table.value(key) instanceof Yaml.Scalar scalar ? scalar.text().strip() : "";
    }
}
