package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.SecretNames;
import dev.serviceregistry.generators.docker.ComposeNames;
import dev.serviceregistry.generators.docker.ComposeScope;
import dev.serviceregistry.generators.docker.EngineSettings;
import dev.serviceregistry.generators.docker.HealthCheck;
import dev.serviceregistry.generators.docker.OneHost;
import dev.serviceregistry.generators.docker.VolumeNames;
import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Whole;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.values.Durations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A service as a container. */
final class DockerContainer {

    /** Keys of one text, and what the provider calls them. */
    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "cgroup", "cgroupns_mode",
            "cgroup_parent", "cgroup_parent",
            "user", "user",
            "userns_mode", "userns_mode",
            "working_dir", "working_dir"));

    private final PlacedService service;
    private final Declared container;
    private final Placement placement;
    private final StartOrder order;
    private final ModuleNames names;
    private final ComposeNames hosts;
    private final ModuleVariables variables;
    private final SecretNames secrets;
    private final VolumeNames volumes;
    private final OneHost host;
    private final ModuleText text;
    private final ContainerEnvironment environment;

    DockerContainer(
            PlacedService service,
            Placement placement,
            StartOrder order,
            ModuleNames names,
            ComposeNames hosts,
            VolumeNames volumes,
            OneHost host,
            ModuleVariables variables,
            SecretNames secrets) {
        this.service = service;
        this.container = service.get("container");
        this.placement = placement;
        this.order = order;
        this.names = names;
        this.hosts = hosts;
        this.variables = variables;
        this.secrets = secrets;
        this.volumes = volumes;
        this.host = host;
        this.text = new ModuleText(service, variables);
        this.environment = new ContainerEnvironment(service, placement, hosts, text, variables, secrets);
    }

    void write(Body body) {
        name(body);
        body.put("image", new Reference("docker_image." + names.service(service.name()) + ".image_id"));
        command("entrypoint", body);
        command("command", body);
        Sequence env = environment.tree();
        if (!env.isEmpty()) {
            body.put("env", env);
        }
        TEXTS.forEach((key, name) -> {
            Declared declared = container.get(key);
            if (!declared.text("").isEmpty()) {
                body.put(name, text.of(declared).tree());
            }
        });
        EngineSettings.FLAGS.forEach((key, name) -> {
            if (container.get(key).isPresent()) {
                body.put(name, container.get(key).isTrue());
            }
        });
        if (!container.get("security_opt").items().isEmpty()) {
            body.put("security_opts", text.all(container.get("security_opt")));
        }
        namespaces(body);
        limits(body);
        runs(body);
        ContainerStorage storage = new ContainerStorage(service, names, volumes, text, variables, secrets);
        if (!storage.memory().isEmpty()) {
            body.put("tmpfs", storage.memory());
        }
        capabilities(body);
        devices(body);
        HealthCheck.of(service.get("health")).ifPresent(check -> health(check, body.block("healthcheck")));
        labels(body);
        storage.write(body);
        networks(body);
        ports(body);
        Sequence before = new Sequence();
        order.before(service).forEach(name -> before.add(new Reference("docker_container." + names.service(name))));
        if (!before.isEmpty()) {
            body.put("depends_on", before);
        }
    }

    /** One container for each replica, told apart by a number. */
    private void name(Body body) {
        String name = ComposeNames.project(placement.project()) + "-" + hosts.of(service);
        long replicas = order.replicas(service);
        if (replicas == 1) {
            body.put("name", name);
            return;
        }
        body.put("count", replicas);
        body.put(
                "name",
                new Template().literal(name + "-").expression("count.index + 1").tree());
    }

    private void command(String key, Body body) {
        if (container.get(key).isPresent()) {
            body.put(key, environment.words(container.get(key)));
        }
    }

    private void namespaces(Body body) {
        for (Map.Entry<String, String> one : Map.of("ipc", "ipc_mode", "pid", "pid_mode").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            Declared declared = container.get(one.getKey());
            String mode = declared.text("");
            if (mode.startsWith("service:")) {
                declared.lose("the provider shares the network of another container alone");
            } else if (!mode.isEmpty()) {
                body.put(one.getValue(), mode);
            }
        }
        String mode = container.get("network_mode").text("");
        Optional<PlacedService> shared = order.network(service.name());
        if (shared.isPresent()) {
            String first = order.replicas(shared.get()) == 1 ? "" : "[0]";
            body.put(
                    "network_mode",
                    new Template()
                            .literal("container:")
                            .expression("docker_container."
                                    + names.service(shared.get().name()) + first + ".id")
                            .tree());
        } else if (!mode.isEmpty() && !mode.startsWith("service:")) {
            body.put("network_mode", mode);
        }
    }

    private void limits(Body body) {
        Declared metadata = service.get("metadata");
        metadata.get("max_memory_mb").integer().ifPresent(mebibytes -> body.put("memory", mebibytes));
        metadata.get("cpu_limit_millicores")
                .integer()
                .ifPresent(millicores -> body.put(
                        "cpus",
                        BigDecimal.valueOf(millicores, 3).stripTrailingZeros().toPlainString()));
    }

    /** How it is started, waited for and stopped. */
    private void runs(Body body) {
        WorkloadKind kind = service.service().kind();
        Declared declared = service.get("deploy").get("kind");
        boolean ends = kind == WorkloadKind.JOB || kind == WorkloadKind.CRONJOB;
        switch (kind) {
            case STATEFULSET -> declared.lose("its containers have no identity of their own there");
            case DAEMONSET -> declared.lose("a provider knows one host");
            case CRONJOB -> declared.lose("nothing starts a container at a time there");
            default -> declared.skip();
        }
        String restart = EngineSettings.restart(service);
        int colon = restart.contains("${") ? -1 : restart.indexOf(':');
        body.put(
                "restart",
                text.of(colon < 0 ? restart : restart.substring(0, colon)).tree());
        if (colon > 0 && restart.substring(colon + 1).matches("\\d{1,9}")) {
            body.put("max_retry_count", Long.parseLong(restart.substring(colon + 1)));
        }
        if (ends || order.isAwaitedEnd(service)) {
            body.put("must_run", false);
        }
        if (order.isAwaitedEnd(service)) {
            body.put("attach", true);
        } else if (order.isAwaitedHealthy(service)) {
            body.put("wait", true);
        }
        service.get("deploy").get("termination_grace").text().ifPresent(grace -> {
            long seconds = Math.min(Integer.MAX_VALUE, (Durations.milliseconds(grace) + 999) / 1000);
            body.put("stop_timeout", seconds).put("destroy_grace_seconds", seconds);
        });
        EngineSettings.demandNonRoot(container);
    }

    private void health(HealthCheck check, Body body) {
        Sequence test = new Sequence().add(new Text(check.form()));
        check.words().forEach(word -> test.add(environment.word(word).tree()));
        body.put("test", test);
        check.times().forEach(body::put);
        check.retries().ifPresent(retries -> body.put("retries", retries));
    }

    private void capabilities(Body body) {
        Declared added = container.get("capabilities_add");
        Declared dropped = container.get("capabilities_drop");
        if (added.items().isEmpty() && dropped.items().isEmpty()) {
            return;
        }
        Body capabilities = body.block("capabilities");
        if (!added.items().isEmpty()) {
            capabilities.put("add", text.all(added));
        }
        if (!dropped.items().isEmpty()) {
            capabilities.put("drop", text.all(dropped));
        }
    }

    private void devices(Body body) {
        for (Declared written : container.get("devices").items()) {
            String[] parts = written.text("").split(":", 3);
            Body device =
                    body.block("devices").put("host_path", text.of(parts[0]).tree());
            if (parts.length > 1) {
                device.put("container_path", text.of(parts[1]).tree());
            }
            if (parts.length > 2) {
                device.put("permissions", parts[2]);
            }
        }
    }

    private void labels(Body body) {
        service.get("labels")
                .entries()
                .forEach((key, value) -> body.block("labels")
                        .put("label", key)
                        .put("value", text.of(value).tree()));
    }

    private void networks(Body body) {
        Declared declared = service.get("network").get("networks");
        String mode = container.get("network_mode").text("");
        if (order.network(service.name()).isPresent() || Set.of("host", "none").contains(mode)) {
            declared.lose("a container that shares a network joins no other");
            if (!hosts.further(service).isEmpty()) {
                service.get("aliases").lose("a container that shares a network has no name there");
            }
            return;
        }
        List<String> called = new ArrayList<>(List.of(hosts.of(service)));
        called.addAll(hosts.further(service));
        if (declared.items().isEmpty()) {
            join("default", ComposeScope.PROJECT, called, body);
        }
        for (String network : declared.texts()) {
            join(network, ComposeScope.of(service.get("network").get("scopes").get(network)), called, body);
        }
    }

    private void join(String network, ComposeScope scope, List<String> called, Body body) {
        body.block("networks_advanced")
                .put("name", names.networks().name(VariableText.of(network).applied(), scope))
                .put("aliases", Sequence.of(called));
    }

    private void ports(Body body) {
        Set<String> bound = new HashSet<>();
        boolean isShared = order.network(service.name()).isPresent()
                || EngineSettings.sharesNetwork(container.get("network_mode").text(""));
        for (Map.Entry<String, Declared> entry : service.get("ports").entries().entrySet()) {
            Declared port = entry.getValue();
            String target = EngineSettings.target(port);
            port.get("port")
                    .text()
                    .filter(number -> !number.equals(target))
                    .ifPresent(number ->
                            port.get("port").lose("other containers reach this one on the port that it listens on"));
            long further = EngineSettings.further(port);
            Optional<String> published = port.get("published").text();
            Optional<String> refusal = isShared
                    ? Optional.of("a container that shares a network publishes no port")
                    : host.refusal(service, entry.getKey());
            if (refusal.isPresent()) {
                port.get("published").lose(refusal.get());
            } else if (published.isPresent() && further > 0 && !(isNumber(target) && isNumber(published.get()))) {
                port.get("published").lose("only ports whose numbers are known can be several in a row");
            } else if (published.isPresent()
                    && bound.add(port.get("host_ip").text("") + " " + published.get() + " " + target + " "
                            + port.get("protocol").text("TCP"))) {
                for (long i = 0; i <= further; i++) {
                    published(port, number(target, i), number(published.get(), i), body.block("ports"));
                }
            }
        }
    }

    private void published(Declared port, Tree target, Tree published, Body block) {
        block.put("internal", target).put("external", published);
        port.get("host_ip")
                .text()
                .filter(address -> !address.isEmpty())
                .ifPresent(address -> block.put("ip", text.of(address).tree()));
        block.put("protocol", port.get("protocol").text("TCP").toLowerCase(Locale.ROOT));
    }

    private Tree number(String first, long further) {
        return isNumber(first)
                ? new Whole(Long.parseLong(first) + further)
                : text.of(first).tree();
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }
}
