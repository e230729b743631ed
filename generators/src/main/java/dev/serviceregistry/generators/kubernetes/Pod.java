package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.Sha256;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The pods of a service: its container, those beside it and those that run before it. */
final class Pod {

    private static final String WAITING_IMAGE = "docker.io/library/busybox:1.37.0";

    private final String project;
    private final PlacedService main;
    private final Connections connections;
    private final Labels labels;
    private final List<ContainerSpec> containers = new ArrayList<>();
    private final Map<String, String> conditions = new HashMap<>();
    private final Volumes volumes;
    private final Nodes nodes;
    private final PodSystem system;
    private Security.Level level = Security.Level.RESTRICTED;

    Pod(
            String project,
            PlacedService main,
            List<PlacedService> beside,
            Connections connections,
            Labels labels,
            Claims claims,
            SecretNames secrets) {
        this.project = project;
        this.main = main;
        this.connections = connections;
        this.labels = labels;
        List<PlacedService> services = new ArrayList<>(List.of(main));
        services.addAll(beside);
        List<Declared> declared =
                services.stream().map(one -> one.get("container")).toList();
        this.nodes = new Nodes(main.get("deploy").get("node_selector"), declared);
        this.system = system(nodes, declared);
        this.volumes = new Volumes(claims, main, system, secrets);
        services.forEach(one -> containers.add(new ContainerSpec(project, one, connections, system, secrets)));
        for (ContainerSpec container : containers) {
            requirements(container.service());
        }
    }

    private static PodSystem system(Nodes nodes, List<Declared> containers) {
        if (!nodes.areOfWindows()) {
            return PodSystem.LINUX;
        }
        boolean areOfHost =
                containers.stream().allMatch(one -> one.get("privileged").isTrue());
        return areOfHost ? PodSystem.WINDOWS_HOST : PodSystem.WINDOWS;
    }

    private WorkloadKind kind() {
        return main.service().kind();
    }

    List<ContainerSpec> containers() {
        return containers;
    }

    Security.Level level() {
        return level;
    }

    /** The services whose containers run in it, its own first. */
    List<PlacedService> services() {
        return containers.stream().map(ContainerSpec::service).toList();
    }

    Volumes volumes() {
        return volumes;
    }

    /** What is required of the containers of the pod itself, and on which condition. */
    private void requirements(PlacedService service) {
        for (DeclaredDependency dependency : DeclaredDependency.of(service, "requires")) {
            String condition = dependency.condition().text("");
            dependency.declared().get("version").skip();
            inPod(dependency.name())
                    .ifPresent(required -> conditions.merge(
                            required.name(), condition, (one, other) -> one.equals("completed") ? one : other));
        }
        service.get("dependencies").get("optional").tree();
    }

    private Optional<PlacedService> inPod(String name) {
        return connections
                .find(project, name)
                .filter(found -> found.project().equals(project))
                .flatMap(found -> containers.stream()
                        .map(ContainerSpec::service)
                        .filter(one -> one.name().equals(found.name()) && !one.equals(main))
                        .findFirst());
    }

    /** The template of the pod. */
    Mapping template() {
        boolean ends = kind() == WorkloadKind.JOB || kind() == WorkloadKind.CRONJOB;
        Mapping spec = new Mapping();
        spec.put("serviceAccountName", account());
        spec.put("automountServiceAccountToken", Permissions.areDeclared(services()));
        spec.put("enableServiceLinks", false);
        if (system.isWindows()) {
            spec.put("os", new Mapping().put("name", "windows"));
        }
        Names portNames = new Names();
        Sequence before = waiting();
        Sequence running = new Sequence();
        for (ContainerSpec container : ordered()) {
            String condition = conditions.get(container.service().name());
            boolean completes = "completed".equals(condition);
            if (completes || ends) {
                container.service().get("deploy").get("kind").skip();
            }
            Mapping tree = container.tree(volumes, portNames, !completes && !ends);
            if (condition == null) {
                running.add(tree);
            } else {
                if (!completes) {
                    tree.put("restartPolicy", "Always");
                }
                before.add(tree);
            }
            level = level.or(container.level()).or(container.shared(spec, kind()));
        }
        nodes.putInto(spec);
        level = level.or(volumes.level());
        spec.putUnlessEmpty("securityContext", context());
        if (ends) {
            spec.put("restartPolicy", restart().equals("no") ? "Never" : "OnFailure");
        }
        Declared grace = main.get("deploy").get("termination_grace");
        grace.text().ifPresent(time -> spec.put("terminationGracePeriodSeconds", Texts.seconds(time, 0)));
        if (kind() == WorkloadKind.DEPLOYMENT || kind() == WorkloadKind.STATEFULSET) {
            spec.put("topologySpreadConstraints", spread());
        }
        spec.putUnlessEmpty("initContainers", before);
        spec.put("containers", running);
        spec.putUnlessEmpty("volumes", volumes.tree());
        Mapping metadata = labels.ofPods();
        String checksum = checksum();
        if (!checksum.isEmpty()) {
            metadata.mapping("annotations").put("checksum/config", checksum);
        }
        return new Mapping().put("metadata", metadata).put("spec", spec);
    }

    /** The main container first, then those beside it; what is required before what requires it. */
    private List<ContainerSpec> ordered() {
        List<ContainerSpec> ordered = new ArrayList<>();
        containers.forEach(one -> order(one, ordered, new ArrayList<>()));
        ordered.remove(containers.get(0));
        ordered.add(0, containers.get(0));
        return ordered;
    }

