package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.PortNumbers;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The container of a service. */
final class ContainerSpec {

    private static final long USUAL_MEMORY_REQUEST = 128;
    private static final long USUAL_MEMORY_LIMIT = 512;
    private static final long USUAL_CPU_REQUEST = 100;
    private static final long USUAL_CPU_LIMIT = 1000;

    private final PlacedService service;
    private final Declared declared;
    private final PodSystem system;
    private final Environment environment;
    private final Security security;

    ContainerSpec(
            String project, PlacedService service, Connections connections, PodSystem system, SecretNames secrets) {
        this.service = service;
        this.system = system;
        this.declared = service.get("container");
        this.environment = new Environment(project, service, connections, secrets);
        this.security = new Security(declared, system);
    }

    PlacedService service() {
        return service;
    }

    Environment environment() {
        return environment;
    }

    /** The group that its volumes have to belong to. */
    OptionalLong owner() {
        return security.owner();
    }

    Security.Level level() {
        return security.level();
    }

    /** The name of the ConfigMap and the Secret with its variables. */
    String settings() {
        return Names.label(service.name() + "-env");
    }

    Mapping tree(Volumes volumes, Names portNames, boolean isProbed) {
        Mapping container = new Mapping().put("name", Names.label(service.name()));
        container.put("image", image());
        declared.get("pull_policy").text().ifPresent(policy -> container.put("imagePullPolicy", policy));
        container.putUnlessEmpty("command", command("entrypoint"));
        container.putUnlessEmpty("args", command("command"));
        declared.get("working_dir")
                .text()
                .map(Dollars::unescaped)
                .ifPresent(place -> container.put("workingDir", place));
        container.putUnlessEmpty("ports", ports(portNames));
        Sequence from = new Sequence();
        if (!environment.plain().isEmpty()) {
            from.add(new Mapping().put("configMapRef", new Mapping().put("name", settings())));
        }
        if (!environment.secret().isEmpty()) {
            from.add(new Mapping().put("secretRef", new Mapping().put("name", settings())));
        }
        container.putUnlessEmpty("envFrom", from);
        container.putUnlessEmpty("env", environment.single());
        container.put("resources", resources());
        container.putUnlessEmpty("volumeMounts", volumes.mounts(service, security.isReadOnly()));
        new Probes(service).into(container, isProbed);
        container.put("securityContext", security.context());
        return container;
    }

    private Sequence command(String key) {
        Sequence words = Texts.command(declared.get(key), service);
        if (words.isEmpty()) {
            declared.get(key).lose("an empty list is none in Kubernetes: what the image says holds");
        }
        return words;
    }

    private String image() {
        Optional<String> image = service.image();
        Declared build = declared.get("build");
        if (image.isEmpty()) {
            build.lose("Kubernetes builds nothing: build and push the image, and declare container.image");
            return Names.label(service.name()) + ":"
                    + Names.value(service.service().version());
        }
        build.lose("Kubernetes builds nothing: it runs the image that is named");
        return image.get();
    }

    private Sequence ports(Names names) {
        Sequence ports = new Sequence();
        for (var entry : service.get("ports").entries().entrySet()) {
            Declared port = entry.getValue();
            OptionalLong number = PortNumbers.of(port.get("port"));
            Declared listened = port.get("target_port");
            OptionalLong target = listened.isPresent() ? PortNumbers.of(listened) : number;
            if (number.isEmpty() || target.isEmpty()) {
                (number.isEmpty() ? port : listened).lose("nothing gives it a number in the cluster");
                continue;
            }
            Mapping tree =
                    new Mapping().put("name", names.freePort(entry.getKey())).put("containerPort", target.getAsLong());
            port.get("protocol").text().ifPresent(protocol -> tree.put("protocol", protocol));
            port.get("app_protocol").skip();
            Declared published = port.get("published");
            if (isOfHost() && published.text("").equals(String.valueOf(target.getAsLong()))) {
                published.skip();
            } else {
                published.lose("a port of a node is taken once in a cluster: declare network.ingress instead");
            }
            port.get("host_ip").skip();
            ports.add(tree);
        }
        return ports;
    }

    private Mapping resources() {
        Declared metadata = service.get("metadata");
        OptionalLong leastMemory = metadata.get("min_memory_mb").integer();
        OptionalLong mostMemory = metadata.get("max_memory_mb").integer();
        OptionalLong leastCpu = metadata.get("cpu_request_millicores").integer();
        OptionalLong mostCpu = metadata.get("cpu_limit_millicores").integer();
        long memoryLimit = mostMemory.orElse(Math.max(USUAL_MEMORY_LIMIT, leastMemory.orElse(0)));
        long cpuLimit = mostCpu.orElse(Math.max(USUAL_CPU_LIMIT, leastCpu.orElse(0)));
        Mapping requests = new Mapping()
                .put("cpu", leastCpu.orElse(Math.min(USUAL_CPU_REQUEST, cpuLimit)) + "m")
                .put("memory", leastMemory.orElse(Math.min(USUAL_MEMORY_REQUEST, memoryLimit)) + "Mi");
        Mapping limits = new Mapping().put("cpu", cpuLimit + "m").put("memory", memoryLimit + "Mi");
        if (mostMemory.isEmpty()) {
            limits.comment("memory", "No limit is declared.");
        }
        if (mostCpu.isEmpty()) {
            limits.comment("cpu", "No limit is declared.");
        }
        return new Mapping().put("requests", requests).put("limits", limits);
    }

    /** Whether it has the network of its node, where each of its ports is one of the node. */
    private boolean isOfHost() {
        return !system.isWindows() && declared.get("network_mode").text("").equals("host");
    }

    /** Puts into a pod what Docker says of one container, and Kubernetes of a pod. */
    Security.Level shared(Mapping pod, WorkloadKind kind) {
        Security.Level level = Security.Level.RESTRICTED;
        Declared network = declared.get("network_mode");
        boolean isOfHost = network.text("").equals("host");
        if (security.isHostProcess()) {
            pod.put("hostNetwork", true);
        } else if (isOfHost && system.isWindows()) {
            network.lose("on Windows only a process of the host has the network of its node");
        } else if (isOfHost) {
            pod.put("hostNetwork", true);
            pod.put("dnsPolicy", "ClusterFirstWithHostNet");
            level = Security.Level.PRIVILEGED;
        } else if (!Set.of("", "bridge", "default").contains(network.text(""))) {
            network.lose("a pod has a network of its own or that of its node");
        }
        for (String key : new String[] {"pid", "ipc"}) {
            Declared namespace = declared.get(key);
            String text = namespace.text("");
            if (text.equals("host") && system.isWindows()) {
                namespace.lose("a container of Windows has no such setting");
            } else if (text.equals("host")) {
                pod.put("host" + key.toUpperCase(Locale.ROOT), true);
                level = Security.Level.PRIVILEGED;
            } else if (!text.isEmpty() && !text.equals("private") && !text.equals("shareable")) {
                namespace.lose("containers share it within a pod alone");
            }
        }
        if (security.seesAllPaths()) {
            pod.put("hostUsers", false);
        }
        Declared restart = declared.get("restart");
        String policy = restart.text("");
        boolean ends = kind == WorkloadKind.JOB || kind == WorkloadKind.CRONJOB;
        if (!ends && !Set.of("", "always", "unless-stopped").contains(policy)) {
            restart.lose("what is to run on is always started again");
        } else if (ends && Set.of("always", "unless-stopped").contains(policy)) {
            restart.lose("a job is started again until it succeeds, and not after");
        }
        return level;
    }
}
