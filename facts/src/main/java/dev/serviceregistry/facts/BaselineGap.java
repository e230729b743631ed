package dev.serviceregistry.facts;

/**
 * What is wrong with a baseline.
 *
 * @param key what of it: a finding's fingerprint, or a key of the file
 * @param problem what is wrong, in words
 * @param source where it is written
 */
public record BaselineGap(String key, String problem, SourceLocation source) implements ExceptionFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("baseline:" + key);
    }

    @Override
    public String description() {
        return "the baseline " + problem;
    }
}
