package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes up what a project changes of a service of the catalogue. */
final class RandomOverride {

    /** What a service violates some policy without. */
    private static final SortedMap<String, Fault> NEEDED = new TreeMap<>(Map.ofEntries(
            Map.entry("deploy.replicas", Fault.REPLICAS),
            Map.entry("deploy.autoscaling", Fault.REPLICAS),
            Map.entry("slo", Fault.NO_OBJECTIVE),
            Map.entry("deploy.disruption_budget", Fault.UNPROTECTED),
            Map.entry("health.readiness", Fault.UNREADY),
            Map.entry("metadata.data_classification", Fault.UNCLASSIFIED),
            Map.entry("metadata.encryption.in_transit", Fault.UNENCRYPTED),
            Map.entry("metadata.audit_logging", Fault.UNENCRYPTED),
            Map.entry("metadata.encryption.algorithm", Fault.ALGORITHM),
            Map.entry("owner", Fault.OWNERLESS),
            Map.entry("description", Fault.UNDESCRIBED),
            Map.entry("metadata.repository", Fault.NO_REPOSITORY),
            Map.entry("metadata.runbook", Fault.NO_RUNBOOK),
            Map.entry("deprecation.sunset", Fault.UNREPLACED),
            Map.entry("deprecation.replaced_by", Fault.UNREPLACED),
            Map.entry("secrets.store.rotation_days", Fault.ROTATION),
            Map.entry("volumes.host.read_only", Fault.SHARED_STORAGE),
            Map.entry("health", Fault.UNPROBED),
            Map.entry("metadata.max_memory_mb", Fault.MEMORY),
            Map.entry("metadata.cpu_limit_millicores", Fault.CPU),
            Map.entry("container.user", Fault.ROOT_USER),
            Map.entry("container.run_as_non_root", Fault.ROOT_USER),
            Map.entry("container.read_only_root", Fault.WRITABLE_ROOT),
            Map.entry("container.tag", Fault.MUTABLE_TAG),
            Map.entry("container.digest", Fault.DIGEST),
            Map.entry("container.capabilities_drop", Fault.KEPT_CAPABILITIES),
            Map.entry("container.security_opt", Fault.ESCALATION),
            Map.entry("container.pids_limit", Fault.PROCESSES),
            Map.entry("container.restart", Fault.RESTART),
            Map.entry("ports.main.host_ip", Fault.OPEN_ADDRESS)));

    private final Dice dice;
    private final Set<Fault> faults;
    private final RandomService services;

    RandomOverride(Dice dice, Set<Fault> faults, RandomService services) {
        this.dice = dice;
        this.faults = faults;
        this.services = services;
    }

    /** An override of a service of the catalogue: parts of a whole definition, and what it unsets. */
    Tree of(RandomService.Names names, Tree base) {
        Tree whole = services.definition(names);
        if (!has(Fault.VERSION_SPREAD, .3)) {
            whole.remove("version");
        }
        Tree override = Tree.empty();
        boolean withReferences = dice.chance(.3);
        whole.entries().forEach((key, value) -> {
            boolean reference = List.of("env", "secrets", "properties").contains(key);
            if (reference ? withReferences : dice.chance(key.equals("version") ? .8 : key.equals("type") ? .1 : .35)) {
                override.with(key, key.equals("container") ? services.partOf((Tree) value, base) : value);
            }
        });
        if (override.table("container").entries().isEmpty()) {
            override.remove("container");
        }
        if (override.entries().get("dependencies") instanceof Tree dependencies) {
            for (String kind : List.copyOf(dependencies.entries().keySet())) {
                if (dice.chance(.4)) {
                    dependencies.remove(kind);
                }
            }
            if (dependencies.entries().isEmpty()) {
                override.remove("dependencies");
            }
        }
        List<String> unset = new ArrayList<>();
        Tree counted = base.counted();
        for (String path : unsettable()) {
            boolean parentUnset = unset.stream().anyMatch(other -> path.startsWith(other + "."));
            if (counted.has(path) && !override.has(path) && !parentUnset && dice.chance(.2)) {
                unset.add(path);
            }
        }
        if (!unset.isEmpty()) {
            override.with("unset", unset);
        }
        if (override.entries().isEmpty()) {
            override.with("deploy.replicas", 2L);
        }
        return override;
    }

    /** What an override may take away, wholes before their parts. */
    private List<String> unsettable() {
        List<String> paths = new ArrayList<>(List.of(
                "lifecycle",
                "criticality",
                "visibility",
                "aliases",
                "deprecation",
                "deprecation.deprecated_since",
                "ports.admin",
                "container",
                "volumes.host",
                "network.ingress",
                "labels",
                "metadata.links",
                "env.API_KEY",
                "env.DB_PASSWORD",
                "env.ENDPOINT",
                "properties.api_key",
                "dependencies.requires",
                "dependencies.calls",
                "dependencies.conflicts"));
        NEEDED.forEach((path, fault) -> {
            if (faults.contains(fault)) {
                paths.add(path);
            }
        });
        return paths;
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
