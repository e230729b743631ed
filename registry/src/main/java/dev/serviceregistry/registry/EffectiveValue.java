package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One value that holds for a service or a project.
 *
 * @param path the keys that lead to it
 * @param value the value: a scalar, an array, or a table without keys
 * @param isDefault whether it holds because nothing else is written
 */
public record EffectiveValue(List<String> path, Node value, boolean isDefault) {

    /** The values of a service: what is written, its author's own keys, then the defaults. */
    public static List<EffectiveValue> of(ServiceDefinition definition) {
        Table effective = definition.effective();
        List<EffectiveValue> values = in(effective);
        values.addAll(in(definition.own()));
        Service service = definition.service();
        addDefault(List.of("lifecycle"), service.lifecycle().toString(), effective, values, service.source());
        addDefault(List.of("visibility"), service.visibility().toString(), effective, values, service.source());
        addDefault(List.of("deploy", "kind"), service.kind().toString(), effective, values, service.source());
        addDefault(List.of("deploy", "replicas"), (long) service.replicas(), effective, values, service.source());
        addDefault(List.of("container", "restart"), "unless-stopped", effective, values, service.source());
        return values;
    }

    /** The values that are written in a table. */
    static List<EffectiveValue> in(Table table) {
        List<EffectiveValue> values = new ArrayList<>();
        collect(List.of(), table, values);
        return values;
    }

    private static void collect(List<String> above, Table table, List<EffectiveValue> values) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            List<String> path = below(above, entry.getKey());
            Node value = entry.getValue().value();
            if (value instanceof Table below && !below.entries().isEmpty()) {
                collect(path, below, values);
            } else {
                values.add(new EffectiveValue(path, value, false));
            }
        }
    }

    private static void addDefault(
            List<String> path, Object value, Table effective, List<EffectiveValue> values, SourceLocation source) {
        Table table = path.size() == 1 ? effective : effective.table(path.get(0));
        if (table.get(path.get(path.size() - 1)).isEmpty()) {
            values.add(new EffectiveValue(path, new Scalar(value, source), true));
        }
    }

    /** The path of what a table at one has under a key. */
    static List<String> below(List<String> above, String key) {
        List<String> path = new ArrayList<>(above);
        path.add(key);
        return List.copyOf(path);
    }

    /** Its dotted key, as TOML has it. */
    public String key() {
        return path.size() == 1
                ? TomlWriter.key(path.get(0))
                : String.join(".", path.stream().map(TomlWriter::key).toList());
    }

    /** Where it is written; where the service is defined when it is a default. */
    public SourceLocation source() {
        return value.source();
    }
}
