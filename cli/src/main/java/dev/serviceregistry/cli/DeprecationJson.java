package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.registry.impact.DeprecatedService;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The calendar of deprecations as a program reads it; what nobody knows is null. */
final class DeprecationJson {

    private DeprecationJson() {}

    static void write(List<DeprecatedService> calendar, LocalDate today, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("asOf", today.toString());
            json.writeArrayFieldStart("deprecations");
            for (DeprecatedService service : calendar) {
                json.writeStartObject();
                write(service, today, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void write(DeprecatedService service, LocalDate today, JsonGenerator json) throws IOException {
        boolean hasSince = !service.since().equals(LocalDate.MIN);
        boolean hasSunset = !service.sunset().equals(LocalDate.MAX);
        int slash = service.service().indexOf('/');
        json.writeStringField("project", service.service().substring(0, slash));
        json.writeStringField("id", service.service().substring(slash + 1));
        json.writeStringField("lifecycle", service.lifecycle());
        text("deprecatedSince", hasSince ? service.since().toString() : "", json);
        text("sunset", hasSunset ? service.sunset().toString() : "", json);
        days("daysLeft", hasSunset, today, service.sunset(), json);
        text("replacedBy", service.replacedBy(), json);
        text("reason", service.reason(), json);
        text("criticality", service.criticality(), json);
        days("noticeDays", hasSince && hasSunset, service.since(), service.sunset(), json);
        text("noticeDemanded", service.notice(), json);
        texts("projects", service.projects(), json);
        texts("dependants", service.dependants(), json);
    }

    private static void text(String key, String value, JsonGenerator json) throws IOException {
        json.writeFieldName(key);
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private static void days(String key, boolean isKnown, LocalDate from, LocalDate to, JsonGenerator json)
            throws IOException {
        json.writeFieldName(key);
        if (isKnown) {
            json.writeNumber(ChronoUnit.DAYS.between(from, to));
        } else {
            json.writeNull();
        }
    }

    private static void texts(String key, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
