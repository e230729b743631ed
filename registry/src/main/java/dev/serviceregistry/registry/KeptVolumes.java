package dev.serviceregistry.registry;

import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.HostPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The volumes of a project that outlast its pods, and which of them the pods of several services have in common. */
public final class KeptVolumes {

    private static final String PROJECT = "project";

    private final ServiceRegistry registry;
    private final String project;
    private final Set<String> running = new HashSet<>();
    private final Set<String> shared = new HashSet<>();

    /** Those of what a project runs. */
    public KeptVolumes(ServiceRegistry registry, String project) {
        this.registry = registry;
        this.project = project;
        registry.services(project).forEach(service -> running.add(service.id()));
        Map<String, String> users = new HashMap<>();
        for (ServiceDefinition service : registry.services(project)) {
            service.effective().tables("volumes").forEach((key, volume) -> {
                if (isKept(volume)) {
                    String identity = identity(service, key, volume);
                    String pod = pod(service).id();
                    String other = users.putIfAbsent(identity, pod);
                    if (other != null && !other.equals(pod)) {
                        shared.add(identity);
                    }
                }
            });
        }
    }

    /** The service in whose pod a service of the project runs, mostly itself. */
    public ServiceDefinition pod(ServiceDefinition service) {
        return service.effective()
                .table("deploy")
                .string("sidecar_of")
                .flatMap(name -> registry.find(project, name))
                .filter(main -> running.contains(main.id()))
                .filter(main ->
                        main.effective().table("deploy").get("sidecar_of").isEmpty())
                .orElse(service);
    }

    /** Whether the pods of several services use a volume. */
    public boolean areShared(ServiceDefinition service, String key, Table volume) {
        return shared.contains(identity(service, key, volume));
    }

    /** Whether a volume may be kept; one without a type is, unless its source is a path of the host. */
    public static boolean isKept(Table volume) {
        return volume.get("type").isEmpty()
                ? !HostPath.isBound(source(volume))
                : volume.string("type").filter("persistent"::equals).isPresent();
    }

    /** Whether a volume that is kept is the whole host's. */
    public static boolean isOfHost(Table volume) {
        return volume.string("scope").filter(scope -> !scope.equals(PROJECT)).isPresent();
    }

    /** The source of a volume with the defaults of its variables; empty for one that its service has for itself. */
    public static String source(Table volume) {
        return VariableText.of(volume.string("source").orElse("")).applied();
    }

    /** What tells a volume that is kept from the others of a project. */
    public static String identity(ServiceDefinition service, String key, Table volume) {
        String source = source(volume);
        return source.isEmpty() ? service.service().name() + " " + key : isOfHost(volume) ? "host\n" + source : source;
    }
}
