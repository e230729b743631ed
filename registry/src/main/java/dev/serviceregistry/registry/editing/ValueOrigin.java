package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Shadow;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where the value comes from that holds for a service. */
final class ValueOrigin {

    private final ServiceRegistry registry;

    ValueOrigin(ServiceRegistry registry) {
        this.registry = registry;
    }

    /**
     * Which value holds and where it is written, as Markdown; empty when there is none.
     *
     * @param project whose service it is
     * @param path the keys of the file that lead to the value, {@code services} and the service's id first
     */
    String of(String project, List<String> path) {
        if (path.size() < 3 || !path.get(0).equals("services")) {
            return "";
        }
        ServiceDefinition own = defined(project, path.get(1));
        List<String> keys = path.subList(2, path.size());
        Node value = own == null ? null : value(own.effective(), keys);
        if (own == null || value == null || value instanceof Table) {
            return "";
        }
        ServiceDefinition base = overridden(own);
        Node inherited = base == null ? null : value(base.effective(), keys);
        String holds = "For " + own.id() + " holds " + shown(value) + ", ";
        if (base == null || inherited == null) {
            return holds + "written at " + value.source() + ".";
        }
        if (inherited.source().equals(value.source())) {
            return holds + "inherited from " + inherited.source() + ".";
        }
        return holds + "written at " + value.source() + "; it overrides " + shown(inherited) + " of " + base.id()
                + " at " + inherited.source() + ".";
    }

    private @Nullable ServiceDefinition defined(String project, String service) {
        for (ServiceDefinition definition : registry.services(project)) {
            if (definition.header().equals(service)
                    || definition.service().name().equals(service)) {
                return definition;
            }
        }
        return null;
    }

    /** The service of the catalogue that a project's override changes; null of any other service. */
    private @Nullable ServiceDefinition overridden(ServiceDefinition own) {
        String project = own.service().project();
        ServiceDefinition base = defined(followed(project), own.service().name());
        boolean itself = base == null || base.id().equals(own.id());
        for (Fact fact : registry.facts().facts()) {
            itself |= fact instanceof Shadow shadow && shadow.service().equals(own.id());
        }
        return itself ? null : base;
    }

    /** The catalogue that a project follows. */
    private String followed(String project) {
        for (CatalogPin pin : registry.facts().ofType(CatalogPin.class)) {
            if (pin.project().equals(project)) {
                return "global@" + pin.version();
            }
        }
        return "global";
    }

    private static @Nullable Node value(Table table, List<String> keys) {
        Node node = table;
        // The shorthand of a single port stands under the name it is short for.
        List<String> path = keys.equals(List.of("port")) ? List.of("ports", "main", "port") : keys;
        for (String key : path) {
            node = node instanceof Table below ? below.get(key).orElse(null) : null;
        }
        return node;
    }

    private static String shown(Node node) {
        if (node instanceof Scalar scalar) {
            return MarkdownText.code(scalar.text());
        }
        if (node instanceof Array array) {
            StringBuilder text = new StringBuilder();
            for (Node item : array.items()) {
                text.append(text.isEmpty() ? "" : ", ").append(item instanceof Scalar one ? one.text() : "{…}");
            }
            return MarkdownText.code("[" + text + "]");
        }
        return MarkdownText.code("{…}");
    }
}
