package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/** How other objects find the Service of a service in the cluster. */
public final class ServiceObjects {

    private ServiceObjects() {}

    /** The namespace of a project. */
    public static String namespace(Placement placement) {
        return Names.label(
                placement.settings().get("deployment").get("namespace").text(placement.project()));
    }

    /** The name of an object that is called after something. */
    public static String name(String text) {
        return Names.label(text);
    }

    /** The labels by which the Service of a service is found, and no other one. */
    public static Mapping labels(String project, PlacedService service) {
        return Labels.tree(Labels.selector(project, service.name()));
    }

    /** The names that its Service gives to the ports of a service, by the keys under which they are declared. */
    public static Map<String, String> portNames(PlacedService service) {
        Map<String, String> named = new LinkedHashMap<>();
        Names names = new Names();
        for (Ports.Port port : Ports.ofService(service.definition())) {
            named.put(port.name(), names.free(port.name()));
        }
        return named;
    }
}
