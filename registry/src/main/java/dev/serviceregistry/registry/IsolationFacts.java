package dev.serviceregistry.registry;

import dev.serviceregistry.facts.ControlGroup;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.MountPropagation;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;
import java.util.Map;

/** States where containers reach out of the walls that the container engine gives them. */
final class IsolationFacts {

    private static final String[] CGROUP_KEYS = {"cgroup_parent", "cgroup"};

    private final List<Fact> facts;

    /** Adds what it states to this list. */
    IsolationFacts(List<Fact> facts) {
        this.facts = facts;
    }

    void state(ServiceDefinition definition) {
        Table container = definition.effective().table("container");
        for (String key : CGROUP_KEYS) {
            String group = container.string(key).orElse("");
            if (!group.isBlank()) {
                SourceLocation source = container.get(key).orElseThrow().source();
                facts.add(new ControlGroup(definition.id(), "container." + key, group, source));
            }
        }
        for (Map.Entry<String, Table> volume :
                definition.effective().tables("volumes").entrySet()) {
            String propagation = volume.getValue().string("propagation").orElse("");
            if (!propagation.isEmpty()) {
                facts.add(new MountPropagation(
                        definition.id(),
                        volume.getKey(),
                        propagation,
                        volume.getValue().get("propagation").orElseThrow().source()));
            }
        }
    }
}
