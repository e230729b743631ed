package dev.serviceregistry.registry.importer;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.secrets.SafeMessage;
import java.util.Comparator;

/**
 * Something in the input that the written TOML does not say, or says in another way; never the value of a variable.
 *
 * @param where the place in the input
 * @param message a sentence without a full stop
 */
public record ImportNote(SourceLocation where, String message) implements Comparable<ImportNote> {
    private static final Comparator<ImportNote> ORDER =
            Comparator.comparing(ImportNote::where).thenComparing(ImportNote::message);

    /** Makes the message fit to be shown. */
    public ImportNote {
        message = SafeMessage.of(message);
    }

    @Override
    public int compareTo(ImportNote other) {
        return ORDER.compare(this, other);
    }
}
