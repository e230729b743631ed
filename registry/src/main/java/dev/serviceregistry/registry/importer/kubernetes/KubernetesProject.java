package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.draft.CallInference;
import dev.serviceregistry.registry.importer.draft.Dependencies;
import dev.serviceregistry.registry.importer.draft.Hosts;
import dev.serviceregistry.registry.importer.draft.Mounts;
import dev.serviceregistry.registry.importer.draft.Ports;
import dev.serviceregistry.registry.importer.draft.ProjectDraft;
import dev.serviceregistry.registry.importer.draft.ServiceTypes;
import dev.serviceregistry.registry.importer.draft.Toml;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Turns the objects of a cluster into the services of a project, one for each container. */
final class KubernetesProject {
    private static final String PART_OF = "app.kubernetes.io/part-of";

    private static final String RESTART = "restart";
    private static final String ON_FAILURE = "on-failure";

    private final Cluster cluster;
    private final ImportOptions options;
    private final ProjectDraft draft;
    private final ServiceIds ids;
    private final ClusterHosts hosts;
    private final Map<Workload, PodPorts> ports = new LinkedHashMap<>();
    private final Scaling scaling;
    private final IngressSection ingress;
    private final EnvironmentSection environment;
    private final SecretSources secrets;
    private final Claims claims;

    KubernetesProject(Cluster cluster, ImportOptions options) {
        this.cluster = cluster;
        this.options = options;
        this.draft = new ProjectDraft(options);
        this.ids = new ServiceIds(cluster.workloads());
        cluster.workloads().forEach(workload -> ports.put(workload, new PodPorts(workload)));
        this.hosts = new ClusterHosts(cluster, ids, ports);
        PodIndex pods = new PodIndex(cluster.workloads());
        ServiceLinks links = new ServiceLinks(cluster, pods, hosts, ids, ports);
        ports.values().forEach(PodPorts::write);
        this.scaling = new Scaling(cluster, pods);
        this.ingress = new IngressSection(links);
        new Ingresses(cluster, ingress).read();
        new Routes(cluster, ingress).read();
        new OpenShiftRoutes(cluster, links, ingress).read();
        this.environment = new EnvironmentSection(cluster);
        this.secrets = new SecretSources(cluster);
        this.claims = new Claims(cluster);
    }

    ImportedProject imported() {
        ports.forEach(this::workload);
        new Leftovers(cluster, environment).note();
        return draft.finish(cluster.notes());
    }

    private void workload(Workload workload, PodPorts ofPod) {
        VolumeSection volumes = new VolumeSection(workload, ids.of(workload), cluster, claims);
        for (Container container : workload.containers()) {
            service(workload, container, ofPod, volumes);
        }
        volumes.finish(workload);
        workload.pod().take("volumes");
        Leftovers.note(workload);
    }

