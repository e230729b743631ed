package dev.serviceregistry.registry;

import dev.serviceregistry.facts.WorkloadKind;

/**
 * All that is stated of a service where another project names it: whoever states more of it there adds it here, since no other
 * change of the service reaches those that name it.
 *
 * @param id its whole identity
 * @param type its type
 * @param version its version
 * @param kind how it is run
 * @param hasHealth whether it says how to check it
 * @param hasPorts whether it has ports
 */
record NamedService(String id, String type, String version, WorkloadKind kind, boolean hasHealth, boolean hasPorts) {

    static NamedService of(ServiceDefinition definition) {
        return new NamedService(
                definition.id(),
                definition.service().type(),
                definition.service().version(),
                definition.service().kind(),
                !definition.effective().table("health").entries().isEmpty(),
                !definition.effective().table("ports").entries().isEmpty());
    }
}
