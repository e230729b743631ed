package dev.serviceregistry.generators.migration;

import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;

/** Counts the lines that a value takes. */
final class Lines {

    private Lines() {}

    /** The last line of a value and of everything below it. */
    static int last(Node node) {
        int last = node.source().endLine();
        if (node instanceof Table table) {
            for (Table.Entry entry : table.entries().values()) {
                last = Math.max(last, last(entry.value()));
            }
        }
        return last;
    }
}
