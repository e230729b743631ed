package dev.serviceregistry.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes up the table of one service. */
final class RandomService {

    static final List<String> PATTERNS = List.of("full-stack", "production", "staging", "demo");

    private static final List<String> SEMANTIC =
            List.of("0.3.0", "1.0.0", "1.4.2", "1.9.0", "2.0.0", "2.3.1", "16.1.0");
    private static final List<String> LOOSE = List.of("16", "latest", "1.2", "1.02.3", "v1.2.3", "2026-01");
    private static final List<String> CONTRACTS = List.of(
            "orders-http@2", "orders-http@1.4", "orders-http", "ledger-grpc@1.0.3", "ledger-grpc@2", "events@12");
    private static final List<String> DEMANDS = List.of(
            "orders-http@2",
            "orders-http@1",
            "orders-http@3",
            "ledger-grpc@1",
            "ledger-grpc@1.0",
            "ledger-grpc",
            "events@1",
            "mail");

    private final Dice dice;
    private final Set<Fault> faults;
    private final RandomPorts ports;
    private final RandomContainer containers;
    private final RandomSecrets secrets;
    private final RandomStewardship stewardship;
    private final RandomServiceLevel levels;
    private final RandomCompliance compliance;

    RandomService(Dice dice, Set<Fault> faults, LocalDate today) {
        this.dice = dice;
        this.faults = faults;
        this.ports = new RandomPorts(dice, faults);
        this.containers = new RandomContainer(dice, faults);
        this.secrets = new RandomSecrets(dice, faults);
        this.compliance = new RandomCompliance(dice, faults);
        this.levels = new RandomServiceLevel(dice, faults);
        this.stewardship = new RandomStewardship(dice, faults, today);
    }

    /**
     * What a service can name.
     *
     * @param id the service's own id
     * @param earlier what resolves and may be required without a cycle
     * @param known everything that resolves
     * @param nowhere what does not resolve
     */
    record Names(String id, List<String> earlier, List<String> known, List<String> nowhere) {}

    Tree definition(Names names) {
        Tree service = Tree.empty();
        if (!has(Fault.MISSING_KEY, .06)) {
            service.with("type", dice.chance(.15) ? "job" : dice.oneOf("api", "worker", "web", "database", "cache"));
        }
        if (!has(Fault.MISSING_KEY, .06)) {
            service.with("version", version());
        }
        stewardship.write(service, names);
        if (dice.chance(.6)) {
            service.with("criticality", criticality());
        }
        if (dice.chance(.25)) {
            service.with("visibility", has(Fault.PRIVATE, .8) ? dice.oneOf("private", "project") : "public");
        }
        if (dice.chance(.15)) {
            service.with("aliases", aliases(names));
        }
        if (dice.chance(.2)) {
            service.with("patterns", dice.some(PATTERNS, dice.between(1, 2)));
        }
        ports.write(service);
        resources(service);
        references(service, names);
        dependencies(service, names);
        levels.write(service);
        compliance.write(service);
        if (dice.chance(.3)) {
            service.with("health.liveness.exec", List.of("/app/check"));
        }
        if (has(Fault.UNPROBED, .3)) {
            service.remove("health");
        }
        if (dice.chance(.25)) {
            String kind = dice.oneOf("deployment", "statefulset", "daemonset", "job", "cronjob");
            service.with("deploy.kind", kind);
            if (kind.equals("cronjob")) {
                service.with("deploy.schedule", "0 3 * * *");
            }
        }
        if (dice.chance(.15)) {
            service.with("deploy.permissions", permissions());
        }
        if (dice.chance(.2)) {
            Object zones = dice.chance(.5) ? dice.oneOf("a", "b", "${ZONE:-b}", "${ZONE}") : List.of("b", "c");
            Tree selector = Tree.of("zone", zones);
            if (dice.chance(.3)) {
                selector.entries().put("kubernetes.io/os", dice.oneOf("windows", "linux"));
            }
            service.with("deploy.node_selector", selector);
        }
        if (dice.chance(.12)) {
            service.with("deploy.sidecar_of", dice.pick(RandomRepository.IDS));
        }
        containers.write(service);
        secrets.write(service);
        return service;
    }

