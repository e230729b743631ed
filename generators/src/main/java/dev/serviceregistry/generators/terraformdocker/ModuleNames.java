package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.docker.ComposeScope;
import dev.serviceregistry.generators.hcl.Identifiers;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The identifiers of a module's resources: each service, volume and network has one of its own. */
final class ModuleNames {

    private final Map<String, String> services = new TreeMap<>();
    private final Identifiers ofServices = new Identifiers(List.of());
    private final Resources volumes;
    private final Resources networks;

    /**
     * Names of which none is taken.
     *
     * @param others what other projects make on the same host
     */
    ModuleNames(HostResources others) {
        // The provider looks for networks that are there, and for no volumes; the engine takes both by their names.
        this.volumes = new Resources("docker_volume", false, others.volumes());
        this.networks = new Resources("docker_network", true, others.networks());
    }

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
        private final Map<String, String> ofOthers = new TreeMap<>();
        private final boolean areFound;
        private final Set<String> madeByOthers;

        private Resources(String type, boolean areFound, Set<String> madeByOthers) {
            this.type = type;
            this.areFound = areFound;
            this.madeByOthers = madeByOthers;
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

        /** Those that the host has by their names alone and another project makes, by these. */
        Map<String, String> ofOthers() {
            return ofOthers;
        }

        /** What one is called: by the resource that makes or finds it, or by its name where it is there already. */
        Tree name(String name, ComposeScope scope) {
            boolean isOfOthers = scope == ComposeScope.HOST && madeByOthers.contains(name);
            if (isOfOthers && areFound) {
                return found(ofOthers.computeIfAbsent(name, identifiers::free));
            }
            if (isOfOthers || scope == ComposeScope.EXTERNAL) {
                return new Text(name);
            }
            Map<String, String> made = scope == ComposeScope.HOST ? ofHost : ofProject;
            return reference(made.computeIfAbsent(name, identifiers::free));
        }

        /** What the one with an identifier is called. */
        Reference reference(String identifier) {
            return new Reference(type + "." + identifier + ".name");
        }

        /** What the one of another project with an identifier is called. */
        Reference found(String identifier) {
            return new Reference("data." + type + "." + identifier + ".name");
        }
    }
}
