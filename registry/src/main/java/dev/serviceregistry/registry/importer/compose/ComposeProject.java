package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.draft.CallInference;
import dev.serviceregistry.registry.importer.draft.Dependencies;
import dev.serviceregistry.registry.importer.draft.Hosts;
import dev.serviceregistry.registry.importer.draft.Ports;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import dev.serviceregistry.registry.importer.draft.ServiceTypes;
import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the model of a Compose project into the tree of its {@code services.toml}. */
final class ComposeProject {
    private static final int MAX_INHERITED = 50_000;
    private static final String DEFAULT = "default";
    private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final ComposeModel model;
    private final ImportOptions options;
    private final Notes notes;
    private final Yaml.Table services;
    private final ServiceNames names;
    private final ProjectDraft draft;
    private final Map<String, Keys> keys = new LinkedHashMap<>();
    private final Map<String, VolumeSection> volumes = new LinkedHashMap<>();
    private final Set<String> completing;
    private final Set<String> awaitedHealthy;
    private final NamedVolumes named;
    private final HostResources networks;
    private final Map<String, Ports> ports = new LinkedHashMap<>();
    private final EnvironmentSection environment;
    private final SecretSection secrets;
    private int inherited;

    ComposeProject(ComposeModel model, ImportOptions options, Notes notes) {
        this.model = model;
        this.options = options;
        this.notes = notes;
        this.services = model.section("services");
        this.names = new ServiceNames(services.entries().keySet());
        this.completing = DependsOn.awaited(services, "service_completed_successfully");
        this.awaitedHealthy = DependsOn.awaited(services, "service_healthy");
        this.draft = new ProjectDraft(options);
        this.named = new NamedVolumes(model.section("volumes"), notes);
        this.networks = new HostResources("networks", model.section("networks"), notes);
        this.environment = new EnvironmentSection(model, notes);
        this.secrets = new SecretSection(model, notes);
    }

    ImportedProject imported() {
        services.entries().forEach((name, entry) -> {
            Yaml.Table table = entry.value() instanceof Yaml.Table own ? own : Yaml.Table.of(Map.of(), entry.keyAt());
            keys.put(name, new Keys(table, name, notes));
        });
        Map<String, String> modes = networkModes();
        HostNames hosts = new HostNames(names, keys, modes.keySet(), model::isAliased);
        keys.forEach((name, service) -> volumes.put(name, new VolumeSection(service, named)));
        keys.forEach((name, service) -> inherit(service, volumes.get(name)));
        PortSection section = new PortSection();
        keys.forEach((name, service) -> ports.put(name, section.read(service)));
        SharedHosts shared = new SharedHosts(names, ports, modes, hosts.containers());
        keys.forEach((name, service) -> service(name, service, hosts, shared));
        topLevel();
        return draft.finish(notes);
    }

    /** The networks that services join otherwise than as others do, by the services. */
    private Map<String, String> networkModes() {
        Map<String, String> modes = new HashMap<>();
        keys.forEach((name, service) -> {
            String mode = service.text("network_mode");
            if (!mode.isEmpty() || joinsHost(service)) {
                modes.put(name, mode.isEmpty() ? "host" : mode);
            }
        });
        return modes;
    }

    private void service(String name, Keys service, HostNames hosts, SharedHosts shared) {
        String id = names.id(name);
        Dependencies dependencies = new Dependencies();
        DependsOn dependsOn = new DependsOn(names, dependencies);
        dependsOn.read(service, hosts.containers());
        volumesFrom(service, dependsOn);
        DeploySection deploy = new DeploySection(service);
        Map<String, Object> secretTable =
                secrets.toml(service, volumes.get(name).mounts());
        Map<String, EnvironmentSection.Variable> variables = environment.read(service);
        Map<String, Object> container = new ContainerSection(
                        service, names, dependsOn, variables.keySet(), hosts.containers())
                .toml(deploy.restart(), deploy.pidsLimit(), volumes.get(name).tmpfs());
        if (!container.containsKey("network_mode") && joinsHost(service)) {
            container.put("network_mode", "host");
        }
        Map<String, Object> portTable = ports.get(name).toml();
        Hosts known = shared.seenBy(name, hosts.seenBy(name));
        variables.forEach((key, value) -> {
            Set<String> called = CallInference.called(key, value.text(), known);
            called.remove(id);
            dependencies.call(called);
        });
        Map<String, Object> health = HealthSection.toml(service, variables.keySet());
        String type = ServiceTypes.infer(new ServiceTypes.Signs(
                String.valueOf(container.getOrDefault("image", "")),
                completing.contains(name) || deploy.isJob(),
                deploy.neverRestarts() && !awaitedHealthy.contains(name),
                !portTable.isEmpty(),
                !health.isEmpty()));

        Map<String, Object> toml = new LinkedHashMap<>();
        toml.put("type", type);
        toml.put("version", "0.0.0");
        Toml.put(toml, "owner", options.team());
        Toml.put(toml, "patterns", profiles(service));
        Toml.put(toml, "aliases", hosts.aliases(name));
        Toml.put(toml, "dependencies", dependencies.toml());
        Toml.put(toml, "metadata", deploy.metadata());
        Toml.put(toml, "container", container);
        Toml.put(toml, "ports", portTable);
        Map<String, Object> env = new LinkedHashMap<>();
        variables.forEach((key, value) -> env.put(key, value.toml()));
        Toml.put(toml, "env", env);
        Toml.put(toml, "secrets", secretTable);
        Toml.put(toml, "health", health);
        Toml.put(toml, "deploy", deploy.toml(type));
        Map<String, Object> volumeTable = volumes.get(name).mounts().toml();
        Toml.put(toml, "volumes", volumeTable);
        Toml.put(toml, "network", network(service, container.containsKey("network_mode")));
        Toml.put(toml, "labels", labels(service));
        service.finish(ComposeKeys.SERVICE::contains, model::isAliased);
        draft.add(
                id,
                toml,
                new ImportCounts(
                        1,
                        portTable.size(),
                        env.size(),
                        volumeTable.size(),
                        dependencies.declared(),
                        dependencies.called()));
    }

