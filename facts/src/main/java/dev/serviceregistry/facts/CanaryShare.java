package dev.serviceregistry.facts;

/**
 * A share of the traffic, in per cent, that a new version is given.
 *
 * @param project the project
 * @param element the dotted path at which it is written
 * @param percent the share, whatever was written
 * @param previous the share of the step before it; below every share when it is the first or the only one
 * @param source where it is written
 */
public record CanaryShare(String project, String element, long percent, long previous, SourceLocation source)
        implements Fact {

    /** What it breaks, in words that follow the share. */
    public String flaw() {
        return percent < 0 || percent > 100 ? "which is no share of the traffic" : "which is no rise from " + previous;
    }

    @Override
    public Subject subject() {
        return new Subject(project, "", element);
    }

    @Override
    public String description() {
        return project + " gives a canary " + percent + " %";
    }
}
