package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes up where a project runs, and how it gets there. */
final class RandomDeployment {

    static final List<String> REGIONS = List.of("us-east", "eu-west", "ap-south", "sa-east");

    private final Dice dice;
    private final Set<Fault> faults;

    RandomDeployment(Dice dice, Set<Fault> faults) {
        this.dice = dice;
        this.faults = faults;
    }

    /** Writes regions, targets, rollout and rollback into a deployment. */
    void write(Tree tree) {
        List<String> regions = dice.some(REGIONS, dice.between(0, 3));
        boolean passive = dice.chance(.3);
        tables(tree, regions, passive);
        if (!regions.isEmpty() && dice.chance(.8)) {
            List<String> listed = new ArrayList<>(regions);
            if (has(Fault.REGION, .5)) {
                listed.add(dice.pick(REGIONS));
                listed.remove(dice.pick(REGIONS));
            }
            tree.with(
                    "deployment.multi-region.regions",
                    listed.stream().distinct().toList());
            tree.with("deployment.multi-region.strategy", passive ? "active-passive" : "active-active");
            switching(tree);
        }
        targets(tree, regions);
        if (dice.chance(.5)) {
            tree.with(
                    "deployment.rollout.steps",
                    has(Fault.CANARY, .7)
                            ? dice.oneOf(
                                    List.of(5L, 25L, 25L, 100L),
                                    List.of(-1L, 50L),
                                    List.of(50L, 101L),
                                    List.of(50L, 25L, 30L),
                                    List.of(10L, 10L, 10L))
                            : dice.oneOf(List.of(0L, 100L), List.of(5L, 25L, 50L, 100L), List.of()));
        }
        if (!has(Fault.ROLLBACK, .6)) {
            tree.with("deployment.rollback.automatic", true);
        } else if (dice.chance(.5)) {
            tree.with("deployment.rollback.automatic", false);
        }
    }

    private void tables(Tree tree, List<String> regions, boolean passive) {
        List<String> shares = switch (passive ? 1 : regions.size()) {
            case 1 -> List.of("100%", "0%", "0.0%");
            case 2 -> List.of("50%", "50.0%");
            default -> List.of("33.3%", "33.3 %", "33.4%");
        };
        boolean split = dice.chance(.7);
        boolean resident = dice.chance(.4);
        for (String region : regions) {
            Tree table = Tree.of("cluster", has(Fault.CLUSTER, .4) ? "k8s-shared" : "k8s-" + region);
            int place = regions.indexOf(region);
            if (split && !has(Fault.SPLIT, .2)) {
                table.with(
                        "traffic_split", has(Fault.SPLIT, .3) ? dice.oneOf("10%", "50%", "33.3%") : shares.get(place));
            }
            if (passive && (has(Fault.SPLIT, .4) || !split || dice.chance(.5))) {
                table.with("role", place == 0 && !has(Fault.SPLIT, .4) ? "primary" : "secondary");
            }
            if (dice.chance(.8)) {
                table.with("capacity", has(Fault.FAILOVER, .5) ? dice.oneOf("10%", "50%", "66.6%", "75%") : "100%");
            }
            List<String> others = new ArrayList<>(regions);
            others.remove(region);
            if (has(Fault.FAILOVER, .4)) {
                others.add(dice.pick(REGIONS));
            }
            if (dice.chance(.5)) {
                boolean all = !faults.contains(Fault.FAILOVER);
                table.with(
                        "failover_to",
                        dice.some(others, all ? 4 : 2).stream().distinct().toList());
            }
            if (dice.chance(.5)) {
                table.with(
                        "canary_percentage", has(Fault.CANARY, .5) ? dice.oneOf(-1L, 101L) : dice.oneOf(0L, 5L, 100L));
            }
            if (resident) {
                if (!has(Fault.RESIDENCY, .3)) {
                    table.with("data_residency", has(Fault.RESIDENCY, .4) ? region : "eu");
                }
            }
            tree.with("deployment.region." + region, table);
        }
    }

    private void switching(Tree tree) {
        if (dice.chance(.6)) {
            boolean slow = has(Fault.SWITCH, .7);
            tree.with("deployment.multi-region.failover.mode", slow && dice.chance(.4) ? "manual" : "automatic");
            if (dice.chance(.8)) {
                tree.with(
                        "deployment.multi-region.failover.unhealthy_after",
                        slow ? dice.oneOf("6m", "301s", "1h", "300s") : dice.oneOf("30s", "2m"));
            }
        }
    }

    private void targets(Tree tree, List<String> regions) {
        boolean direct = has(Fault.STAGING, .6);
        List<String> names = direct
                ? dice.some(List.of("production", "prod", "Prod-eu", "production-us", "products", "staging"), 3)
                : List.of("production", "staging");
        for (String name : names) {
            String path = "deployment.target." + name;
            long order = name.startsWith("s") ? 1 : 2;
            if (!direct || dice.chance(.7)) {
                tree.with(path + ".order", direct ? (long) dice.between(0, 3) : order);
            }
            if (dice.chance(.5) && !regions.isEmpty()) {
                List<String> where = has(Fault.REGION, .4) ? REGIONS : regions;
                tree.with(path + ".regions", dice.some(where, 2));
            }
            if (dice.chance(.3) || !tree.has(path)) {
                tree.with(path + ".approvals", List.of("@ops-team"));
            }
        }
    }

    private boolean has(Fault fault, double probability) {
        return faults.contains(fault) && dice.chance(probability);
    }
}