    private Map<String, Object> network(Keys service, boolean sharesNetwork) {
        List<String> keys = new ArrayList<>(service.inner("networks").names());
        if (keys.isEmpty() && !sharesNetwork && !networks.scope(DEFAULT).isEmpty()) {
            keys.add(DEFAULT);
        }
        Set<String> joined = new LinkedHashSet<>();
        Map<String, Object> scopes = new LinkedHashMap<>();
        keys.removeIf(key -> networks.isExternal(key, "host"));
        for (String key : keys) {
            joined.add(networks.name(key));
            Toml.put(scopes, networks.name(key), networks.scope(key));
        }
        Map<String, Object> toml = new LinkedHashMap<>();
        Toml.put(toml, "networks", List.copyOf(joined));
        if (!scopes.isEmpty()) {
            toml.put("scopes", new TomlWriter.Inline(scopes));
        }
        return toml;
    }

    /** Whether it joins the network {@code host}, which a project may join as one that exists already. */
    private boolean joinsHost(Keys service) {
        Set<String> named = service.inner("networks").names();
        for (String joined : named.isEmpty() ? Set.of(DEFAULT) : named) {
            if (networks.isExternal(joined, "host")) {
                service.note("networks", joined + " is the network of the host; it is written as network_mode");
                return true;
            }
        }
        return false;
    }

    private void inherit(Keys service, VolumeSection own) {
        for (String text : service.texts("volumes_from")) {
            String[] parts = text.split(":", -1);
            VolumeSection other = parts[0].equals("container") ? null : volumes.get(parts[0]);
            inherited += other == null ? 0 : other.mounts().size();
            if (inherited > MAX_INHERITED) {
                service.note("volumes_from", "an import copies at most " + MAX_INHERITED + " mounts; left out");
            } else if (other != null) {
                own.mounts().inherit(other.mounts(), parts.length > 1 && parts[1].equals("ro"));
                service.note(
                        "volumes_from",
                        "the mounts of " + parts[0] + " are written out"
                                + (other.mounts().areNamed() ? "" : "; volumes without a name are no longer shared"));
            }
        }
    }

    private void volumesFrom(Keys service, DependsOn dependsOn) {
        for (String text : service.texts("volumes_from")) {
            String other = text.split(":", -1)[0];
            if (other.equals("container")) {
                service.note("volumes_from", "a container outside this project is needed; left out");
            } else {
                dependsOn.requireKnown(service, "volumes_from", other);
            }
        }
    }

    private static List<String> profiles(Keys service) {
        List<String> profiles = new ArrayList<>();
        for (String profile : service.texts("profiles")) {
            if (PROFILE.matcher(profile).matches()) {
                profiles.add(profile);
            } else {
                service.note("profiles", "'" + profile + "' is no name that a pattern can have; left out");
            }
        }
        return profiles;
    }

    private static Map<String, Object> labels(Keys service) {
        Map<String, Object> toml = new LinkedHashMap<>();
        Keys labels = service.inner("labels");
        for (String label : labels.names()) {
            toml.put(label, labels.text(label));
        }
        return toml;
    }

    private void topLevel() {
        Keys top = new Keys(model.document(), "", notes);
        for (String key : List.of("services", "version", "include", "secrets", "configs")) {
            top.take(key);
        }
        String name = top.text("name");
        if (!name.isEmpty() && !name.equals(options.projectName())) {
            top.note("name", "the project is written as " + options.projectName());
        }
        secrets.finish();
        environment.finish();
        Set<String> mounted = new HashSet<>();
        volumes.values().forEach(volume -> mounted.addAll(volume.names()));
        Set<String> joined = new HashSet<>(Set.of(DEFAULT));
        keys.values().forEach(service -> joined.addAll(service.inner("networks").names()));
        resources(top, "volumes", named, mounted);
        resources(top, "networks", networks, joined);
        top.finish(ComposeKeys.TOP_LEVEL::contains, model::isAliased);
    }

    private void resources(Keys top, String section, HostResources declared, Set<String> used) {
        Keys all = new Keys(model.section(section), section, notes);
        top.take(section);
        for (String name : all.names()) {
            Keys resource = all.inner(name);
            resource.takeIf("driver", section.equals("volumes") ? "local" : "bridge");
            declared.takeWritten(name, resource);
            resource.finish(key -> true, model::isAliased);
            if (!used.contains(name)) {
                all.note(name, "no service uses it; left out");
            }
        }
    }
}
