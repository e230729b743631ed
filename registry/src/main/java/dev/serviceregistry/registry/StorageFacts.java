package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.StorageMount;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.HostPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** States which services of a project may write to storage that others can mount as well. */
final class StorageFacts {

    private static final String BOUND = "bind:";

    private final Names names;
    private final List<Fact> facts;

    /** Adds what it states to this list. */
    StorageFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    /**
     * A writable mount; a service and its sidecars are one group.
     *
     * @param nodes the labels of the nodes that the service may run on, where the storage is one of those
     */
    private record Mount(
            String service, String group, String volume, Map<String, List<String>> nodes, SourceLocation source) {}

    void state(ProjectView project, SortedMap<String, ServiceDefinition> members) {
        Map<String, List<Mount>> byStorage = new TreeMap<>();
        for (ServiceDefinition member : members.values()) {
            boolean own = member.service().project().equals(project.name());
            String service = member.service().name();
            String group = member.effective()
                    .table("deploy")
                    .string("sidecar_of")
                    .map(pod ->
                            names.present(new Subject(project.name(), pod, "")).service())
                    .orElse(service);
            for (Map.Entry<String, Table> volume :
                    member.effective().tables("volumes").entrySet()) {
                Table table = volume.getValue();
                String storage = storage(table);
                boolean isReadOnly = table.get("read_only").orElse(null) instanceof Scalar flag
                        && flag.value().equals(true);
                if (!storage.isEmpty()
                        && !isReadOnly
                        && !names.leavesOpen(member, "volumes." + volume.getKey() + ".read_only")) {
                    SourceLocation source =
                            own ? table.source() : project.uses().get(service);
                    Map<String, List<String>> nodes = storage.startsWith(BOUND)
                            ? NodeLabels.of(member.effective(), names.pod(project.name(), member))
                            : Map.of();
                    byStorage
                            .computeIfAbsent(storage, unused -> new ArrayList<>())
                            .add(new Mount(service, group, volume.getKey(), nodes, source));
                }
            }
        }
        for (Map.Entry<String, List<Mount>> storage : byStorage.entrySet()) {
            for (Mount mount : storage.getValue()) {
                facts.add(new StorageMount(
                        project.name(),
                        mount.service(),
                        mount.volume(),
                        storage.getKey().substring(storage.getKey().indexOf(':') + 1),
                        others(mount, storage.getValue()),
                        mount.source()));
            }
        }
    }

    private static List<String> others(Mount mount, List<Mount> mounts) {
        TreeSet<String> others = new TreeSet<>();
        for (Mount other : mounts) {
            if (!other.group().equals(mount.group()) && !NodeLabels.areApart(other.nodes(), mount.nodes())) {
                others.add(other.service());
            }
        }
        return List.copyOf(others);
    }

    /** A volume that is kept: one of the project, or one that the host has under that name for all of them. */
    private static String persistent(Table volume, String source) {
        boolean isOfProject = volume.string("scope").orElse("project").equals("project");
        return (isOfProject ? "persistent:" : "of the host:") + source;
    }

    /** What storage a volume is, if it names some that another service can name too. */
    private static String storage(Table volume) {
        String type = volume.string("type").orElse("");
        String source = VariableText.of(volume.string("source").orElse("")).applied();
        if (source.isBlank() || source.endsWith(".sock")) {
            return "";
        }
        boolean isBound = type.isEmpty() ? HostPath.isBound(source) : type.equals("bind");
        boolean persists = type.isEmpty() || type.equals("persistent");
        return isBound ? BOUND + HostPath.withoutDetours(source) : persists ? persistent(volume, source) : "";
    }
}