    /** What pods may do in their cluster: two things that differ. */
    private List<Tree> permissions() {
        Tree pods = Tree.of("resources", List.of(dice.oneOf("pods", "pods/log")))
                .with("verbs", List.of("get", dice.oneOf("list", "watch")));
        Tree others = Tree.of("resources", List.of("jobs")).with("verbs", List.of("create"));
        others.with("api_groups", List.of(dice.oneOf("", "batch")));
        switch (has(Fault.WILDCARD, .6) ? dice.between(0, 3) : -1) {
            case 0 -> pods.with("resources", List.of("*"));
            case 1 -> pods.with("resources", List.of("nodes", "pods/*"));
            case 2 -> pods.with("verbs", List.of("*"));
            case 3 -> others.with("api_groups", List.of("*"));
            default -> others.with("resource_names", List.of("nightly"));
        }
        return List.of(pods, others);
    }

    /** The part of a container that an override of a service writes; all of it where there is none to override. */
    Tree partOf(Tree container, Tree base) {
        return containers.part(container, base);
    }

    /** Makes up anew how a service's container runs. */
    void contain(Tree service) {
        service.remove("container");
        service.remove("volumes");
        service.remove("network");
        containers.write(service);
    }

    String version() {
        return has(Fault.LOOSE_VERSION, .15) ? dice.pick(LOOSE) : dice.pick(SEMANTIC);
    }

    String criticality() {
        if (!faults.contains(Fault.CRITICALITY)) {
            return "high";
        }
        return dice.chance(.08) ? "urgent" : dice.oneOf("critical", "high", "medium", "low");
    }

    private List<String> aliases(Names names) {
        List<String> aliases = new ArrayList<>();
        aliases.add("old-" + names.id().replace("_", "-").replace(".", "-"));
        if (faults.contains(Fault.ALIAS_CLASH)) {
            aliases.add(dice.oneOf("legacy", "backend", dice.pick(RandomRepository.IDS)));
        }
        aliases.remove(names.id());
        return aliases;
    }

    private void resources(Tree service) {
        long most = dice.between(100, 500);
        amounts(service, "min_memory_mb", "max_memory_mb", most, Fault.MEMORY);
        amounts(service, "cpu_request_millicores", "cpu_limit_millicores", 250, Fault.CPU);
    }

    private void amounts(Tree service, String least, String most, long limit, Fault unlimited) {
        if (!has(unlimited, .4)) {
            service.with("metadata." + most, limit);
        } else if (dice.chance(.2)) {
            service.with("metadata." + most, 0L);
        }
        if (dice.chance(.3)) {
            service.with("metadata." + least, limit + (has(Fault.RESOURCES, .3) ? 1 : -dice.between(0, 1)));
        }
    }

    private void references(Tree service, Names names) {
        if (dice.chance(.3)) {
            service.with("env.LOG_LEVEL", "info");
        }
        if (dice.chance(.25)) {
            reference(names.known(), names.nowhere()).ifPresent(name -> {
                service.with("env.HOST", Tree.of("from_service", name));
                if (dice.chance(.3)) {
                    service.with("env.HOST.value", dice.oneOf("host", "port", "host:port"));
                }
            });
        }
        if (dice.chance(.25)) {
            if (!has(Fault.LOOSE_REFERENCE, .3)) {
                service.with("secrets.store.provider", "vault");
                service.with("secrets.store.path", "kv/data/" + dice.between(1, 9));
                service.with("secrets.store.keys", List.of("token"));
                rotation(service);
            }
            service.with("env.SEALED", Tree.of("from_secret", "store").with("key", "token"));
        }
        properties(service);
        if (service.has("properties.limit") && dice.chance(.5)) {
            service.with("env.LIMIT", Tree.of("from_property", has(Fault.LOOSE_REFERENCE, .4) ? "limits" : "limit"));
        }
    }

    private java.util.Optional<String> reference(List<String> known, List<String> nowhere) {
        if (has(Fault.LOOSE_REFERENCE, .3)) {
            return java.util.Optional.of(dice.pick(nowhere));
        }
        return known.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(dice.pick(known));
    }

