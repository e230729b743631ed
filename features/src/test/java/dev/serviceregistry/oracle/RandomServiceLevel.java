package dev.serviceregistry.oracle;

import java.util.List;
import java.util.Set;

/** Makes up what services and tiers promise. */
final class RandomServiceLevel {

    private static final List<String> TIERS = List.of("critical", "high", "medium", "low");

    private final Dice dice;
    private final Set<Fault> faults;

    RandomServiceLevel(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
    }

    /** Writes replicas, an objective, a disruption budget and a readiness check into a service. */
    void write(Tree service) {
        if (dice.chance(.2) && faults.contains(Fault.REPLICAS)) {
            service.with("deploy.autoscaling.min", (long) dice.between(0, 4)).with("deploy.autoscaling.max", 9L);
        } else if (dice.chance(.1)) {
            service.with("deploy.autoscaling", Tree.of("max", 9L));
        }
        if (!has(Fault.REPLICAS, .5)) {
            service.with("deploy.replicas", dice.oneOf(3L, 4L, 5L));
        } else if (dice.chance(.7)) {
            service.with("deploy.replicas", (long) dice.between(0, 3));
        }
        if (!has(Fault.NO_OBJECTIVE, .4)) {
            service.with(
                    "slo.availability.objective",
                    faults.contains(Fault.OBJECTIVE)
                            ? dice.oneOf("99.9%", "99.99%", "99.990 %", "99.8%", "100%", "90%", "33.3%")
                            : faults.contains(Fault.NO_OBJECTIVE) ? "99.99%" : "100%");
        }
        budget(service);
        if (!has(Fault.UNREADY, .4)) {
            service.with("health.readiness.exec", List.of("/app/ready"));
        }
    }

    private void budget(Tree service) {
        if (!has(Fault.UNPROTECTED, .5)) {
            String key = dice.oneOf("min_available", "max_unavailable");
            service.with("deploy.disruption_budget." + key, dice.oneOf(1L, 2L, "50%", "99.9%"));
            return;
        }
        switch (dice.between(0, 4)) {
            case 0 -> service.with("deploy.disruption_budget.min_available", dice.oneOf(0L, "0%", "0.0%"));
            case 1 -> service.with("deploy.disruption_budget.max_unavailable", dice.oneOf("100%", "100.0 %", 100L));
            case 2 ->
                service.with(
                        "deploy.disruption_budget", Tree.of("min_available", 0L).with("max_unavailable", "100%"));
            case 3 -> service.with("deploy.disruption_budget.max_unavailable", 0L);
            default -> service.with("deploy.strategy.type", "rolling");
        }
    }

    /** Writes figures of tiers. */
    void settings(Tree settings) {
        if (dice.chance(.5)) {
            settings.with("sla.high.backup_retention", "30d");
        }
        if (!faults.contains(Fault.FIGURES)) {
            return;
        }
        for (String tier : dice.some(TIERS, dice.between(1, 3))) {
            figure(settings, tier, "availability", "99%", "99.9%", "99.90%", "99.99%", "100%");
            figure(settings, tier, "response_time_p99", "50ms", "100ms", "0.2s", "1s");
            figure(settings, tier, "rto", "300s", "0.5h", "1h", "4h", "1d12h");
            figure(settings, tier, "rpo", "1m", "60s", "1h", "1w");
            figure(settings, tier, "notice", "30d", "90d", "2160h", "2w");
            figure(settings, tier, "backup_retention", "7d", "30d", "5w");
            figure(
                    settings,
                    tier,
                    "support_hours",
                    "24x7",
                    "24/7",
                    "BUSINESS",
                    "8x5",
                    "08:00-20:00",
                    "mon-Fri 08:00-18:00",
                    "Sat 00:00-24:00",
                    "Fri-Mon 22:00-06:00",
                    "00:00-24:00",
                    "09:00-09:00",
                    "whenever",
                    "mon-fri 25:00-26:00");
            figure(settings, tier, "min_replicas", 0L, 1L, 2L, 3L, 5L);
        }
    }

    private void figure(Tree settings, String tier, String key, Object... values) {
        if (dice.chance(.25)) {
            settings.with("sla." + tier + "." + key, dice.pick(List.of(values)));
        }
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
