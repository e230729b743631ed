package dev.serviceregistry.facts;

/**
 * A port number that a service writes.
 *
 * @param service the service
 * @param port the port's name
 * @param role which of the port's numbers it is: {@code port}, {@code target_port}, {@code end_port} or
 *     {@code published}
 * @param number the number, whatever was written
 * @param source where it is written
 */
public record PortNumber(String service, String port, String role, long number, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "ports." + port + "." + role;
    }

    @Override
    public String description() {
        return service + " writes " + element() + " = " + number;
    }
}
