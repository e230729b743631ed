package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.generators.gitops.Region;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/** Simulated failovers as a program reads them. */
final class FailoverJson {

    private FailoverJson() {}

    static void write(String lost, List<SimulatedFailover> failovers, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("lost", lost);
            json.writeBooleanField(
                    "carried",
                    failovers.stream().noneMatch(one -> one.failover().fails()));
            json.writeArrayFieldStart("projects");
            for (SimulatedFailover one : failovers) {
                json.writeStartObject();
                json.writeStringField("project", one.project());
                json.writeBooleanField("served", one.failover().isServed());
                json.writeArrayFieldStart("regions");
                for (Region region : one.regions()) {
                    region(one, region, json);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void region(SimulatedFailover one, Region region, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("region", region.name());
        percent("before", region.share(), json);
        percent("after", one.after(region), json);
        BigDecimal capacity = region.capacity();
        if (capacity != null) {
            percent("capacity", capacity, json);
        } else {
            json.writeNullField("capacity");
        }
        json.writeStringField("state", one.state(region));
        json.writeEndObject();
    }

    /** A share in percent, as a plain number. */
    private static void percent(String name, BigDecimal share, JsonGenerator json) throws IOException {
        BigDecimal plain = share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros();
        json.writeNumberField(name, plain.scale() < 0 ? plain.setScale(0) : plain);
    }
}
