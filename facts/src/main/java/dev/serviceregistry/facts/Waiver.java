package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * A written exception from a rule, with somebody who answers for it and an end.
 *
 * @param rule the rule's id, or empty when it names a fingerprint
 * @param service the service it covers as {@code project/id}, or a project; empty when it names a fingerprint
 * @param fingerprint the one finding it covers, or empty when it names a rule and a service
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
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("waivers:" + (fingerprint.isEmpty() ? rule + ":" + service : fingerprint));
    }

    @Override
    public String description() {
        return "waived until " + expires + " (" + reason + ")";
    }
}
