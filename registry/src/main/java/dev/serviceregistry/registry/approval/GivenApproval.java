package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.ApprovalOrigin;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.values.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An approval before anybody has looked at which changes it covers.
 *
 * @param approver who gave it
 * @param teams the teams that it is given for, without {@code @}; empty for all that name the approver as their member
 * @param proven whether the forge has said that the approver belongs to these teams
 * @param origin where it was given
 * @param evidence where to look it up; empty for where it is written
 * @param coverage what it covers
 * @param inPlace whether it stands where such approvals are looked for
 * @param source where it is written; null when it is in no file
 */
record GivenApproval(
        Person approver,
        Set<String> teams,
        boolean proven,
        ApprovalOrigin origin,
        String evidence,
        Coverage coverage,
        boolean inPlace,
        @Nullable SourceLocation source) {

    /**
     * What an approval covers.
     *
     * @param fingerprints the changes that it names
     * @param exact the changes of the states that it was given for
     * @param places where those changes are, whatever they make of it
     */
    record Coverage(Set<String> fingerprints, Set<String> exact, Set<String> places) {

        static Coverage ofChange(String fingerprint) {
            return new Coverage(Set.of(fingerprint), Set.of(), Set.of());
        }

        boolean covers(ChangeIdentity change) {
            return fingerprints.contains(change.fingerprint()) || exact.contains(change.exact());
        }

        /** Whether it covers something else in the same place. */
        boolean isOutdated(ChangeIdentity change) {
            return places.contains(change.place());
        }
    }
}
