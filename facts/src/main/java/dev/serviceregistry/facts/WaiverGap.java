package dev.serviceregistry.facts;

/**
 * What keeps a waiver from being one that somebody answers for.
 *
 * @param waiver what it is about: the fingerprint, or the rule and the subject, as far as they are written
 * @param key the key that it is about
 * @param lack what is wrong, in words
 * @param source where it is written; where the waiver is, when it is not written at all
 */
public record WaiverGap(String waiver, String key, String lack, SourceLocation source) implements ExceptionFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("waivers:" + waiver + ":" + key);
    }

    @Override
    public String description() {
        return "a waiver that " + lack;
    }
}
