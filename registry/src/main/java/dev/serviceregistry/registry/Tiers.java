package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.MostCriticalTier;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.SupportGap;
import dev.serviceregistry.facts.TierComparison;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.registry.values.Durations;
import dev.serviceregistry.registry.values.Percentages;
import dev.serviceregistry.registry.values.WeeklyHours;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiers of criticality and what each promises, by setting or by default. */
final class Tiers {

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("sla.critical.availability", "99.99%"),
            Map.entry("sla.critical.response_time_p99", "100ms"),
            Map.entry("sla.critical.support_hours", "24/7"),
            Map.entry("sla.critical.rto", "5m"),
            Map.entry("sla.critical.rpo", "1m"),
            Map.entry("sla.critical.min_replicas", "3"),
            Map.entry("sla.high.availability", "99.9%"),
            Map.entry("sla.high.response_time_p99", "200ms"),
            Map.entry("sla.high.support_hours", "business"),
            Map.entry("sla.high.rto", "30m"),
            Map.entry("sla.high.rpo", "5m"),
            Map.entry("sla.high.min_replicas", "2"),
            Map.entry("sla.medium.availability", "99.5%"),
            Map.entry("sla.medium.response_time_p99", "500ms"),
            Map.entry("sla.medium.support_hours", "business"),
            Map.entry("sla.medium.rto", "4h"),
            Map.entry("sla.medium.rpo", "1h"),
            Map.entry("sla.medium.min_replicas", "1"),
            Map.entry("sla.medium.notice", "90d"));

    private final Settings settings;
    private final List<String> order;
    private final Map<String, Map<Promise, TierPromise>> promises = new HashMap<>();

    Tiers(Settings settings) {
        this.settings = settings;
        this.order = settings.tiers();
        for (String tier : order) {
            Map<Promise, TierPromise> ofTier = new EnumMap<>(Promise.class);
            for (Promise promise : Promise.values()) {
                String key = "sla." + tier + "." + promise;
                String stated = settings.isStated(key) ? settings.text(key) : DEFAULTS.getOrDefault(key, "");
                if (!stated.isEmpty() && !settings.isUnknown(key)) {
                    ofTier.put(
                            promise,
                            new TierPromise(tier, promise, amount(promise, stated), stated, settings.source(key)));
                }
            }
            promises.put(tier, ofTier);
        }
    }

    private static double amount(Promise promise, String stated) {
        return switch (promise) {
            case AVAILABILITY -> Percentages.of(stated).doubleValue();
            case SUPPORT_HOURS -> 0;
            case MIN_REPLICAS -> Long.parseLong(stated);
            default -> Durations.milliseconds(stated);
        };
    }

    /** The place of a tier in their order, 0 for the most critical; -1 for what is no tier. */
    int rank(String tier) {
        return order.indexOf(tier);
    }

    /** How many tiers there are. */
    int count() {
        return order.size();
    }

    /** Whether the order may be another than this, since the schema refuses what is written for it. */
    boolean areUnknown() {
        return settings.isUnknown("tiers.order");
    }

    /** The names of the tiers, the most critical first. */
    List<String> order() {
        return order;
    }

    /** What a tier promises of a kind; nothing when that is not set. */
    @Nullable
    TierPromise promise(String tier, Promise promise) {
        Map<Promise, TierPromise> ofTier = promises.get(tier);
        return ofTier == null ? null : ofTier.get(promise);
    }

    /** States what is known of the tiers. */
    void state(List<Fact> facts) {
        for (String tier : order) {
            facts.addAll(promises.get(tier).values());
        }
        supportGaps(facts);
        if (!areUnknown()) {
            if (!order.isEmpty()) {
                facts.add(new MostCriticalTier(order.get(0), settings.source("tiers.order")));
            }
            for (Promise promise : Promise.values()) {
                comparisons(promise, facts);
            }
        }
    }

    private void comparisons(Promise promise, List<Fact> facts) {
        TierPromise upper = null;
        for (String tier : order) {
            TierPromise lower = promise(tier, promise);
            if (upper != null && lower != null) {
                SourceLocation source = lower.source().file().isEmpty() ? upper.source() : lower.source();
                facts.add(new TierComparison(lower, upper, promisesMore(lower, upper), source));
            }
            upper = lower == null ? upper : lower;
        }
    }

    private static boolean promisesMore(TierPromise lower, TierPromise upper) {
        return switch (lower.promise()) {
            case AVAILABILITY, MIN_REPLICAS, NOTICE, BACKUP_RETENTION -> lower.amount() > upper.amount();
            case RESPONSE_TIME_P99, RTO, RPO -> lower.amount() < upper.amount();
            case SUPPORT_HOURS -> hasGap(upper, lower);
        };
    }

    private void supportGaps(List<Fact> facts) {
        for (String tier : order) {
            TierPromise hours = promise(tier, Promise.SUPPORT_HOURS);
            for (String other : order) {
                TierPromise supported = promise(other, Promise.SUPPORT_HOURS);
                if (hours != null && supported != null && hasGap(hours, supported)) {
                    facts.add(new SupportGap(tier, hours.stated(), other, supported.stated(), hours.source()));
                }
            }
        }
    }

    /** Whether a tier has no support in hours in which another one has some; of hours that say nothing, nobody knows. */
    private static boolean hasGap(TierPromise hours, TierPromise supported) {
        if (hours.stated().equals(supported.stated())) {
            return false;
        }
        Optional<WeeklyHours> own = WeeklyHours.parse(hours.stated());
        Optional<WeeklyHours> others = WeeklyHours.parse(supported.stated());
        return own.isPresent() && others.isPresent() && !own.get().contain(others.get());
    }
}
