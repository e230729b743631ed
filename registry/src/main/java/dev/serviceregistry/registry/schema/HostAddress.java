package dev.serviceregistry.registry.schema;

/** Tells which texts the schema takes for an address of a host. */
public final class HostAddress {

    private HostAddress() {}

    /** Whether a text is an IP address, or one that only variables tell; the empty text means all addresses. */
    public static boolean isOne(String text) {
        return Format.IP_ADDRESS.accepts(text);
    }
}
