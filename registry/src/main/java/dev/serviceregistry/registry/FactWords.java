package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Regime;
import dev.serviceregistry.registry.schema.ServiceKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What facts say, and never say, in those of their texts that are no names of the user's own. */
public final class FactWords {

    private FactWords() {}

    /**
     * The words that there are for a field, by the type of the fact and the field, such as {@code HealthCheck.probe}: those of
     * the schema and of what states the facts. In a dotted word a star stands for a name of the user's own.
     */
    public static SortedMap<String, List<String>> closed() {
        SortedMap<String, List<String>> closed = new TreeMap<>();
        for (String type : List.of("HealthCheck", "HealthCheckAdded", "HealthCheckRemoved")) {
            closed.put(type + ".probe", ServiceKeys.immediatelyBelow("health"));
        }
        List<String> settings = ServiceKeys.ofSettings().stream()
                .filter(key -> !Settings.NO_SETTINGS.contains(key))
                .toList();
        for (String type : List.of("Setting", "SettingConflict")) {
            closed.put(type + ".key", settings);
        }
        closed.put("DataEncryption.safeguard", DataFacts.DIRECTIONS);
        closed.put("HostNamespace.namespace", ContainerFacts.NAMESPACES);
        closed.put("HostPort.protocol", ServiceKeys.words("ports.*.protocol"));
        closed.put("ControlGroup.key", List.of("container.cgroup", "container.cgroup_parent"));
        closed.put("MissingKey.key", ServiceFacts.REQUIRED);
        closed.put("MountPropagation.propagation", ServiceKeys.words("volumes.*.propagation"));
        closed.put("OmittedKey.key", omittedKeys());
        closed.put("ProjectValue.file", List.copyOf(StatedValues.FILES.keySet()));
        closed.put("ProjectValue.key", ServiceKeys.ofValuesOfProjects());
        closed.put("ServiceValue.key", ServiceKeys.ofValues());
        closed.put("PortNumber.role", ServiceFacts.NUMBERS_OF_PORTS);
        closed.put("PropertyNarrowed.constraint", List.of("enum", "max", "min"));
        closed.put("RunAs.stated", List.of("other", "root"));
        closed.put("SafeguardDemand.safeguard", safeguards());
        closed.put("SafeguardGap.safeguard", safeguards());
        return closed;
    }

    private static List<String> omittedKeys() {
        List<String> keys = new ArrayList<>(InventoryFacts.KEYS);
        keys.add(ContainerFacts.RESTART);
        keys.add(DataFacts.CLASSIFICATION);
        keys.sort(null);
        return keys;
    }

    private static List<String> safeguards() {
        TreeSet<String> safeguards = new TreeSet<>();
        for (Regime regime : Regime.values()) {
            safeguards.addAll(Compliance.safeguards(regime, direction -> true));
        }
        return List.copyOf(safeguards);
    }

    /** What a text is stated without, whoever writes it, by the type of the fact and the field. */
    public static SortedMap<String, String> takenOff() {
        return new TreeMap<>(Map.of(
                "AddedCapability.name", ContainerFacts.CAPABILITY,
                "DroppedCapability.name", ContainerFacts.CAPABILITY,
                "Ownership.team", OwnershipFacts.HANDLE,
                "ServiceValue.owner", OwnershipFacts.HANDLE,
                "Team.name", OwnershipFacts.HANDLE));
    }
}
