package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.OmittedKey;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;

/** States what a service leaves out of the inventory that others look it up in. */
final class InventoryFacts {

    static final List<String> KEYS = List.of("description", "metadata.repository", "metadata.runbook");

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
            Table table =
                    dot < 0 ? definition.effective() : definition.effective().table(key.substring(0, dot));
            if (isOmitted(table, key.substring(dot + 1)) && !names.leavesOpen(definition, key)) {
                facts.add(new OmittedKey(
                        definition.id(), key, definition.service().places().of(key)));
            }
        }
    }

    /** Whether nothing is written under a key, or a blank text; a text that is masked says something. */
    private static boolean isOmitted(Table table, String key) {
        Node node = table.get(key).orElse(null);
        return node == null || node instanceof Scalar scalar && scalar.value() instanceof String text && text.isBlank();
    }
}
