package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * A written exception from a rule, with somebody who answers for it and an end; one that lacks any of this is a
 * {@link WaiverGap} instead.
 *
 * @param rule the rule's id, or empty when it names nothing but a fingerprint
 * @param service the service it covers as {@code project/id}, a project, or what a finding on the
 *     repository as a whole is on; empty when it names nothing but a fingerprint
 * @param fingerprint the one finding it covers, or empty when it covers all of a rule on a service
 * @param reason why the rule need not hold
 * @param ticket where the matter is followed up
 * @param approvedBy who answers for it
 * @param expires the last day on which it holds
 * @param source where it is written
 */
public record Waiver(
        String rule,
        String service,
        String fingerprint,
        String reason,
        String ticket,
        String approvedBy,
        LocalDate expires,
        SourceLocation source)
        implements Suppression {

    @Override
    public Subject subject() {
        return Subject.ofRepository("waivers:" + (fingerprint.isEmpty() ? rule + ":" + service : fingerprint));
    }

    @Override
    public String description() {
        return "waived until " + expires + " (" + reason + ")";
    }

    @Override
    public String label() {
        return "waived";
    }

    /** Why it is there, who approved it, and until when it holds. */
    @Override
    public String standing() {
        return reason + " (" + ticket + "), approved by " + approvedBy + " until " + expires;
    }
}
