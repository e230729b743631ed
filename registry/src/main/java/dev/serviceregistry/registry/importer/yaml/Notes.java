package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.ImportNote;
import java.util.List;
import java.util.TreeSet;

/** Gathers what an import has to say, each sentence once a place. */
public final class Notes {
    private static final int MAX_NOTES = 20_000;

    private final Dialect dialect;
    private final TreeSet<ImportNote> notes = new TreeSet<>();
    private final TreeSet<ImportNote> errors = new TreeSet<>();

    /** The notes on files of one language. */
    public Notes(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The language that the notes are about. */
    public Dialect dialect() {
        return dialect;
    }

    /** Says what the written TOML lacks or says in another way. */
    public void note(SourceLocation where, String message) {
        if (notes.size() < MAX_NOTES) {
            notes.add(new ImportNote(where, message));
        } else if (notes.size() == MAX_NOTES) {
            notes.add(new ImportNote(
                    new SourceLocation(where.file(), Integer.MAX_VALUE, 1, Integer.MAX_VALUE, 1),
                    "there are more than " + MAX_NOTES + " notes; the others were left out"));
        }
    }

    /**
     * Says which secrets are in a value that is left out.
     *
     * @param place how notes name the value
     * @param key the key that the value stands under
     * @param name what the value is called, mostly by its key
     */
    public void secrets(String place, String key, String name, Yaml value) {
        for (LostSecrets.Lost secret : LostSecrets.in(name, value)) {
            note(
                    secret.at(),
                    place + ": " + (secret.name().equals(key) ? "it" : secret.name())
                            + " is a secret in plain text (" + secret.kind()
                            + ") that is left out, so that no policy sees it; keep it in a store for secrets");
        }
    }

    /**
     * Says that a value is a secret by the name that it has in the input, where no policy can tell by the one it gets.
     *
     * @param as the name that it is written under
     */
    void untold(String place, String name, String as, Yaml value) {
        if (!LostSecrets.in(as, value).isEmpty()) {
            return;
        }
        for (LostSecrets.Lost secret : LostSecrets.in(name, value)) {
            note(
                    secret.at(),
                    place + ": it is a secret in plain text (" + secret.kind() + ") that is written out as " + as
                            + ", by which no policy knows it; keep it in a store for secrets");
        }
    }

    /** Says why nothing can be written. */
    public void error(SourceLocation where, String message) {
        if (errors.size() < MAX_NOTES) {
            errors.add(new ImportNote(where, message));
        }
    }

    /** What was noted, by position. */
    public List<ImportNote> notes() {
        return List.copyOf(notes);
    }

    /** What is wrong, by position. */
    public List<ImportNote> errors() {
        return List.copyOf(errors);
    }

    /** Whether anything is wrong. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }
}
