package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.OmittedKey;
import java.util.List;

/** States what a service leaves out of the inventory that others look it up in. */
final class InventoryFacts {

    private static final String[] KEYS = {"description", "metadata.repository", "metadata.runbook"};

    private final Names names;
    private final List<Fact> facts;

    /** Adds what it states to this list. */
    InventoryFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    void state(ServiceDefinition definition) {
        for (String key : KEYS) {
            int dot = key.indexOf('.');
            String written = dot < 0
                    ? definition.effective().string(key).orElse("")
                    : definition
                            .effective()
                            .table(key.substring(0, dot))
                            .string(key.substring(dot + 1))
                            .orElse("");
            if (written.isBlank() && !names.leavesOpen(definition, key)) {
                facts.add(new OmittedKey(
                        definition.id(), key, definition.service().places().of(key)));
            }
        }
    }
}
