package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.docker.ComposeScope;
import dev.serviceregistry.generators.hcl.Identifiers;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The identifiers of a module's resources: each service, volume and network has one of its own. */
final class ModuleNames {

    private final Map<String, String> services = new TreeMap<>();
    private final Identifiers ofServices = new Identifiers(List.of());
    private final Resources volumes = new Resources("docker_volume");
    private final Resources networks = new Resources("docker_network");

    /** The identifier of the container and the image of a service. */
    String service(String name) {
        return services.computeIfAbsent(name, ofServices::free);
    }

    /** The volumes. */
    Resources volumes() {
        return volumes;
    }

    /** The networks. */
    Resources networks() {
        return networks;
    }

    /** Resources of one type, each of which is made where it is named first. */
    static final class Resources {

        private final String type;
        private final Identifiers identifiers = new Identifiers(List.of());
        private final Map<String, String> ofProject = new TreeMap<>();
        private final Map<String, String> ofHost = new TreeMap<>();

        private Resources(String type) {
            this.type = type;
        }

        /** Their type. */
        String type() {
            return type;
        }

        /** Those that have the project's name before their own, by their own. */
        Map<String, String> ofProject() {
            return ofProject;
        }

        /** Those that the host has by their names alone, by these. */
        Map<String, String> ofHost() {
            return ofHost;
        }

        /** What one is called: by the resource that makes it, or by its name where it is there already. */
        Tree name(String name, ComposeScope scope) {
            if (scope == ComposeScope.EXTERNAL) {
                return new Text(name);
            }
            Map<String, String> made = scope == ComposeScope.HOST ? ofHost : ofProject;
            return reference(made.computeIfAbsent(name, identifiers::free));
        }

        /** What the one with an identifier is called. */
        Reference reference(String identifier) {
            return new Reference(type + "." + identifier + ".name");
        }
    }
}