    private void service(Workload workload, Container container, PodPorts ofPod, VolumeSection volumes) {
        String id = ids.of(container);
        SecretSection secretSection = new SecretSection(secrets, workload.namespace());
        Map<String, EnvironmentSection.Variable> variables =
                environment.read(container, workload.namespace(), secretSection);
        Mounts mounts = volumes.read(container, secretSection);
        Ports portTable = ofPod.of(container);
        Map<String, Object> containerTable = new ContainerSection(workload, container, variables.keySet()).toml();
        Toml.put(containerTable, "devices", volumes.devices(container));
        Dependencies dependencies = dependencies(workload, container, variables);
        Map<String, Object> health = new ProbeSection(container, ofPod, variables.keySet()).toml();
        boolean completes = container.role() == Container.Role.INIT
                || container.role() != Container.Role.EARLY_SIDECAR && workload.completes();
        String type = ServiceTypes.infer(new ServiceTypes.Signs(
                String.valueOf(containerTable.getOrDefault("image", "")),
                completes,
                "no".equals(containerTable.get(RESTART)) || ON_FAILURE.equals(containerTable.get(RESTART)),
                !portTable.isEmpty(),
                !health.isEmpty()));
        if (!type.equals("job") && containerTable.remove(RESTART, ON_FAILURE)) {
            workload.pod().note("restartPolicy", "OnFailure is none of a service that runs on; left out");
        }

        Map<String, Object> toml = new LinkedHashMap<>();
        if (container.isMain()) {
            Toml.put(toml, "description", workload.object().annotation("kubernetes.io/description"));
        }
        toml.put("type", type);
        toml.put("version", "0.0.0");
        Toml.put(toml, "owner", options.team());
        Toml.put(toml, "system", system(workload));
        Toml.put(toml, "aliases", ids.aliases(container));
        Toml.put(toml, "dependencies", dependencies.toml());
        Toml.put(toml, "metadata", ResourceSection.toml(workload, container, cluster));
        Toml.put(toml, "container", containerTable);
        Toml.put(toml, "ports", portTable.toml());
        Map<String, Object> env = new LinkedHashMap<>();
        variables.forEach((key, value) -> env.put(key, value.toml()));
        Toml.put(toml, "env", env);
        Toml.put(toml, "secrets", secretSection.toml());
        Toml.put(toml, "health", health);
        Toml.put(toml, "deploy", deploy(workload, container, type));
        Map<String, Object> volumeTable = mounts.toml();
        Toml.put(toml, "volumes", volumeTable);
        Map<String, Object> network = new LinkedHashMap<>();
        Toml.put(network, "ingress", ingress.toml(container));
        Toml.put(toml, "network", network);
        Toml.put(toml, "labels", container.isMain() ? workload.labels() : Map.of());
        KubernetesKeys.finish(container.keys(), KubernetesKeys.CONTAINER);
        draft.add(
                id,
                toml,
                new ImportCounts(
                        1,
                        portTable.toml().size(),
                        env.size(),
                        volumeTable.size(),
                        dependencies.declared(),
                        dependencies.called()));
    }

    /** A service's pod-mates that run before it are what it waits for, each after the one before. */
    private Dependencies dependencies(
            Workload workload, Container container, Map<String, EnvironmentSection.Variable> variables) {
        Dependencies dependencies = new Dependencies();
        for (Container other : workload.containers()) {
            boolean earlier = other.runsBefore()
                    && (!container.runsBefore()
                            || workload.containers().indexOf(other)
                                    < workload.containers().indexOf(container));
            boolean waits = container.isMain() || container.runsBefore();
            if (earlier && waits) {
                dependencies.require(ids.of(other), condition(other));
            }
        }
        Hosts known = hosts.seenFrom(workload.namespace());
        Set<String> called = new LinkedHashSet<>();
        variables.forEach((key, value) -> called.addAll(CallInference.called(key, value.text(), known)));
        workload.containers().forEach(mate -> called.remove(ids.of(mate)));
        dependencies.call(called);
        return dependencies;
    }

    private static String condition(Container container) {
        if (container.role() == Container.Role.INIT) {
            return "completed";
        }
        return container.keys().inner("startupProbe").names().isEmpty() ? "started" : "healthy";
    }

    private Map<String, Object> deploy(Workload workload, Container container, String type) {
        if (container.isMain()) {
            Map<String, Object> toml = new DeploySection(workload).toml(scaling.of(workload), type.equals("job"));
            Toml.put(toml, "permissions", new PermissionSection(cluster).of(workload));
            if (type.equals("job") && !toml.containsKey("kind")) {
                Map<String, Object> job = new LinkedHashMap<>(Map.of("kind", "job"));
                job.putAll(toml);
                return job;
            }
            return toml;
        }
        Map<String, Object> toml = new LinkedHashMap<>();
        Toml.put(toml, "kind", type.equals("job") ? "job" : "");
        toml.put("sidecar_of", ids.of(workload));
        return toml;
    }

    private static String system(Workload workload) {
        String system = workload.labels().getOrDefault(PART_OF, "");
        return system.matches("[A-Za-z0-9][A-Za-z0-9._-]*") ? system : "";
    }
}
