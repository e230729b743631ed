package dev.serviceregistry.cli;

import dev.serviceregistry.registry.git.Checkout;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an approval says besides what it approves.
 *
 * @param team the team that approves, without {@code @}; empty for every team whose approval an emergency does without
 * @param approver who approves
 * @param evidence where to look it up, or empty
 * @param day the day on which it is given
 * @param emergency why it goes through without approval; null when it is approved
 */
record ApprovalDraft(
        String team,
        String approver,
        String evidence,
        LocalDate day,
        @Nullable Emergency emergency) {

    /** What the options say. */
    static final class Words {
        String team = "";
        String approvedBy = "";
        String evidence = "";
        boolean emergency;
        String reason = "";
        String ticket = "";
        String reviewBy = "";
    }

    /**
     * Why something cannot wait.
     *
     * @param reason why
     * @param ticket where it is followed up
     * @param reviewBy the last day of the later review
     */
    record Emergency(String reason, String ticket, LocalDate reviewBy) {}

    /** What the options say, complete. */
    static ApprovalDraft of(Words words, Call call) {
        LocalDate today = AsOf.day("", call);
        String team = words.team.strip();
        if (team.isEmpty() && !words.emergency) {
            throw call.settings().problem("team", "say which team approves, such as @security-team");
        }
        return new ApprovalDraft(
                team.startsWith("@") ? team.substring(1) : team,
                approver(words.approvedBy.strip(), call),
                words.evidence.strip(),
                today,
                words.emergency ? emergency(words, today, call) : null);
    }

    private static Emergency emergency(Words words, LocalDate today, Call call) {
        demand("reason", words.reason, "say why it cannot wait for approval", call);
        demand("ticket", words.ticket, "say where the emergency is followed up", call);
        demand("review_by", words.reviewBy, "say until when it is reviewed, such as " + today.plusWeeks(1), call);
        LocalDate day = AsOf.day("review_by", words.reviewBy, call);
        if (day.isBefore(today)) {
            throw call.settings().problem("review_by", day + " is over: the review comes later");
        }
        return new Emergency(words.reason.strip(), words.ticket.strip(), day);
    }

    private static void demand(String option, String value, String what, Call call) {
        if (value.isBlank()) {
            throw call.settings().problem(option, what);
        }
    }

    private static String approver(String option, Call call) {
        if (!option.isEmpty()) {
            return option;
        }
        String user = Checkout.of(call.repository().root(), call.surroundings().variable("HOME"))
                .user();
        if (user.isEmpty()) {
            throw call.settings()
                    .problem("approved_by", "say who approves, such as 'Release Engineer <release@example.org>'");
        }
        return user;
    }

    /**
     * The approval of one change as an element of the array of approvals.
     *
     * @param fingerprint the change
     * @param ofTeam the team whose approval it is
     * @param about what changed, in a few words
     * @param commit the commit that is checked out; empty for none
     */
    String text(String fingerprint, String ofTeam, String about, String commit) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("change", fingerprint);
        keys.put("about", about);
        keys.put("team", "@" + ofTeam);
        keys.put("approved_by", approver);
        keys.put("date", day);
        if (!commit.isEmpty()) {
            keys.put("commit", commit);
        }
        if (!evidence.isEmpty()) {
            keys.put("evidence", evidence);
        }
        if (emergency != null) {
            Map<String, Object> why = new LinkedHashMap<>();
            why.put("reason", emergency.reason());
            why.put("ticket", emergency.ticket());
            why.put("review_by", emergency.reviewBy());
            keys.put("emergency", new TomlWriter.Inline(why));
        }
        return "[[approvals]]\n" + TomlWriter.write(keys);
    }
}
