package dev.serviceregistry.generators.migration;

import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.values.WrittenHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a project names other services. */
final class References {

    private static final Set<String> KINDS = Set.of("requires", "optional", "calls", "conflicts");

    /** The keys of a container that can name the service with which it shares something, and how. */
    private static final Set<String> SHARING = Set.of("network_mode", "pid", "ipc");

    private final Migration migration;
    private final String project;
    private final ConsumerFile file;

    /** Looks at a project's file, whose names are understood as they were before the change. */
    References(Migration migration, String project, ConsumerFile file) {
        this.migration = migration;
        this.project = project;
        this.file = file;
    }

    /** The values that name a service: uses, dependencies, variables that take something of it, and the like. */
    List<ConsumerFile.Place> to(String service) {
        List<ConsumerFile.Place> places = new ArrayList<>();
        for (ConsumerFile.Place place : file.places()) {
            if (isReference(place)
                    && leadsTo(
                            service,
                            ServiceReference.parseJoined(place.scalar().text()).name())) {
                places.add(place);
            }
        }
        return places;
    }

    private boolean leadsTo(String service, String name) {
        String owner = service.substring(0, service.indexOf('/'));
        String id = service.substring(service.indexOf('/') + 1);
        String user = name.indexOf('/') < 0 ? project : name.substring(0, name.indexOf('/'));
        ServiceDefinition definition =
                migration.before().registry().find(project, name).orElse(null);
        if (definition == null) {
            return false;
        }
        String meant = present(definition);
        boolean ofCatalog = owner.equals("global");
        boolean overrides = ofCatalog && meant.equals(user + "/" + id);
        boolean pinned = owner.equals(user)
                && meant.endsWith("/" + id)
                && definition.service().project().startsWith("global");
        return meant.equals(service) || definition.id().equals(service) || overrides || pinned;
    }

    /** The identity that a service has now: it may have been renamed. */
    private String present(ServiceDefinition definition) {
        String owner = definition.service().project();
        return migration
                .after()
                .registry()
                .find(owner, definition.service().name())
                .map(now -> owner + "/" + now.service().name())
                .orElse(definition.id());
    }

    private static boolean isReference(ConsumerFile.Place place) {
        List<String> path = place.path();
        if (!(place.scalar().value() instanceof String)) {
            return false;
        }
        boolean dependency = path.size() > 4
                && place.isBelow("services", "*", "dependencies")
                && KINDS.contains(path.get(3))
                && path.get(4).equals(ConsumerFile.ITEM)
                && (path.size() == 5 || path.get(5).equals("service"));
        boolean shared = place.isBelow("services", "*", "container")
                && place.path().size() == 4
                && SHARING.contains(path.get(3))
                && place.scalar().text().startsWith(ServiceReference.JOINED);
        return dependency
                || shared
                || place.isAt("uses", "services", ConsumerFile.ITEM)
                || place.isAt("services", "*", "env", "*", "from_service")
                || place.isAt("services", "*", "deploy", "sidecar_of")
                || place.isAt("services", "*", "deprecation", "replaced_by");
    }

    /** The texts in which the address of another service can stand. */
    List<ConsumerFile.Place> addresses() {
        List<ConsumerFile.Place> places = new ArrayList<>();
        for (ConsumerFile.Place place : file.places()) {
            Scalar scalar = place.scalar();
            boolean within = place.isBelow("services", "*", "env")
                    || place.isBelow("services", "*", "properties")
                    || place.isBelow("services", "*", "container")
                            && WrittenHosts.COMMANDS.contains(place.path().get(3));
            boolean isText = scalar.value() instanceof String || scalar.value() instanceof MaskedSecret;
            if (within && isText && !isReference(place)) {
                places.add(place);
            }
        }
        return places;
    }
}
