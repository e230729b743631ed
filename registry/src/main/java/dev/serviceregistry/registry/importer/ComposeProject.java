package dev.serviceregistry.registry.importer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the model of a Compose project into the tree of its {@code services.toml}. */
final class ComposeProject {
    private static final int MAX_INHERITED = 50_000;

    private final ComposeModel model;
    private final ImportOptions options;
    private final Notes notes;
    private final Yaml.Table services;
    private final ServiceNames names;
    private final CallInference inference = new CallInference();
    private final Map<String, Keys> keys = new LinkedHashMap<>();
    private final Map<String, VolumeSection> volumes = new LinkedHashMap<>();
    private final Set<String> completing;
    private final PortSection ports = new PortSection();
    private final EnvironmentSection environment;
    private final SecretSection secrets;
    private int inherited;
    private ImportCounts counts = ImportCounts.NONE;

    ComposeProject(ComposeModel model, ImportOptions options, Notes notes) {
        this.model = model;
        this.options = options;
        this.notes = notes;
        this.services = model.section("services");
        this.names = new ServiceNames(services.entries().keySet());
        this.completing = Dependencies.completing(services);
        this.environment = new EnvironmentSection(model, notes);
        this.secrets = new SecretSection(model, notes);
    }

    ImportCounts counts() {
        return counts;
    }

    Map<String, Object> toml() {
        services.entries().forEach((name, entry) -> {
            Yaml.Table table = entry.value() instanceof Yaml.Table own ? own : Yaml.Table.of(Map.of(), entry.keyAt());
            keys.put(name, new Keys(table, name, notes));
            inference.name(name, names.id(name));
        });
        keys.forEach((name, service) -> {
            inference.name(names.id(name), names.id(name));
            volumes.put(name, new VolumeSection(service));
        });
        keys.forEach(this::hostNames);
        keys.forEach((name, service) -> inherit(service, volumes.get(name)));
        Map<String, Object> written = new LinkedHashMap<>();
        keys.forEach((name, service) -> written.put(names.id(name), service(name, service)));
        topLevel();
        Map<String, Object> project = new LinkedHashMap<>();
        project.put("name", options.projectName());
        Toml.put(project, "owner", options.team());
        Map<String, Object> toml = new LinkedHashMap<>();
        toml.put("schema_version", "1");
        toml.put("project", project);
        toml.put("services", written);
        return toml;
    }

    /** Takes the other names under which a service can be reached; the registry has no place for them. */
    private void hostNames(String name, Keys service) {
        String id = names.id(name);
        for (String key : List.of("container_name", "hostname")) {
            String host = service.text(key);
            if (!host.isEmpty()) {
                inference.alias(host, id);
                service.note(key, "has no place in the registry; left out");
            }
        }
        Keys networks = service.inner("networks");
        for (String network : networks.names()) {
            Keys attachment = networks.inner(network);
            for (String alias : attachment.texts("aliases")) {
                inference.alias(alias, id);
            }
            if (attachment.names().contains("aliases")) {
                attachment.note("aliases", "other names in a network have no place in the registry; left out");
            }
            attachment.finish(key -> true, model::isAliased);
        }
    }

    private Map<String, Object> service(String name, Keys service) {
        String id = names.id(name);
        Dependencies dependencies = new Dependencies();
        dependencies.read(service, names);
        volumesFrom(service, dependencies);
        DeploySection deploy = new DeploySection(service);
        Map<String, Object> secretTable = secrets.toml(service, volumes.get(name));
        Map<String, Object> container = new ContainerSection(service, names, dependencies)
                .toml(deploy.restart(), deploy.pidsLimit(), volumes.get(name).tmpfs());
        Map<String, Object> portTable = ports.toml(service);
        Map<String, EnvironmentSection.Variable> variables = environment.read(service);
        Map<String, String> links = links(service);
        variables.forEach((key, value) -> dependencies.call(inference.called(id, key, value.text(), links)));
        Map<String, Object> health = HealthSection.toml(service);
        String type = ServiceTypes.infer(new ServiceTypes.Signs(
                String.valueOf(container.getOrDefault("image", "")),
                completing.contains(name) || deploy.isJob(),
                deploy.neverRestarts(),
                !portTable.isEmpty(),
                !health.isEmpty()));

        Map<String, Object> toml = new LinkedHashMap<>();
        toml.put("type", type);
        toml.put("version", "0.0.0");
        Toml.put(toml, "owner", options.team());
        Toml.put(toml, "patterns", service.texts("profiles"));
        Toml.put(toml, "aliases", id.equals(name) ? List.of() : List.of(name));
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
        Map<String, Object> volumeTable = volumes.get(name).toml();
        Toml.put(toml, "volumes", volumeTable);
        Map<String, Object> network = new LinkedHashMap<>();
        Toml.put(network, "networks", List.copyOf(service.inner("networks").names()));
        Toml.put(toml, "network", network);
        Toml.put(toml, "labels", labels(service));
        service.finish(ComposeKeys.SERVICE::contains, model::isAliased);
        counts = counts.plus(new ImportCounts(
                1, portTable.size(), env.size(), volumeTable.size(), dependencies.declared(), dependencies.called()));
        return toml;
    }

    private void inherit(Keys service, VolumeSection own) {
        for (String text : service.texts("volumes_from")) {
            String[] parts = text.split(":", -1);
            VolumeSection other = parts[0].equals("container") ? null : volumes.get(parts[0]);
            inherited += other == null ? 0 : other.size();
            if (inherited > MAX_INHERITED) {
                service.note("volumes_from", "an import copies at most " + MAX_INHERITED + " mounts; left out");
            } else if (other != null) {
                own.inherit(other, parts.length > 1 && parts[1].equals("ro"));
                service.note("volumes_from", "the mounts of " + parts[0] + " are written out");
            }
        }
    }

    private void volumesFrom(Keys service, Dependencies dependencies) {
        for (String text : service.texts("volumes_from")) {
            String other = text.split(":", -1)[0];
            if (other.equals("container")) {
                service.note("volumes_from", "a container outside this project is needed; left out");
            } else {
                dependencies.requireKnown(service, "volumes_from", other, names);
            }
        }
    }

    private Map<String, String> links(Keys service) {
        Map<String, String> links = new LinkedHashMap<>();
        for (String link : service.texts("links")) {
            String[] parts = link.split(":", 2);
            if (parts.length == 2 && names.knows(parts[0])) {
                links.put(parts[1].toLowerCase(Locale.ROOT), names.id(parts[0]));
            }
        }
        return links;
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
        Set<String> mounted = new HashSet<>();
        volumes.values().forEach(volume -> mounted.addAll(volume.names()));
        Set<String> joined = new HashSet<>(Set.of("default"));
        keys.values().forEach(service -> joined.addAll(service.inner("networks").names()));
        resources(top, "volumes", mounted);
        resources(top, "networks", joined);
        top.finish(ComposeKeys.TOP_LEVEL::contains, model::isAliased);
    }

    private void resources(Keys top, String section, Set<String> used) {
        Keys all = new Keys(model.section(section), section, notes);
        top.take(section);
        for (String name : all.names()) {
            all.inner(name).finish(key -> true, model::isAliased);
            if (!used.contains(name)) {
                all.note(name, "no service uses it; left out");
            }
        }
    }
}
