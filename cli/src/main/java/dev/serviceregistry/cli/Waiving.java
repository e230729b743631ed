package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.ledger.audit.event.FindingWaived;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.schema.Suggestion;
import dev.serviceregistry.registry.secrets.SafeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Waives findings: looks for them, writes who answers for them, and looks again. */
final class Waiving {

    private static final String FILE = "policies/waivers.toml";

    private final Call call;
    private final JudgingOptions options;
    private final WaiverDraft draft;

    Waiving(Call call, JudgingOptions options, WaiverDraft draft) {
        this.call = call;
        this.options = options;
        this.draft = draft;
    }

    /**
     * Waives one finding, or all of a rule on a subject.
     *
     * @param named a fingerprint or its beginning, or a rule's id
     * @param subject what the rule's findings are on; empty for a fingerprint
     */
    int run(String named, String subject) throws IOException {
        return PolicyAppendix.alone(call, () -> waived(named, subject));
    }

    private int waived(String named, String subject) throws IOException {
        Reading reading = Readings.of(call);
        draft.requireTeam(reading.registry().facts(), call);
        Evaluation judged = judged(reading);
        String asked = subject.isEmpty() ? FindingSearch.fingerprint(named, judged) : named;
        List<Finding> findings = wanted(asked, subject, judged);
        Waiver waiver = subject.isEmpty()
                ? draft.waiver(
                        findings.get(0).rule().id(), findings.get(0).subject().toString(), asked, FILE)
                : draft.waiver(asked, subject, "", FILE);
        requireNoTwin(waiver, findings, judged);
        write(waiver);
        Evaluation now = judged(Readings.of(call));
        Set<String> open = new TreeSet<>();
        now.findings().forEach(finding -> open.add(finding.fingerprint().value()));
        for (Finding finding : findings) {
            if (open.contains(finding.fingerprint().value())) {
                call.err().line("error: " + finding.rule().id() + " on " + finding.subject() + " is still found");
                return Program.FINDINGS;
            }
        }
        call.out()
                .line(call.repository().shown(FILE) + ": waives "
                        + findings.get(0).rule().id() + " on " + waiver.service() + " until " + waiver.expires() + ": "
                        + counted(findings.size(), "finding"))
                .line("left: " + counted(now.count(Severity.ERROR), "error") + ", "
                        + counted(now.count(Severity.WARNING), "warning") + ", "
                        + counted(now.count(Severity.NOTE), "note"));
        return Program.OK;
    }

    private Evaluation judged(Reading reading) throws IOException {
        return new Judging(call, options)
                .judged(reading, Set.of(), Set.of(), List.of())
                .judgement()
                .evaluation();
    }

    /** The findings that are asked for; at least one, and none that is let off already. */
    private List<Finding> wanted(String asked, String subject, Evaluation judged) {
        List<Finding> found = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            if (isMeant(finding, asked, subject)) {
                found.add(finding);
            }
        }
        if (found.isEmpty()) {
            throw new UsageProblem(nothing(asked, subject, judged));
        }
        if (Exceptions.isBeyondExceptions(found.get(0))) {
            throw new UsageProblem(found.get(0).rule().id()
                    + " is a finding that nothing lets off, since it is on an exception or on an approval: mend it");
        }
        return found;
    }

    /** A finding that two waivers cover is an error. */
    private void requireNoTwin(Waiver waiver, List<Finding> findings, Evaluation judged) {
        if (!waiver.fingerprint().isEmpty()) {
            return;
        }
        for (SuppressedFinding suppressed : judged.suppressed()) {
            if (suppressed.suppression() instanceof Waiver other
                    && isMeant(suppressed.finding(), waiver.rule(), waiver.service())) {
                List<String> left = new ArrayList<>();
                findings.forEach(finding -> left.add(finding.fingerprint().value()));
                throw new UsageProblem(
                        waiver.rule() + " on " + suppressed.finding().subject()
                                + " is let off already, by the waiver at "
                                + call.repository().shown(other.source().file()) + ":"
                                + other.source().line() + ", and two for one finding are an error (GOV-006)"
                                + "\nWaive what is left by fingerprint: " + String.join(", ", left) + ".");
            }
        }
    }

    private static boolean isMeant(Finding finding, String asked, String subject) {
        return subject.isEmpty()
                ? finding.fingerprint().value().equals(asked)
                : finding.rule().id().equals(asked) && Exceptions.isOn(finding.subject(), subject);
    }

    private String nothing(String asked, String subject, Evaluation judged) {
        for (SuppressedFinding suppressed : judged.suppressed()) {
            if (isMeant(suppressed.finding(), asked, subject)) {
                return "it is let off already: " + suppressed.suppression().standing();
            }
        }
        if (subject.isEmpty()) {
            boolean isRule = judged.outcomes().containsKey(asked);
            return isRule
                    ? "say on what " + asked + " is waived: waive " + asked + " PROJECT/SERVICE"
                    : "there is no finding with the fingerprint '" + asked
                            + "'\n'service-registry validate -f json' tells the fingerprints.";
        }
        if (!judged.outcomes().containsKey(asked)) {
            return "there is no rule '" + asked + "'"
                    + UsageProblem.hint(asked, judged.outcomes().keySet())
                    + "\n'service-registry rules list' lists them.";
        }
        List<String> subjects = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            if (finding.rule().id().equals(asked)) {
                subjects.add(finding.subject().toString());
            }
        }
        return asked + " finds nothing on '" + subject + "'"
                + Suggestion.closest(subject, subjects)
                        .map(meant -> "; did you mean '" + meant + "'?")
                        .orElse("");
    }

    private void write(Waiver waiver) throws IOException {
        new PolicyAppendix(FILE, "[[waivers]]", List.of(WaiverDraft.text(waiver)))
                .write(List.of(new FindingWaived(logged(waiver))), options.audit, call);
    }

    /** The waiver as reports show it: a log keeps for ever what it holds. */
    private static Waiver logged(Waiver waiver) {
        return new Waiver(
                waiver.rule(),
                waiver.service(),
                waiver.fingerprint(),
                SafeMessage.ofProse(waiver.reason()),
                SafeMessage.ofProse(waiver.ticket()),
                waiver.approvedBy(),
                waiver.expires(),
                waiver.source());
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
