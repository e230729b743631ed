package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ServiceRemoved;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.Optional;

/**
 * What takes the place of a service that is gone.
 *
 * @param id its whole identity
 * @param version its version
 * @param reason how it is known, as part of a sentence
 * @param isAnother whether it is not the same service under another name, but one that does instead
 */
record Successor(String id, String version, String reason, boolean isAnother) {

    /** The service that resembles it most, else the one that its deprecation names, else nothing. */
    static Optional<Successor> of(ServiceRemoved removed, Migration migration) {
        if (!removed.successor().isEmpty()) {
            String how = removed.moved() ? "it moved there" : "it was renamed to it";
            return definition(removed.successor(), migration.after()).map(now -> of(now, how, false));
        }
        return definition(removed.service(), migration.before())
                .flatMap(was -> was.effective().table("deprecation").string("replaced_by"))
                .flatMap(name -> migration.after().registry().find(project(removed), name))
                .map(now -> of(now, "its deprecation named it", true));
    }

    private static Successor of(ServiceDefinition now, String reason, boolean isAnother) {
        return new Successor(now.id(), now.service().version(), reason, isAnother);
    }

    /** A written definition by its whole identity. */
    static Optional<ServiceDefinition> definition(String id, Reading reading) {
        for (ServiceDefinition definition : reading.registry().services()) {
            if (definition.id().equals(id)) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    private static String project(Change change) {
        return change.subject().project();
    }

    /** The service's id within its project. */
    String name() {
        return id.substring(id.indexOf('/') + 1);
    }

    /** How somebody in a project writes it. */
    String spelledIn(String project) {
        String owner = id.substring(0, id.indexOf('/'));
        return owner.equals(project) || owner.equals("global") ? name() : id;
    }
}
