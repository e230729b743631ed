package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.Repository.Operations;
import dev.serviceregistry.oracle.World.Definition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the family deployment must find, worked out from the model alone. */
final class DeploymentOracle {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** What paging somebody, judging and switching takes. */
    private static final Duration BY_HAND = Duration.ofHours(1);

    private static final String LISTED = "deployment.multi-region.regions";

    private final World world;
    private final List<Expected> found = new ArrayList<>();

    DeploymentOracle(World world) {
        this.world = world;
    }

    List<Expected> findings() {
        for (Operations file : world.repository().operations()) {
            if (file.name().equals("deployment") && file.readable()) {
                new File(file.project(), file.tree()).judge();
            }
        }
        return found;
    }

    /** A project's deployment.toml. */
    private final class File {

        private final String project;
        private final Tree written;
        private final Tree deployment;
        private final SortedMap<String, Tree> tables = new TreeMap<>();
        private final List<String> listed;
        private final SortedMap<String, Tree> serving = new TreeMap<>();

        /** Whether it is known which tables serve: neither the list nor a table as a whole was refused. */
        private final boolean known;

        File(String project, Tree written) {
            this.project = project;
            this.written = written;
            this.deployment = written.counted().table("deployment");
            deployment.table("region").entries().forEach((name, table) -> tables.put(name, (Tree) table));
            this.listed = deployment.texts("multi-region.regions");
            boolean all = !deployment.has("multi-region.regions");
            tables.forEach((name, table) -> {
                if (all || listed.contains(name)) {
                    serving.put(name, table);
                }
            });
            this.known = !World.refuses(written, LISTED)
                    && !isRefused("deployment.region")
                    && written.table("deployment.region").entries().entrySet().stream()
                            .noneMatch(entry -> entry.getValue() instanceof Tree.Refused
                                    && (all || listed.contains(entry.getKey())));
        }

        void judge() {
            if (known) {
                splits();
                primary();
            }
            existence();
            steps();
            for (String name : tables.keySet()) {
                failover(name);
            }
            clusters();
            targets();
            members();
        }

        /** Whether the schema refused exactly what is written at a path, or something above it. */
        private boolean isRefused(String path) {
            for (int dot = path.length(); dot >= 0; dot = path.lastIndexOf('.', dot - 1)) {
                if (written.value(path.substring(0, dot)).orElse("") instanceof Tree.Refused) {
                    return true;
                }
            }
            return false;
        }

        private boolean refuses(String region, String key) {
            return World.refuses(written, "deployment.region." + region + "." + key);
        }

        private static Optional<BigDecimal> share(Tree table, String key) {
            return table.text(key).map(Tiers::percentage);
        }

