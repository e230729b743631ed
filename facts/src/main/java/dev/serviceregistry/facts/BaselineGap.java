package dev.serviceregistry.facts;

/**
 * What is wrong with a baseline.
 *
 * @param key what of it: a finding's fingerprint, or a key of the file
 * @param problem what is wrong, in words
 * @param source where it is written
 */
public record BaselineGap(String key, String problem, SourceLocation source) implements ExceptionFact {

    /** The gap of a finding that a change adds to it. */
    public static BaselineGap added(KnownFinding finding) {
        return new BaselineGap(
                finding.fingerprint(),
                "holds " + finding.rule() + " on " + finding.about() + ", which was added to it",
                finding.source());
    }

    @Override
    public Subject subject() {
        return Subject.ofRepository("baseline:" + key);
    }

    @Override
    public String description() {
        return "the baseline " + problem;
    }
}
