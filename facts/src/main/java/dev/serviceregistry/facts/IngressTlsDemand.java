package dev.serviceregistry.facts;

/**
 * The setting {@code [security.tls] require_ingress_tls}, while it is true.
 *
 * @param source where it is set
 */
public record IngressTlsDemand(SourceLocation source) implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("security.tls.require_ingress_tls");
    }

    @Override
    public String description() {
        return "require_ingress_tls = true";
    }
}
