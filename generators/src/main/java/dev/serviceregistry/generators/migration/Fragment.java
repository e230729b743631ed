package dev.serviceregistry.generators.migration;

import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a service's definition that a change is about, as TOML with its secrets masked. */
final class Fragment {

    /** Tables of which the whole is shown, since a single key of them says little. */
    private static final List<String> SHOWN_WHOLE = List.of("properties", "ports", "secrets", "volumes", "slo");

    /** What is shown of a whole service: that by which others use it. */
    private static final List<String> INTERFACE =
            List.of("type", "version", "lifecycle", "visibility", "aliases", "ports", "deprecation");

    private Fragment() {}

    /**
     * The part as it is written.
     *
     * @param element the change's element, such as {@code ports.main}; empty for the whole service
     */
    static String of(ServiceDefinition definition, String element) {
        Map<String, Object> service = new LinkedHashMap<>();
        if (element.isEmpty()) {
            for (String key : INTERFACE) {
                definition.effective().get(key).ifPresent(value -> service.put(key, section(value)));
            }
        } else {
            add(definition.effective(), element, service);
        }
        return service.isEmpty()
                ? ""
                : TomlWriter.write(
                        Map.of("services", Map.of(definition.service().name(), service)));
    }

    private static void add(Table effective, String element, Map<String, Object> target) {
        int colon = element.indexOf(':');
        String head = colon < 0 ? element : element.substring(0, colon);
        List<String> keys = new ArrayList<>(List.of(head.split("\\.", -1)));
        if (colon >= 0) {
            keys.add(element.substring(colon + 1));
        }
        Node node = effective;
        Map<String, Object> at = target;
        for (int i = 0; i < keys.size(); i++) {
            Node below = node instanceof Table table ? table.get(keys.get(i)).orElse(null) : null;
            boolean isArray = below instanceof Array;
            boolean isLast = i == keys.size() - 1 || isArray || i == 1 && SHOWN_WHOLE.contains(keys.get(0));
            if (below == null) {
                whole(node, keys.get(0), i, target);
                return;
            }
            if (isLast) {
                at.put(keys.get(i), plain(below));
                return;
            }
            Map<String, Object> next = new LinkedHashMap<>();
            at.put(keys.get(i), next);
            at = next;
            node = below;
        }
    }

    /** What is there beside a thing that is not: the other ports, say, of which one must be taken. */
    private static void whole(Node node, String section, int depth, Map<String, Object> target) {
        boolean tells = depth == 1 && List.of("ports", "volumes").contains(section) && node instanceof Table;
        target.clear();
        if (tells) {
            target.put(section, section(node));
        }
    }

    /** A value of a service: a table under its own header. */
    private static Object section(Node node) {
        if (!(node instanceof Table table)) {
            return plain(node);
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        table.entries().forEach((key, entry) -> entries.put(key, plain(entry.value())));
        return entries;
    }

    private static Object plain(Node node) {
        if (node instanceof Table table) {
            Map<String, Object> entries = new LinkedHashMap<>();
            table.entries().forEach((key, entry) -> entries.put(key, plain(entry.value())));
            return entries.isEmpty() ? new TomlWriter.Inline(entries) : new TomlWriter.Compact(entries);
        }
        if (node instanceof Array array) {
            List<Object> items = new ArrayList<>();
            array.items().forEach(item -> items.add(plain(item)));
            return items;
        }
        Object value = ((Scalar) node).value();
        if (value instanceof Double number) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : number.toString();
        }
        boolean known = value instanceof Boolean || value instanceof Long || value instanceof LocalDate;
        return known && !(value instanceof MaskedSecret) ? value : value.toString();
    }
}
