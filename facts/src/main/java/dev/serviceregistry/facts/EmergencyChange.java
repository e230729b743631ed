package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * A change that somebody let through in an emergency, for a team that is to review it afterwards.
 *
 * @param fingerprint the identity of the change
 * @param team the team, without {@code @}
 * @param approver who let it through, as it is written
 * @param person the same as names are compared
 * @param about what changed, as it is written; the fingerprint when it is not
 * @param reason why it could not wait
 * @param ticket where the emergency is followed up
 * @param reviewBy the last day of the review
 * @param source where it is written
 */
public record EmergencyChange(
        String fingerprint,
        String team,
        String approver,
        String person,
        String about,
        String reason,
        String ticket,
        LocalDate reviewBy,
        SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("emergencies:" + fingerprint + ":" + team);
    }

    @Override
    public String description() {
        return "let through by " + approver + " for @" + team + " (" + reason + ", " + ticket + ")";
    }
}
