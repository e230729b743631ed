package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.LocationJson;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.registry.EffectiveValue;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Services as a program reads them. */
final class ServiceJson {

    private ServiceJson() {}

    static void list(List<ServiceDefinition> services, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("services");
            for (ServiceDefinition service : services) {
                json.writeStartObject();
                service(service, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    static void show(ServiceDefinition service, boolean origin, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            service(service, json);
            if (origin) {
                origins(service, json);
            }
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void service(ServiceDefinition definition, JsonGenerator json) throws IOException {
        json.writeStringField("project", definition.service().project());
        json.writeStringField("id", definition.service().name());
        LocationJson.write("location", definition.service().source(), json);
        json.writeFieldName("effective");
        node(definition.effective(), json);
    }

    private static void origins(ServiceDefinition definition, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("origins");
        for (EffectiveValue value : EffectiveValue.of(definition)) {
            json.writeStartObject();
            json.writeStringField("key", value.key());
            json.writeFieldName("value");
            node(value.value(), json);
            json.writeBooleanField("default", value.isDefault());
            LocationJson.write("location", value.source(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void node(Node node, JsonGenerator json) throws IOException {
        if (node instanceof Table table) {
            json.writeStartObject();
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                json.writeFieldName(entry.getKey());
                node(entry.getValue().value(), json);
            }
            json.writeEndObject();
        } else if (node instanceof Array array) {
            json.writeStartArray();
            for (Node item : array.items()) {
                node(item, json);
            }
            json.writeEndArray();
        } else if (node instanceof Scalar scalar) {
            scalar(scalar, json);
        }
    }

    private static void scalar(Scalar scalar, JsonGenerator json) throws IOException {
        if (scalar.value() instanceof Long number) {
            json.writeNumber(number);
        } else if (scalar.value() instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (scalar.value() instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(scalar.text());
        }
    }
}
