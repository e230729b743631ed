package dev.serviceregistry.cli;

import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a waiver says besides what it covers.
 *
 * @param reason why the rule need not hold
 * @param ticket where the matter is followed up
 * @param team who answers for it, without {@code @}
 * @param expires the last day on which it holds
 */
record WaiverDraft(String reason, String ticket, String team, LocalDate expires) {

    /** What the options say; each must be there, and the day must not be over. */
    static WaiverDraft of(String reason, String ticket, String approvedBy, String expires, Call call) {
        demand("reason", reason, "say why the rule need not hold", call);
        demand("ticket", ticket, "say where the matter is followed up", call);
        demand("approved_by", approvedBy, "say which team answers for it, such as @security-team", call);
        demand("expires", expires, "say on which day it ends, such as 2027-03-31", call);
        LocalDate day = AsOf.day("expires", expires, call);
        if (day.isBefore(AsOf.day("", call))) {
            throw call.settings().problem("expires", day + " is over: a waiver ends today or later");
        }
        String team = approvedBy.startsWith("@") ? approvedBy.substring(1) : approvedBy;
        return new WaiverDraft(reason.strip(), ticket.strip(), team.strip(), day);
    }

    private static void demand(String option, String value, String what, Call call) {
        if (value.isBlank()) {
            throw call.settings().problem(option, what);
        }
    }

    /** Refuses a team that is none. */
    void requireTeam(FactSet facts, Call call) {
        TreeSet<String> teams = new TreeSet<>();
        for (Team known : facts.ofType(Team.class)) {
            teams.add(known.name());
        }
        if (!teams.contains(team)) {
            throw call.settings()
                    .problem(
                            "approved_by",
                            "there is no team '" + team + "'" + UsageProblem.hint(team, teams)
                                    + "\nTeams stand in [teams] of "
                                    + call.repository().shown(Repository.MARK) + ".");
        }
    }

    /** The waiver of one finding, or of all that a rule finds on a subject. */
    Waiver waiver(String rule, String subject, String fingerprint, String file) {
        return new Waiver(
                rule, subject, fingerprint, reason, ticket, "@" + team, expires, SourceLocation.startOf(file));
    }

    /** A waiver as an element of the array of waivers. */
    static String text(Waiver waiver) {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (!waiver.fingerprint().isEmpty()) {
            keys.put("fingerprint", waiver.fingerprint());
        }
        keys.put("rule", waiver.rule());
        keys.put("subject", waiver.service());
        keys.put("reason", waiver.reason());
        keys.put("ticket", waiver.ticket());
        keys.put("approved_by", waiver.approvedBy());
        keys.put("expires", waiver.expires());
        return "[[waivers]]\n" + TomlWriter.write(keys);
    }
}
