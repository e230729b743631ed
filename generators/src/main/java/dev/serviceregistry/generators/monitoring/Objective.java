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
 * @param declared the table that declares it
 */
public record Objective(
        WatchedService service,
        String name,
        BigDecimal percent,
        long window,
        String description,
        Optional<Indicator> indicator,
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
        return Optional.of(new Objective(
                service,
                name,
                Percentages.of(stated.get()).stripTrailingZeros(),
                window == 0 ? Spans.milliseconds(DEFAULT_WINDOW) : window,
                declared.get("description").text(""),
                indicator(declared.get("indicator")),
                declared));
    }

    private static Optional<Indicator> indicator(Declared declared) {
        Optional<PromqlQuery> good = query(declared.get("good"));
        Optional<PromqlQuery> total = query(declared.get("total"));
        if (good.isPresent() && total.isPresent()) {
            return Optional.of(new Indicator(good.get(), total.get()));
        }
        good.ifPresent(unused -> declared.get("good").lose("there is no total to compare it with"));
        total.ifPresent(unused -> declared.get("total").lose("nothing says what of it is good"));
        return Optional.empty();
    }

    private static Optional<PromqlQuery> query(Declared declared) {
        Optional<String> text = declared.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        PromqlQuery.Reading reading = PromqlQuery.read(text.get());
        if (reading.query().isEmpty()) {
            declared.lose("it is no query of Prometheus: " + reading.problem());
        } else if (reading.query().get().type() != ValueType.INSTANT_VECTOR) {
            declared.lose("it gives no instant vector");
            return Optional.empty();
        }
        return reading.query();
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
