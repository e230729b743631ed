package dev.serviceregistry.oracle;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.oracle.World.Definition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the family recovery must find, worked out from the model alone. */
final class RecoveryOracle {

    private final World world;
    private final Tiers tiers;
    private final List<Expected> found = new ArrayList<>();

    RecoveryOracle(World world) {
        this.world = world;
        this.tiers = new Tiers(world);
    }

    List<Expected> findings() {
        SortedSet<String> kinds = new TreeSet<>();
        for (Tree settings : world.settings()) {
            kinds.addAll(settings.table("compliance.backup").entries().keySet());
        }
        kinds.forEach(this::judge);
        return found;
    }

    private void judge(String kind) {
        String backup = "compliance.backup." + kind;
        List<String> served = tiers(kind);
        Optional<Duration> every = duration(backup + ".every");
        Optional<Duration> restore = duration(backup + ".restore");
        Optional<Long> days = world.setting(backup + ".retention_days").map(Long.class::cast);
        boolean pointInTime = world.isUnknown(backup + ".point_in_time")
                || world.setting(backup + ".point_in_time").orElse(false).equals(true);
        Optional<Duration> loss = figures(served, "rpo").min(Duration::compareTo);
        if (!pointInTime && loss.isPresent() && isLonger(backup + ".every", every, loss.get())) {
            add("REC-001", backup + ".every");
        }
        Optional<Duration> outage = figures(served, "rto").min(Duration::compareTo);
        if (outage.isPresent() && isLonger(backup + ".restore", restore, outage.get())) {
            add("REC-002", backup + ".restore");
        }
        Optional<Duration> kept = days.map(Duration::ofDays);
        Optional<Duration> demanded = figures(served, "backup_retention").max(Duration::compareTo);
        boolean short_ = demanded.isPresent()
                && kept.map(duration -> duration.compareTo(demanded.get()) < 0)
                        .orElse(!world.isUnknown(backup + ".retention_days"));
        boolean gap = kept.isPresent() && every.isPresent() && kept.get().compareTo(every.get()) < 0;
        if (short_ || gap) {
            add("REC-003", backup + ".retention_days");
        }
    }

    /** Whether a duration is longer than another, or is set nowhere; one that is unknown is neither. */
    private boolean isLonger(String path, Optional<Duration> set, Duration limit) {
        return set.map(duration -> duration.compareTo(limit) > 0).orElse(!world.isUnknown(path));
    }

    private Optional<Duration> duration(String path) {
        return world.setting(path).map(text -> Tiers.duration((String) text));
    }

    private java.util.stream.Stream<Duration> figures(List<String> served, String key) {
        return served.stream().flatMap(tier -> tiers.duration(tier, key).stream());
    }

    /** The tiers of what a kind of backup must serve. */
    private List<String> tiers(String kind) {
        boolean named = world.definitions().stream().anyMatch(definition -> isOf(kind, definition));
        return world.definitions().stream()
                .filter(Running::isLive)
                .filter(definition -> !named || isOf(kind, definition))
                .flatMap(definition -> tiers.of(definition).stream())
                .distinct()
                .toList();
    }

    private static boolean isOf(String kind, Definition definition) {
        return definition.effective().text("type").orElse("").equals(kind);
    }

    private void add(String rule, String element) {
        found.add(new Expected(rule, Subject.ofRepository(element)));
    }
}
