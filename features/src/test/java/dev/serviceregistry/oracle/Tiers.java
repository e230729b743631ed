package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.World.Definition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tiers promise, by what is set and what the product ships. */
final class Tiers {

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("critical.availability", "99.99%"),
            Map.entry("critical.response_time_p99", "100ms"),
            Map.entry("critical.support_hours", "24/7"),
            Map.entry("critical.rto", "5m"),
            Map.entry("critical.rpo", "1m"),
            Map.entry("critical.min_replicas", 3L),
            Map.entry("high.availability", "99.9%"),
            Map.entry("high.response_time_p99", "200ms"),
            Map.entry("high.support_hours", "business"),
            Map.entry("high.rto", "30m"),
            Map.entry("high.rpo", "5m"),
            Map.entry("high.min_replicas", 2L),
            Map.entry("medium.availability", "99.5%"),
            Map.entry("medium.response_time_p99", "500ms"),
            Map.entry("medium.support_hours", "business"),
            Map.entry("medium.rto", "4h"),
            Map.entry("medium.rpo", "1h"),
            Map.entry("medium.min_replicas", 1L),
            Map.entry("medium.notice", "90d"));

    private static final Map<String, Long> UNITS =
            Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L, "w", 604_800_000L);

    private static final Pattern PART = Pattern.compile("([0-9.]+)(ms|s|m|h|d|w)");

    private final World world;

    Tiers(World world) {
        this.world = world;
    }

    /** Whether somebody wrote an order of the tiers that the schema refused, and nobody another. */
    boolean isOrderUnknown() {
        return world.isUnknown("tiers.order");
    }

    List<?> order() {
        return world.tiers();
    }

    boolean isMostCritical(Definition definition) {
        return !isOrderUnknown()
                && world.rank(definition).filter(rank -> rank == 0).isPresent();
    }

    /** The tier that a definition is of. */
    Optional<String> of(Definition definition) {
        return definition.effective().text("criticality").filter(order()::contains);
    }

    /** What a tier's figure is, as it is written. */
    Optional<Object> figure(String tier, String key) {
        String path = "sla." + tier + "." + key;
        return world.isUnknown(path)
                ? Optional.empty()
                : world.setting(path).or(() -> Optional.ofNullable(DEFAULTS.get(tier + "." + key)));
    }

    /** A duration that the tier of a definition promises. */
    Optional<Duration> duration(Definition definition, String key) {
        return of(definition).flatMap(tier -> duration(tier, key));
    }

    Optional<Duration> duration(String tier, String key) {
        return figure(tier, key).map(text -> duration((String) text));
    }

    static Duration duration(String text) {
        BigDecimal milliseconds = BigDecimal.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            milliseconds = milliseconds.add(
                    new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(UNITS.get(parts.group(2)))));
        }
        return Duration.ofNanos(milliseconds.movePointRight(6).longValueExact());
    }

    static BigDecimal percentage(String text) {
        return new BigDecimal(text.replace("%", "").trim());
    }
}
