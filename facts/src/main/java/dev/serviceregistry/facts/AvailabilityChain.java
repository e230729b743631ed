package dev.serviceregistry.facts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The availability that a service promises beside what the services that it requires leave of it.
 *
 * @param promise what the service promises
 * @param required what the services that it requires promise, as far as that is known; never empty
 * @param product the availability of all of these together, in per cent
 */
public record AvailabilityChain(AvailabilityPromise promise, List<AvailabilityPromise> required, double product)
        implements ServiceFact {

    @Override
    public String service() {
        return promise.service();
    }

    @Override
    public SourceLocation source() {
        return promise.source();
    }

    /** What the service promises, in per cent. */
    public double promised() {
        return promise.percent();
    }

    /** The product as people write it, such as {@code 99.98% (shop/db 99.99% × shop/queue 99.99%)}. */
    public String shown() {
        StringBuilder text = new StringBuilder();
        text.append(new BigDecimal(product)
                        .round(new MathContext(7))
                        .stripTrailingZeros()
                        .toPlainString())
                .append("% (");
        for (int i = 0; i < required.size(); i++) {
            text.append(i == 0 ? "" : " × ")
                    .append(required.get(i).service())
                    .append(' ')
                    .append(required.get(i).stated());
        }
        return text.append(')').toString();
    }

    @Override
    public String element() {
        return "slo.availability";
    }

    @Override
    public List<AvailabilityPromise> parts() {
        return required;
    }

    @Override
    public String description() {
        return promise.description();
    }
}
