package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ShellText;
import org.jspecify.annotations.Nullable;

/** The command by which somebody answers for a finding. */
final class WaiverAdvice {

    /** How long an answer holds unless whoever gives it says something else, in days. */
    private static final int DAYS = 90;

    private WaiverAdvice() {}

    static String of(Finding finding, @Nullable Owner owner, Judgement judgement, Call call) {
        StringBuilder command = new StringBuilder("service-registry waive ");
        command.append(finding.fingerprint());
        if (!call.common().config.isEmpty()) {
            command.append(" --config ").append(ShellText.quoted(call.common().config));
        }
        return command.append(" --reason 'WHY' --ticket TICKET --approved-by ")
                .append(owner == null ? "@TEAM" : owner.handle())
                .append(" --expires ")
                .append(judgement.asOf().plusDays(DAYS))
                .toString();
    }
}
