package dev.serviceregistry.facts;

/**
 * Something that is declared and that a generated format cannot express.
 *
 * @param owner whose declaration it stands in
 * @param format the name of the format, such as {@code docker}
 * @param key the dotted path of what is lost, as the TOML schema spells it
 * @param reason why the format cannot express it, as the end of a sentence; never shows a secret
 * @param source where the key's value is written
 */
public record Loss(Subject owner, String format, String key, String reason, SourceLocation source) implements Fact {

    /** The key is lost to one format and may be expressed in another. */
    @Override
    public Subject subject() {
        return new Subject(owner.project(), owner.service(), format + ":" + key);
    }

    @Override
    public String description() {
        return key + " of " + owner + " is lost in " + format;
    }
}
