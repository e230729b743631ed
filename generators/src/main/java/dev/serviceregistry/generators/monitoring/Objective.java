package dev.serviceregistry.generators.monitoring;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.promql.PromqlQuery;
import dev.serviceregistry.generators.promql.ValueType;
import dev.serviceregistry.registry.values.Percentages;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A service level that a service promises.
 *
 * @param service the service
 * @param name its key, such as {@code availability}
 * @param percent the objective in per cent, without zeros at its end
 * @param window the span of time that it holds for, in milliseconds
 * @param description what it says of itself, or empty
 * @param indicator what it is measured by, when that can be asked of Prometheus
 * @param problem why it cannot be asked, as the end of a sentence; empty when it can
 * @param declared the table that declares it
 */
public record Objective(
        WatchedService service,
        String name,
        BigDecimal percent,
        long window,
        String description,
        Optional<Indicator> indicator,
        String problem,
        Declared declared) {

    /** The objective without a word on measuring is measured by the health of the service. */
    public static final String AVAILABILITY = "availability";

    private static final String DEFAULT_WINDOW = "30d";

    /** Reads an objective of a service; what of it cannot be asked of Prometheus is lost. */
    static Optional<Objective> read(WatchedService service, String name, Declared declared) {
        Optional<String> stated = declared.get("objective").text();
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        long window = Spans.milliseconds(declared.get("window").text(DEFAULT_WINDOW));
        Declared indicator = declared.get("indicator");
        PromqlQuery.Reading good = query(indicator.get("good"));
        PromqlQuery.Reading total = query(indicator.get("total"));
        Optional<Indicator> measure = good.query().flatMap(one -> total.query().map(all -> new Indicator(one, all)));
        String problem = good.problem().isEmpty() ? total.problem() : good.problem();
        if (problem.isEmpty() && measure.isEmpty()) {
            problem = indicator.isPresent()
                    ? "an indicator needs both what is good and the total"
                    : "it has no indicator, so nothing says how it is measured";
        }
        return Optional.of(new Objective(
                service,
                name,
                Percentages.of(stated.get()).stripTrailingZeros(),
                window == 0 ? Spans.milliseconds(DEFAULT_WINDOW) : window,
                declared.get("description").text(""),
                measure,
                problem,
                declared));
    }

    private static PromqlQuery.Reading query(Declared declared) {
        Optional<String> text = declared.text();
        if (text.isEmpty()) {
            return new PromqlQuery.Reading(Optional.empty(), "");
        }
        String key = declared.path().substring(declared.path().lastIndexOf('.') + 1);
        PromqlQuery.Reading reading = PromqlQuery.read(text.get());
        if (reading.query().isEmpty()) {
            String problem = "its " + key + " is no query of Prometheus: " + reading.problem();
            return new PromqlQuery.Reading(Optional.empty(), problem);
        } else if (reading.query().get().type() != ValueType.INSTANT_VECTOR) {
            return new PromqlQuery.Reading(Optional.empty(), "its " + key + " gives no instant vector");
        }
        return reading;
    }

    /** Whether it is measured by whether the service is down, since it is about that and names nothing else. */
    public boolean isOfHealth() {
        return !declared.get("indicator").isPresent() && name.equals(AVAILABILITY) && service.isStanding();
    }

    /** Whether it can be measured at all. */
    public boolean isMeasured() {
        return indicator.isPresent() || isOfHealth();
    }

    /** The share of what may go wrong, from 0 to 1. */
    public BigDecimal budget() {
        return BigDecimal.valueOf(100).subtract(percent).movePointLeft(2).stripTrailingZeros();
    }
}
