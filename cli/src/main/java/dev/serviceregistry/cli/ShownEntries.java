package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.Entry;
import java.io.IOException;

/** Shows entries of an audit log one by one, so that a log of any length can be shown: as text, or as one JSON document. */
final class ShownEntries {

    private final Output out;
    private final boolean json;
    private String separator = "{\"entries\": [\n";
    private boolean none = true;

    ShownEntries(Output out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Whether nothing was shown. */
    boolean areNone() {
        return none;
    }

    void add(Entry entry) throws IOException {
        none = false;
        if (json) {
            out.write(separator + entry.json().canonical());
            separator = ",\n";
        } else {
            out.line(AuditText.of(entry));
        }
    }

    /** Ends what is shown, also when nothing was. */
    void end() throws IOException {
        if (json) {
            out.write((none ? separator : "\n") + "]}\n");
        }
    }
}
