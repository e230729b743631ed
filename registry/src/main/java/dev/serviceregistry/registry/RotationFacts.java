package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SecretRotation;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;
import java.util.Map;

/** States how often the secrets of services are rotated. */
final class RotationFacts {

    private final Names names;
    private final List<Fact> facts;

    /** Adds what it states to this list. */
    RotationFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    void state(ServiceDefinition definition) {
        for (Map.Entry<String, Table> secret :
                definition.effective().tables("secrets").entrySet()) {
            String name = secret.getKey();
            int days = (int) secret.getValue().integer("rotation_days").orElse(0);
            String key = "secrets." + name + ".rotation_days";
            if (days > 0 || !names.leavesOpen(definition, key)) {
                facts.add(new SecretRotation(
                        definition.id(),
                        name,
                        days == 0 ? Integer.MAX_VALUE : days,
                        secret.getValue()
                                .get("rotation_days")
                                .map(written -> written.source())
                                .orElse(secret.getValue().source())));
            }
        }
    }
}
