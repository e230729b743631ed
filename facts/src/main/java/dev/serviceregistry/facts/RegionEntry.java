package dev.serviceregistry.facts;

/**
 * A region that a deployment lists or describes: one for each region of a project, however often it is named.
 *
 * @param project the project
 * @param region the region's name
 * @param element the dotted path at which it is listed first, that of multi-region before those of targets; of its table where nothing
 *     lists it
 * @param listed whether the deployment lists it, or lists none at all
 * @param described whether a table describes it
 * @param source where it is written
 */
public record RegionEntry(
        String project, String region, String element, boolean listed, boolean described, SourceLocation source)
        implements Fact {

    /** What it lacks, in words that follow its name. */
    public String lack() {
        return described ? "is described but listed nowhere" : "is listed but described by no table";
    }

    @Override
    public Subject subject() {
        return new Subject(project, "", element);
    }

    @Override
    public String description() {
        return project + (described ? " describes" : " lists") + " the region " + region;
    }
}