    private void rotation(Tree service) {
        boolean late = has(Fault.ROTATION, .5);
        if (!late || dice.chance(.7)) {
            service.with(
                    "secrets.store.rotation_days", late ? dice.oneOf(0L, 60L, 61L, 90L, 91L) : dice.oneOf(1L, 59L));
        }
    }

    private void properties(Tree service) {
        if (dice.chance(.25)) {
            Tree limit = Tree.of("type", "integer");
            if (dice.chance(.8)) {
                limit.with("default", (long)
                        (faults.contains(Fault.BAD_DEFAULT) ? dice.between(0, 11) : dice.between(3, 8)));
            }
            if (dice.chance(.7)) {
                limit.with("min", 3L);
            }
            if (dice.chance(.7)) {
                limit.with("max", 8L);
            }
            service.with("properties.limit", limit);
        }
        if (dice.chance(.15)) {
            boolean wrong = has(Fault.BAD_DEFAULT, .4);
            service.with(
                    "properties.currency",
                    Tree.of("type", "string")
                            .with("default", wrong ? "GBP" : "EUR")
                            .with("enum", List.of("EUR", "USD")));
        }
        if (dice.chance(.1)) {
            service.with(
                    "properties.fast",
                    Tree.of("type", "boolean").with("default", has(Fault.BAD_DEFAULT, .4) ? "yes" : true));
        }
    }

    private void dependencies(Tree service, Names names) {
        List<Object> requires = new ArrayList<>();
        for (String name : targets(names, names.earlier(), Fault.MISSING_NAME, dice.between(0, 2))) {
            requires.add(required(name));
        }
        if (RandomRepository.isNameable(names.id()) && has(Fault.SELF, .15)) {
            requires.add(required(names.id()));
        }
        write(service, "requires", requires);
        write(service, "optional", named(names, names.earlier(), Fault.MISSING_OPTION));
        write(service, "calls", named(names, names.known(), Fault.MISSING_NAME));
        if (dice.chance(.15)) {
            Set<String> rivals = new HashSet<>(names.known());
            rivals.remove(names.id());
            List<String> sorted = rivals.stream().sorted().toList();
            boolean real = faults.contains(Fault.CONFLICT) && !sorted.isEmpty();
            write(service, "conflicts", List.of(real ? dice.pick(sorted) : "rival"));
        }
        if (dice.chance(.15)) {
            write(service, "provides", dice.some(CONTRACTS, 2));
        }
        if (dice.chance(.15)) {
            write(service, "consumes", List.of(faults.contains(Fault.CONTRACT) ? dice.pick(DEMANDS) : "base@1"));
        }
    }

    private List<Object> named(Names names, List<String> known, Fault missing) {
        List<Object> list = new ArrayList<>();
        int count = dice.chance(.6) ? 0 : dice.between(1, 2);
        for (String name : targets(names, known, missing, count)) {
            list.add(dice.chance(.2) && mayDemand() ? name + "@" + range() : name);
        }
        return list;
    }

    private List<String> targets(Names names, List<String> known, Fault missing, int count) {
        List<String> targets = dice.some(known, count);
        targets.remove(names.id());
        if (has(missing, .15)) {
            String name = dice.pick(names.nowhere());
            if (!targets.contains(name)) {
                targets.add(name);
            }
        }
        return targets;
    }

    private Object required(String name) {
        boolean demands = dice.chance(.35) && mayDemand();
        if (dice.chance(.5)) {
            return demands ? name + "@" + range() : name;
        }
        Tree table = Tree.of("service", name);
        if (demands) {
            table.with("version", range());
        }
        if (dice.chance(.6)) {
            table.with(
                    "condition",
                    faults.contains(Fault.CONDITION) ? dice.oneOf("started", "healthy", "completed") : "started");
        }
        return table;
    }

    private boolean mayDemand() {
        return faults.contains(Fault.RANGE)
                || !(faults.contains(Fault.LOOSE_VERSION) || faults.contains(Fault.MISSING_KEY));
    }

    private String range() {
        return faults.contains(Fault.RANGE) ? dice.pick(Ranges.ALL) : Ranges.WIDE;
    }

    private static void write(Tree service, String kind, List<?> list) {
        if (!list.isEmpty()) {
            service.with("dependencies." + kind, list);
        }
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
