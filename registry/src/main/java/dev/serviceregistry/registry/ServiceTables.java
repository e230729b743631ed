package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.registry.schema.OwnKeys;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the tables of services apart. */
final class ServiceTables {

    private ServiceTables() {}

    /** The services of a document by id, as they are written. */
    static Map<String, Table> of(Table document) {
        return document.tables("services");
    }

    /** A service with its shorthand written out, without its author's own keys. */
    static Table longhand(Table service) {
        Table longhand = withoutShorthand(service);
        return longhand == service
                ? service
                : service.derived(longhand, () -> withoutShorthand(service).entries());
    }

    /** {@code port = 8080} stands for {@code ports.main = { port = 8080 }}; a port called main that is written out wins. */
    private static Table withoutShorthand(Table service) {
        Table known = OwnKeys.without(service);
        Table.Entry port = known.entries().get("port");
        if (port == null) {
            return known;
        }
        Map<String, Table.Entry> entries = new LinkedHashMap<>(known.entries());
        entries.remove("port");
        Table ports = service.table("ports");
        if (!ports.entries().containsKey("main")) {
            Map<String, Table.Entry> main = new LinkedHashMap<>();
            main.put("port", port);
            Map<String, Table.Entry> all = new LinkedHashMap<>();
            all.put(
                    "main",
                    new Table.Entry(port.key(), new Table(main, port.value().source())));
            all.putAll(ports.entries());
            SourceLocation source = service.entries().containsKey("ports") ? ports.source() : port.key();
            entries.put("ports", new Table.Entry(source, new Table(all, source)));
        }
        return new Table(entries, service.source());
    }

    /**
     * Defines a service.
     *
     * @param header the id under which it is written
     * @param own its author's own keys
     * @param before the same service as it was defined before; null when it was not
     */
    static ServiceDefinition define(
            String project, String id, String header, Table effective, Table own, @Nullable ServiceDefinition before) {
        if (before != null
                && before.header().equals(header)
                && before.effective().source().equals(effective.source())
                && before.effective().equals(effective)
                && before.own().equals(own)) {
            return before;
        }
        Table deploy = effective.table("deploy");
        Service service = new Service(
                project + "/" + id,
                project,
                id,
                effective.string("type").orElse(""),
                effective.string("version").orElse(""),
                spelled(deploy.string("kind").orElse(""), WorkloadKind.DEPLOYMENT),
                deploy.get("replicas").orElse(null) instanceof Scalar replicas
                        ? ((Long) replicas.value()).intValue()
                        : 1,
                spelled(effective.string("lifecycle").orElse(""), Lifecycle.PRODUCTION),
                spelled(effective.string("visibility").orElse(""), Visibility.PUBLIC),
                effective.source(),
                key -> place(effective, key));
        return new ServiceDefinition(service, effective, own, header);
    }

    /** The value that is spelled so; the schema has refused every other spelling. */
    private static <E extends Enum<E>> E spelled(String text, E byDefault) {
        for (E value : byDefault.getDeclaringClass().getEnumConstants()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        return byDefault;
    }

    private static SourceLocation place(Table table, String key) {
        Node node = table;
        int from = 0;
        while (from <= key.length() && node instanceof Table below) {
            int dot = key.indexOf('.', from);
            String part = key.substring(from, dot < 0 ? key.length() : dot);
            Node next = below.get(part).orElse(null);
            if (next == null) {
                return node.source();
            }
            node = next;
            from = dot < 0 ? key.length() + 1 : dot + 1;
        }
        return node.source();
    }
}
