package dev.serviceregistry.facts;

import java.util.List;

/**
 * A change that a team has to approve.
 *
 * @param fingerprint the identity of the change and of what it changes; another value is another change
 * @param category what kind of change it is
 * @param team the team, without {@code @}; {@code maintainer} where nobody owns what changed
 * @param through whether somebody who may has let it through in an emergency
 * @param change the change
 */
public record ApprovalDemand(String fingerprint, ChangeClass category, String team, boolean through, Change change)
        implements Fact {

    /** The team in place of an owner that nobody is. */
    public static final String NOBODY = "maintainer";

    /** Who has to approve, as the end of a sentence. */
    public String whom() {
        return team.equals(NOBODY) ? "@maintainer, since nobody owns it" : "@" + team;
    }

    /** What changed, in a few words. */
    public String what() {
        String element = change.subject().element();
        String values = change.existed() || change.exists()
                ? " (" + change.shownOld() + " to " + change.shownCurrent() + ")"
                : "";
        return change.kind() + (element.isEmpty() ? "" : " " + element) + values;
    }

    @Override
    public Subject subject() {
        Subject changed = change.subject();
        return new Subject(changed.project(), changed.service(), "approvals:" + fingerprint + ":" + team);
    }

    @Override
    public SourceLocation source() {
        return change.source();
    }

    @Override
    public String description() {
        return "a " + category + " that @" + team + " has to approve";
    }

    @Override
    public List<Change> parts() {
        return List.of(change);
    }
}
