package dev.serviceregistry.generators.kcl;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.PortNumbers;
import dev.serviceregistry.generators.tree.Comments;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Whole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The file of a project at a target: a schema of services, one of each service's settings, and the instances. */
final class KclFile {

    private static final String SERVICE = """
            schema Port:
                port?: int
                target_port?: int
                protocol?: str
                [...str]: any

                check:
                    port > 0 and port < 65536 if port not in [None, Undefined], "a port is between 1 and 65535"

            schema Resources:
                memory?: str
                cpu?: str

            schema Service:
                name: str
                $type: str
                version: str
                port?: int
                replicas: int = 1
                resources?: Resources
                ports?: {str:Port}
                settings?: any
                [...str]: any

                check:
                    replicas >= 0, "a service has no less than no replicas"

            """;

    private static final Set<String> NUMBERS = Set.of("port", "target_port");

    private final Placement placement;
    private final Set<String> options = new TreeSet<>();

    KclFile(Placement placement) {
        this.placement = placement;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        Comments.lines(placement.header()).forEach(line -> out.append(line).append('\n'));
        out.append('\n').append(SERVICE);
        Set<String> schemas = new TreeSet<>(Set.of("Port", "Resources", "Service"));
        Map<PlacedService, SettingsSchema> settings = new LinkedHashMap<>();
        for (PlacedService service : placement.services()) {
            String name = KclText.schema(service.name()) + "Settings";
            SettingsSchema schema = new SettingsSchema(KclText.free(name, schemas), service, options);
            settings.put(service, schema);
            if (!schema.isEmpty()) {
                schema.write(service.name(), out);
            }
        }
        Set<String> names = KclText.names();
        settings.forEach((service, schema) -> instance(service, schema, names, out));
        return out.toString().stripTrailing() + "\n";
    }

    private void instance(PlacedService service, SettingsSchema schema, Set<String> names, StringBuilder out) {
        out.append(KclText.free("service_" + service.name(), names)).append(" = Service {\n");
        Map<String, Tree> values = new LinkedHashMap<>();
        values.put("name", new Text(service.name()));
        values.put("$type", new Text(service.service().type()));
        values.put("version", new Text(service.service().version()));
        OptionalLong port = number(service.get("ports").get("main").get("port"));
        port.ifPresent(number -> values.put("port", new Whole(number)));
        values.put("replicas", new Whole(service.service().replicas()));
        Mapping resources = resources(service.get("metadata"));
        if (!resources.isEmpty()) {
            values.put("resources", resources);
        }
        service.declared().entries().forEach((key, value) -> {
            if (key.equals("name") || key.equals("type") || key.equals("version")) {
                value.skip();
            } else if (key.equals("ports")) {
                KclValues.of(value, service.name() + "_ports", options).ifPresent(tree -> {
                    if (tree instanceof Mapping ports) {
                        number(value, ports);
                    }
                    values.put("ports", tree);
                });
            } else if (!key.equals("properties")) {
                KclValues.of(value, service.name() + "_" + key, options)
                        .ifPresent(tree -> values.put(KclText.name(key), tree));
            }
        });
        values.forEach((key, value) -> value(key, value, out));
        if (!schema.isEmpty()) {
            out.append(KclValues.STEP)
                    .append("settings = ")
                    .append(schema.name())
                    .append(" {");
            schema.given()
                    .forEach((key, value) -> out.append('\n')
                            .append(KclValues.STEP.repeat(2))
                            .append(key)
                            .append(" = ")
                            .append(KclValues.inline(value)));
            out.append(schema.given().isEmpty() ? "}\n" : "\n" + KclValues.STEP + "}\n");
        }
        out.append("}\n\n");
    }

    /** Puts numbers in the place of variables: the schema takes nothing else for a port. */
    private static void number(Declared ports, Mapping written) {
        ports.entries().forEach((name, port) -> {
            if (written.get(name) instanceof Mapping values) {
                for (String key : NUMBERS) {
                    Declared declared = port.get(key);
                    if (declared.isText()) {
                        values.remove(key);
                        number(declared).ifPresent(number -> values.put(key, number));
                    }
                }
            }
        });
    }

    private static OptionalLong number(Declared declared) {
        OptionalLong number = PortNumbers.of(declared);
        if (declared.isText()) {
            declared.lose(
                    number.isPresent()
                            ? "a port is a number there, so it is that of the default"
                            : "a port is a number there, and nothing gives it one");
        }
        return number;
    }

    private static void value(String key, Tree value, StringBuilder out) {
        out.append(KclValues.STEP).append(key).append(" = ");
        KclValues.write(value, KclValues.STEP, out);
        out.append('\n');
    }

    private static Mapping resources(Declared metadata) {
        Mapping resources = new Mapping();
        metadata.get("max_memory_mb").integer().ifPresent(memory -> resources.put("memory", memory + "Mi"));
        metadata.get("cpu_limit_millicores").integer().ifPresent(cpu -> resources.put("cpu", cpu + "m"));
        return resources;
    }
}
