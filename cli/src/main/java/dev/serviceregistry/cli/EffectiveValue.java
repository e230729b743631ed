package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One value that holds for a service.
 *
 * @param key its dotted key
 * @param value the value: a scalar, an array, or a table without keys
 * @param isDefault whether it holds because nothing else is written
 */
record EffectiveValue(String key, Node value, boolean isDefault) {

    /** The values of a service: what is written, then the defaults. */
    static List<EffectiveValue> of(ServiceDefinition definition) {
        List<EffectiveValue> values = new ArrayList<>();
        collect("", definition.effective(), values);
        Service service = definition.service();
        Table effective = definition.effective();
        addDefault("lifecycle", service.lifecycle().toString(), effective, values, service.source());
        addDefault("visibility", service.visibility().toString(), effective, values, service.source());
        addDefault("deploy.kind", service.kind().toString(), effective, values, service.source());
        addDefault("deploy.replicas", (long) service.replicas(), effective, values, service.source());
        addDefault("container.restart", "unless-stopped", effective, values, service.source());
        return values;
    }

    private static void collect(String prefix, Table table, List<EffectiveValue> values) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = prefix + TomlWriter.key(entry.getKey());
            Node value = entry.getValue().value();
            if (value instanceof Table below && !below.entries().isEmpty()) {
                collect(key + ".", below, values);
            } else {
                values.add(new EffectiveValue(key, value, false));
            }
        }
    }

    private static void addDefault(
            String key, Object value, Table effective, List<EffectiveValue> values, SourceLocation source) {
        int dot = key.indexOf('.');
        Table table = dot < 0 ? effective : effective.table(key.substring(0, dot));
        if (table.get(key.substring(dot + 1)).isEmpty()) {
            values.add(new EffectiveValue(key, new Scalar(value, source), true));
        }
    }

    /** Where it is written; where the service is defined when it is a default. */
    SourceLocation source() {
        return value.source();
    }
}
