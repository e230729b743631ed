package dev.serviceregistry.generators.kubernetes;

import java.util.Locale;

/** Where services are called in the cluster. */
final class Addresses {

    private Addresses() {}

    /** The host of a service, as pods of a project call it. */
    static String host(String project, Endpoint called, Connections connections) {
        String name = Names.label(called.name());
        String namespace = connections.namespace(called.project());
        return namespace.equals(connections.namespace(project)) ? name : name + "." + namespace + ".svc";
    }

    /** The scheme of a port. */
    static String scheme(Ports.Port port) {
        String declared = port.appProtocol().toLowerCase(Locale.ROOT);
        return declared.isEmpty() ? "http" : declared;
    }
}