    private void order(ContainerSpec one, List<ContainerSpec> ordered, List<ContainerSpec> path) {
        if (ordered.contains(one) || path.contains(one)) {
            return;
        }
        path.add(one);
        for (DeclaredDependency dependency : DeclaredDependency.of(one.service(), "requires")) {
            inPod(dependency.name())
                    .flatMap(required -> containers.stream()
                            .filter(other -> other.service().equals(required))
                            .findFirst())
                    .ifPresent(required -> order(required, ordered, path));
        }
        ordered.add(one);
    }

    /** Containers that wait for what has to be healthy in other pods. */
    private Sequence waiting() {
        Sequence waiting = new Sequence();
        Names names = new Names();
        for (ContainerSpec container : containers) {
            for (DeclaredDependency dependency : DeclaredDependency.of(container.service(), "requires")) {
                String condition = dependency.condition().text("started");
                Optional<Endpoint> found = connections.find(project, dependency.name());
                if (condition.equals("started")
                        || found.isEmpty()
                        || inPod(dependency.name()).isPresent()) {
                    continue;
                }
                if (system.isWindows()) {
                    dependency.condition().lose("what waits for others in a pod is a container of Linux");
                    continue;
                }
                Optional<Ports.Port> port = connections.definition(found.get()).flatMap(Ports::main);
                if (condition.equals("completed") || port.isEmpty()) {
                    dependency
                            .condition()
                            .lose(
                                    condition.equals("completed")
                                            ? "a pod cannot wait for the end of a job: only the order of synchronisation says so"
                                            : "a pod can only wait for a port, and the service has none");
                    continue;
                }
                waiting.add(wait(
                        names.free("wait-for-" + found.get().name()),
                        Addresses.host(project, found.get(), connections),
                        port.get().port()));
            }
        }
        return waiting;
    }

    private static Mapping wait(String name, String host, long port) {
        Mapping security = new Mapping()
                .put("allowPrivilegeEscalation", false)
                .put("capabilities", new Mapping().put("drop", List.of("ALL")))
                .put("privileged", false)
                .put("readOnlyRootFilesystem", true)
                .put("runAsGroup", 65534)
                .put("runAsNonRoot", true)
                .put("runAsUser", 65534)
                .put("seccompProfile", new Mapping().put("type", "RuntimeDefault"));
        Mapping amounts = new Mapping().put("cpu", "10m").put("memory", "16Mi");
        return new Mapping()
                .put("name", name)
                .put("image", WAITING_IMAGE)
                .put(
                        "command",
                        List.of(
                                "sh",
                                "-c",
                                "until nc -z -w 2 \"$1\" \"$2\"; do sleep 2; done",
                                "wait",
                                host,
                                String.valueOf(port)))
                .put("resources", new Mapping().put("requests", amounts).put("limits", amounts))
                .put("securityContext", security);
    }

    /** The service account that the pods run as. */
    String account() {
        return main.get("deploy").get("service_account").text(Names.label(main.name()));
    }

    private Mapping context() {
        if (system.isWindows()) {
            return new Mapping();
        }
        Mapping context = new Mapping().put("seccompProfile", new Mapping().put("type", "RuntimeDefault"));
        if (volumes.areKept()) {
            // Many drivers hand a new volume over to root, and no other user could write into it.
            containers.stream()
                    .map(ContainerSpec::owner)
                    .filter(OptionalLong::isPresent)
                    .findFirst()
                    .ifPresent(owner ->
                            context.put("fsGroup", owner.getAsLong()).put("fsGroupChangePolicy", "OnRootMismatch"));
        }
        return context;
    }

    /** What starts a job that failed again. */
    String restart() {
        return main.get("container").get("restart").text("");
    }

    private Sequence spread() {
        Sequence spread = new Sequence();
        for (String where : List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")) {
            spread.add(new Mapping()
                    .put("maxSkew", 1)
                    .put("topologyKey", where)
                    .put("whenUnsatisfiable", "ScheduleAnyway")
                    .put(
                            "labelSelector",
                            new Mapping().put("matchLabels", Labels.tree(Labels.selector(project, main.name())))));
        }
        return spread;
    }

    private String checksum() {
        Map<String, String> all = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        for (ContainerSpec container : containers) {
            container.environment().plain().forEach((key, value) -> all.put(container.settings() + "/" + key, value));
            container.environment().secret().forEach((key, value) -> all.put(container.settings() + "//" + key, value));
        }
        all.forEach((key, value) -> text.append(key).append('\0').append(value).append('\0'));
        return all.isEmpty() ? "" : Sha256.of(text.toString());
    }

    /** The ConfigMaps and Secrets with the variables of its containers. */
    List<Tree> settings(Labels owner) {
        List<Tree> settings = new ArrayList<>();
        for (ContainerSpec container : containers) {
            if (!container.environment().plain().isEmpty()) {
                settings.add(Objects.of("v1", "ConfigMap", owner.metadata(container.settings()))
                        .put("data", Labels.tree(container.environment().plain())));
            }
            if (!container.environment().secret().isEmpty()) {
                settings.add(Objects.of("v1", "Secret", owner.metadata(container.settings()))
                        .put("type", "Opaque")
                        .put("stringData", Labels.tree(container.environment().secret())));
            }
        }
        return settings;
    }
}
