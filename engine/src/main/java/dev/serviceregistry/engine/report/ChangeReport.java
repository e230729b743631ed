package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.ChangeLevel;
import java.util.List;

/**
 * Everything that a report on a comparison tells.
 *
 * @param against what the repository is compared with, as people read it
 * @param commit the commit of it, in hex; empty when it is no revision
 * @param changes what differs, sorted by place
 * @param notCompared what can be no part of it, since it cannot be known now
 * @param suggested the version of the catalogue that tells of it; empty when none was ever released
 * @param versions the versions of the services that changed, sorted by service
 * @param failed whether a finding is as bad as what makes a judgement fail, or worse
 */
public record ChangeReport(
        String against,
        String commit,
        List<JudgedChange> changes,
        List<NotCompared> notCompared,
        String suggested,
        List<SuggestedVersion> versions,
        boolean failed) {

    /** How many changes are of this level. */
    public int count(ChangeLevel level) {
        int count = 0;
        for (JudgedChange change : changes) {
            count += change.level() == level ? 1 : 0;
        }
        return count;
    }
}