        private void splits() {
            BigDecimal sum = serving.values().stream()
                    .map(table -> share(table, "traffic_split").orElse(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean split = serving.values().stream().anyMatch(table -> table.has("traffic_split"));
            boolean certain = serving.keySet().stream().noneMatch(name -> refuses(name, "traffic_split"));
            if (split && certain && sum.compareTo(WHOLE) != 0) {
                add("DPL-001", "deployment.region.traffic_split");
            }
        }

        private void primary() {
            long primaries = serving.values().stream()
                    .filter(table -> table.text("role").orElse("").equals("primary")
                            || share(table, "traffic_split")
                                            .orElse(BigDecimal.ZERO)
                                            .signum()
                                    > 0)
                    .count();
            boolean certain = serving.keySet().stream()
                    .noneMatch(name -> refuses(name, "role") || refuses(name, "traffic_split"));
            if (deployment.text("multi-region.strategy").orElse("").equals("active-passive")
                    && certain
                    && primaries != 1) {
                add("DPL-005", "deployment.multi-region.strategy");
            }
        }

        private void existence() {
            for (String name : listed) {
                if (isMissing(name)) {
                    add("DPL-002", LISTED + ":" + name);
                }
            }
            List<String> targeted = new ArrayList<>();
            new TreeMap<>(deployment.table("target").entries()).forEach((target, table) -> {
                for (String name : ((Tree) table).texts("regions")) {
                    boolean isFirst = !listed.contains(name) && !targeted.contains(name);
                    targeted.add(name);
                    if (isFirst && isMissing(name)) {
                        add("DPL-002", "deployment.target." + target + ".regions:" + name);
                    }
                }
            });
            if (deployment.has("multi-region.regions")
                    && !World.refuses(written, LISTED)
                    && !World.refuses(written, "deployment.target")) {
                for (String name : tables.keySet()) {
                    if (!listed.contains(name) && !targeted.contains(name)) {
                        add("DPL-002", "deployment.region." + name);
                    }
                }
            }
        }

        private boolean isMissing(String region) {
            return !tables.containsKey(region) && !isRefused("deployment.region." + region);
        }

        private void steps() {
            tables.forEach((name, table) -> {
                if (table.number("canary_percentage").filter(File::isNoShare).isPresent()) {
                    add("DPL-003", "deployment.region." + name + ".canary_percentage");
                }
            });
            Optional<Long> before = Optional.empty();
            for (Object item : deployment.list("rollout.steps")) {
                Long step = (Long) item;
                if (isNoShare(step) || before.isPresent() && step <= before.get()) {
                    add("DPL-003", "deployment.rollout.steps:" + step);
                }
                before = Optional.of(step);
            }
        }

        private static boolean isNoShare(long percentage) {
            return percentage < 0 || percentage > 100;
        }

        private void failover(String region) {
            Tree table = tables.get(region);
            String path = "deployment.region." + region + ".failover_to";
            List<String> names = table.texts("failover_to");
            for (String name : names) {
                if (name.equals(region) || isMissing(name)) {
                    add("DPL-004", path + ":" + name);
                }
                Optional<String> residency = table.text("data_residency");
                if (residency.isPresent()
                        && tables.containsKey(name)
                        && !refuses(name, "data_residency")
                        && !residency.equals(tables.get(name).text("data_residency"))) {
                    add("DPL-007", path + ":" + name);
                }
            }
            Optional<BigDecimal> load = share(table, "traffic_split");
            boolean unclear = World.refuses(written, path)
                    || names.stream().anyMatch(name -> isRefused("deployment.region." + name));
            if (!known || unclear || serving.size() < 2 || !serving.containsKey(region) || load.isEmpty()) {
                return;
            }
            List<String> others = (table.has("failover_to") ? names.stream().distinct() : serving.keySet().stream())
                    .filter(name -> !name.equals(region) && tables.containsKey(name))
                    .toList();
            boolean stated = others.stream()
                    .map(tables::get)
                    .allMatch(other -> other.has("traffic_split") && other.has("capacity"));
            BigDecimal room = others.stream()
                    .map(tables::get)
                    .filter(other -> stated)
                    .map(other -> share(other, "capacity")
                            .orElseThrow()
                            .subtract(share(other, "traffic_split").orElseThrow())
                            .max(BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (!others.isEmpty() && stated && room.compareTo(load.get()) < 0) {
                add("DPL-004", path);
            }
        }

        private void clusters() {
            Map<String, String> first = new HashMap<>();
            tables.forEach((name, table) -> table.text("cluster").ifPresent(cluster -> {
                if (first.putIfAbsent(cluster, name) != null) {
                    add("DPL-006", "deployment.region." + name + ".cluster");
                }
            }));
        }

        private void targets() {
            Tree targets = deployment.table("target");
            for (String name : targets.entries().keySet()) {
                if (isProduction(name) && !World.refuses(written, "deployment.target." + name + ".order")) {
                    Optional<Long> order = targets.number(name + ".order");
                    boolean staged = written.table("deployment.target").entries().keySet().stream()
                            .filter(other -> !isProduction(other))
                            .anyMatch(other -> order.isPresent()
                                    && (World.refuses(written, "deployment.target." + other + ".order")
                                            || targets.number(other + ".order")
                                                    .filter(before -> before < order.get())
                                                    .isPresent()));
                    if (!staged) {
                        add("DPL-009", "deployment.target." + name + ".order");
                    }
                }
            }
        }

        private static boolean isProduction(String target) {
            String name = target.toLowerCase(Locale.ROOT);
            return List.of("production", "prod").stream()
                    .anyMatch(word -> name.equals(word) || name.startsWith(word + "-"));
        }

        private void members() {
            Tiers tiers = new Tiers(world);
            List<Definition> live = world.project(project).stream()
                    .flatMap(found -> world.runs(found).values().stream())
                    .filter(Running::isLive)
                    .toList();
            boolean automatic =
                    deployment.value("rollback.automatic").orElse(false).equals(true);
            if (written.has("deployment")
                    && !(written.value("deployment").get() instanceof Tree.Refused)
                    && live.stream().anyMatch(tiers::isMostCritical)
                    && !automatic
                    && !World.refuses(written, "deployment.rollback.automatic")) {
                add("DPL-008", "deployment.rollback.automatic");
            }
            String mode = deployment.text("multi-region.failover.mode").orElse("");
            Optional<Duration> unhealthy =
                    deployment.text("multi-region.failover.unhealthy_after").map(Tiers::duration);
            if (listed.stream().distinct().count() < 2) {
                return;
            }
            live.stream()
                    .flatMap(member -> tiers.of(member).stream())
                    .distinct()
                    .forEach(tier -> {
                        Optional<Duration> outage = tiers.duration(tier, "rto");
                        boolean late = mode.equals("automatic")
                                && unhealthy.isPresent()
                                && outage.isPresent()
                                && unhealthy.get().compareTo(outage.get()) > 0;
                        boolean slow = mode.equals("manual")
                                && outage.isPresent()
                                && outage.get().compareTo(BY_HAND) < 0;
                        if (late || slow) {
                            add("DPL-010", "deployment.multi-region.failover:" + tier);
                        }
                    });
        }

        private void add(String rule, String element) {
            found.add(new Expected(rule, new Subject(project, "", element)));
        }
    }
}
