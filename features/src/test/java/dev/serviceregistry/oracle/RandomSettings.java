package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Flaw;
import dev.serviceregistry.oracle.Repository.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up what a repository is judged by, in one file or several that agree, or do not. */
final class RandomSettings {

    private static final List<String> FILES = List.of("compliance", "governance", "security", "sla");

    private final Dice dice;
    private final Set<Fault> faults;
    private final Map<String, Tree> trees = new LinkedHashMap<>();

    RandomSettings(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
        FILES.forEach(file -> trees.put(file, Tree.empty()));
    }

    /** The files of settings, in the order of their names. */
    List<Settings> make(RandomOperations operations) {
        if (faults.contains(Fault.FAN_IN)) {
            set("security", "dependency.max_fan_in", (long) dice.between(1, 2));
        } else if (dice.chance(.3)) {
            set("security", "dependency.max_fan_in", 30L);
        }
        if (faults.contains(Fault.CRITICALITY) && dice.chance(.3)) {
            set("sla", "tiers.order", dice.shuffled(List.of("critical", "high", "medium", "low")));
        }
        if (dice.chance(.6)) {
            several("security.max_secret_age_days", 60L, 61L);
        }
        if (dice.chance(.5)) {
            several("sla.medium.rpo", "1h", "2h");
        }
        demand("require_image_digest", Fault.DIGEST);
        demand("require_non_root", Fault.ROOT_USER);
        demand("require_read_only_root", Fault.WRITABLE_ROOT);
        demand("require_dropped_capabilities", Fault.KEPT_CAPABILITIES);
        registries();
        if (dice.chance(.8)) {
            several("security.tls.require_ingress_tls", dice.chance(.8), false);
        }
        if (dice.chance(.4)) {
            several("security.forbid_plaintext_secrets", dice.chance(.6), true);
        }
        new RandomServiceLevel(dice, faults).settings(trees.get("sla"));
        RandomCompliance compliance = new RandomCompliance(dice, faults);
        compliance.backups(trees.get("compliance"));
        compliance.regimes(trees.get("compliance"));
        operations.settings(trees.get("compliance"));
        List<Settings> policies = new ArrayList<>();
        trees.forEach((file, tree) -> policies.add(new Settings(file, Flaw.NONE, tree)));
        policies.removeIf(settings -> settings.tree().entries().isEmpty());
        return policies;
    }

    private void demand(String key, Fault fault) {
        if (dice.chance(.8)) {
            Object value = dice.oneOf(true, false, "critical", "high", "high", "medium", "low", "unheard-of");
            several("security." + key, value, faults.contains(fault) ? dice.oneOf(true, "low") : false);
        }
    }

    private void registries() {
        List<String> all = List.of(
                "docker.io/", "ghcr.io/", "quay.io/org/", "registry.example.org:5000/", "localhost", "localhost:5000");
        List<String> some = List.of(
                "docker.io",
                "docker.io/library",
                "docker.io/library/",
                "docker.io/acme/",
                "library/",
                "postgres",
                "acme",
                "ghcr.io/org",
                "ghcr.io/org/",
                "ghcr.io/organ",
                "ghcr.io/org/web/",
                "quay.io",
                "registry.example.org",
                "registry.example.org:5000");
        if (dice.chance(.8)) {
            boolean narrow = faults.contains(Fault.REGISTRY);
            several(
                    "security.allowed_registries",
                    narrow ? dice.some(some, dice.between(0, 6)) : all,
                    List.of("ghcr.io/organisation"));
        }
    }

    /** Sets a value in one file, or the same in several, or another one in a later file. */
    private void several(String key, Object value, Object other) {
        List<String> files =
                dice.some(FILES, dice.between(1, 3)).stream().sorted().toList();
        for (String file : files) {
            boolean first = file.equals(files.get(0));
            set(file, key, !first && faults.contains(Fault.SETTING) && dice.chance(.4) ? other : value);
        }
    }

    private void set(String file, String key, Object value) {
        trees.get(file).with(key, value);
    }
}
