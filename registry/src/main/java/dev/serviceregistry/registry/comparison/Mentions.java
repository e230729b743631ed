package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Reference;
import dev.serviceregistry.registry.schema.VariableText;
import java.util.BitSet;

/** The ways in which a dependant can name what changed. */
final class Mentions {

    private Mentions() {}

    /**
     * Whoever writes one of the lost numbers of a port behind the name of its service; where the service has no port any more,
     * whoever takes the port from it as well.
     *
     * @param lost the numbers; none where a variable without a default told them
     */
    static Mention port(Port port, BitSet lost, boolean wasTheLast) {
        Mention written = lost.isEmpty()
                ? number(VariableText.of(Values.text(port.value("port")))
                        .applied()
                        .strip())
                : (edge, dependants) -> dependants.addresses().havePort(edge.from(), edge.to(), lost);
        return (edge, dependants) -> written.isMade(edge, dependants)
                || wasTheLast && dependants.addresses().takePortOf(edge.from(), edge.to());
    }

    /** Whoever writes this number behind the name of the service. */
    static Mention number(String number) {
        return (edge, dependants) ->
                !number.isEmpty() && dependants.addresses().havePort(edge.from(), edge.to(), number);
    }

    /** Whoever writes this name of the service where the host of an address stands. */
    static Mention host(String name) {
        return (edge, dependants) -> dependants.addresses().haveHost(edge.from(), edge.to(), name);
    }

    /** Whoever names the service by this id, or writes it where the host of an address stands. */
    static Mention nameOrHost(String id) {
        Mention named = name(id);
        Mention written = host(id);
        return (edge, dependants) -> named.isMade(edge, dependants) || written.isMade(edge, dependants);
    }

    /** Whoever names the service by this id. */
    static Mention name(String id) {
        return (edge, dependants) -> edge.fact() instanceof Reference reference
                && reference.name().substring(reference.name().indexOf('/') + 1).equals(id);
    }

    /** Whoever starts only when the service is healthy, which nothing tells any more. */
    static Mention waitingForHealth() {
        return (edge, dependants) -> dependants.waitsForHealth(edge.from(), edge.to());
    }

    /** Whoever requires the service, which is refused with one that is retired. */
    static Mention requirement() {
        return (edge, dependants) -> edge.kind().equals(DependencyKind.REQUIRES.toString());
    }

    /** Whoever consumes a contract by a name and version that no contract which is left serves. */
    static Mention contract(String name) {
        return (edge, dependants) -> edge.fact() instanceof ConsumedContract consumed
                && consumed.name().equals(name)
                && !dependants.isServed(consumed);
    }

    /** Whoever depends on the service, unless by a contract that another one serves as well and without its host. */
    static Mention gone() {
        return (edge, dependants) -> !(edge.fact() instanceof ConsumedContract consumed)
                || !dependants.isServed(consumed)
                || dependants.writesHost(edge.from(), edge.to());
    }

    /** Whoever demands a range of versions in which the one was and the other is not. */
    static Mention version(String old, String now) {
        return (edge, dependants) -> dependants.isLeftBy(edge, old, now);
    }

    /** Whoever belongs to another project. */
    static Mention fromOutside() {
        return (edge, dependants) -> !View.projectOf(edge.from()).equals(View.projectOf(edge.to()));
    }
}
