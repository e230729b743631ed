package dev.serviceregistry.registry;

import dev.serviceregistry.facts.BackupFigure;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.RecoveryGoal;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.registry.values.Durations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States what backups must achieve for the tiers of the services they save, and what they do. */
final class RecoveryFacts {

    private static final String BACKUP = "compliance.backup";
    private static final double DAY = 86_400_000;

    private final Settings settings;
    private final Tiers tiers;
    private final List<Fact> facts;

    /** One live service of each tier, by type; under the empty type, of all. */
    private final Map<String, Map<String, String>> tiersByType = new HashMap<>();

    /** Adds what it states to this list. */
    RecoveryFacts(Settings settings, Tiers tiers, List<Fact> facts) {
        this.settings = settings;
        this.tiers = tiers;
        this.facts = facts;
    }

    /** Takes note of a definition. */
    void note(ServiceDefinition definition) {
        note(definition, tier(definition));
    }

    /** The tier of a live service; empty when it has none that is defined. */
    String tier(ServiceDefinition definition) {
        String tier = definition.effective().string("criticality").orElse("");
        return definition.service().lifecycle() != Lifecycle.RETIRED && tiers.rank(tier) >= 0 ? tier : "";
    }

    /** Takes note of a definition of which the tier is known. */
    void note(ServiceDefinition definition, String tier) {
        Map<String, String> ofType =
                tiersByType.computeIfAbsent(definition.service().type(), unused -> new LinkedHashMap<>());
        if (!tier.isEmpty()) {
            ofType.putIfAbsent(tier, definition.id());
            tiersByType.computeIfAbsent("", unused -> new LinkedHashMap<>()).putIfAbsent(tier, definition.id());
        }
    }

    /** What was noted. */
    Map<String, Map<String, String>> tiersByType() {
        return tiersByType;
    }

    /**
     * States what is known of each kind of backup.
     *
     * @param noted what was noted of every definition, in the order of these
     */
    void state(Iterable<Map<String, Map<String, String>>> noted) {
        if (settings.tables(BACKUP).isEmpty()) {
            return;
        }
        Set<String> asked = new HashSet<>(settings.tables(BACKUP).keySet());
        asked.add("");
        for (Map<String, Map<String, String>> some : noted) {
            for (String type : asked) {
                Map<String, String> ofType = some.get(type);
                if (ofType != null) {
                    Map<String, String> all = tiersByType.computeIfAbsent(type, unused -> new LinkedHashMap<>());
                    if (all.size() < tiers.count()) {
                        ofType.forEach(all::putIfAbsent);
                    }
                }
            }
        }
        for (Map.Entry<String, SourceLocation> kind : settings.tables(BACKUP).entrySet()) {
            String name = kind.getKey();
            Map<String, String> served =
                    tiersByType.containsKey(name) ? tiersByType.get(name) : tiersByType.getOrDefault("", Map.of());
            String table = BACKUP + "." + name + ".";
            figure(name, Promise.RPO, "every", interval(table), kind.getValue());
            goal(name, Promise.RPO, served);
            figure(
                    name,
                    Promise.RTO,
                    "restore",
                    duration(table + "restore", "no stated time to restore"),
                    kind.getValue());
            goal(name, Promise.RTO, served);
            retention(name, table, served, kind.getValue());
        }
    }

    private record Amount(double milliseconds, String stated) {}

    /** How often a backup is taken; nothing when nobody can know. */
    private @Nullable Amount interval(String table) {
        if (settings.isTrue(table + "point_in_time")) {
            return new Amount(0, "point-in-time recovery");
        }
        return settings.isUnknown(table + "point_in_time") ? null : duration(table + "every", "no stated interval");
    }

    private @Nullable Amount duration(String key, String otherwise) {
        if (settings.isUnknown(key)) {
            return null;
        }
        String stated = settings.text(key);
        return stated.isEmpty()
                ? new Amount(Double.MAX_VALUE, otherwise)
                : new Amount(Durations.milliseconds(stated), stated);
    }

    private void figure(String kind, Promise promise, String key, @Nullable Amount amount, SourceLocation table) {
        String path = BACKUP + "." + kind + "." + key;
        if (amount != null) {
            facts.add(new BackupFigure(
                    kind,
                    promise,
                    key,
                    amount.milliseconds(),
                    amount.stated(),
                    settings.isStated(path) ? settings.source(path) : table));
        }
    }

    private void goal(String kind, Promise promise, Map<String, String> served) {
        TierPromise strictest = strictest(promise, served, false);
        if (strictest != null) {
            facts.add(goal(kind, strictest, served));
        }
    }

    private static RecoveryGoal goal(String kind, TierPromise strictest, Map<String, String> served) {
        return new RecoveryGoal(
                kind,
                strictest.promise(),
                strictest.amount(),
                strictest.stated() + " of " + served.get(strictest.tier()) + " (tier " + strictest.tier() + ")",
                strictest.source());
    }

    private @Nullable TierPromise strictest(Promise promise, Map<String, String> served, boolean longest) {
        TierPromise strictest = null;
        for (String tier : tiers.order()) {
            TierPromise candidate = served.containsKey(tier) ? tiers.promise(tier, promise) : null;
            if (candidate != null
                    && (strictest == null
                            || (longest
                                    ? candidate.amount() > strictest.amount()
                                    : candidate.amount() < strictest.amount()))) {
                strictest = candidate;
            }
        }
        return strictest;
    }

    /** A backup is kept at least until the next one is there, and as long as a tier demands. */
    private void retention(String kind, String table, Map<String, String> served, SourceLocation place) {
        String key = table + "retention_days";
        String every = table + "every";
        if (settings.isUnknown(key)) {
            return;
        }
        boolean isStated = settings.isStated(key);
        int days = settings.count(key, 0);
        List<RecoveryGoal> goals = new ArrayList<>();
        TierPromise strictest = strictest(Promise.BACKUP_RETENTION, served, true);
        if (strictest != null) {
            goals.add(goal(kind, strictest, served));
        }
        if (isStated && settings.isStated(every) && !settings.isUnknown(every)) {
            String interval = settings.text(every);
            goals.add(new RecoveryGoal(
                    kind,
                    Promise.BACKUP_RETENTION,
                    Durations.milliseconds(interval),
                    interval + ", the time to the next one",
                    settings.source(every)));
        }
        RecoveryGoal longest = null;
        for (RecoveryGoal goal : goals) {
            longest = longest == null || goal.amount() > longest.amount() ? goal : longest;
        }
        if (longest != null) {
            facts.add(longest);
            figure(
                    kind,
                    Promise.BACKUP_RETENTION,
                    "retention_days",
                    new Amount(days * DAY, isStated ? days + " days" : "no stated time"),
                    place);
        }
    }
}
