package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.ExceptionFact;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.facts.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings that somebody has answered for, or that were there before.
 *
 * @param waivers the waivers of the repository, those that have expired included
 * @param known what the baseline holds, by fingerprint
 * @param renamings the ids that services had before they were renamed
 * @param today the day on which it is judged, in UTC; a waiver holds through the end of the day it expires
 */
public record Exceptions(List<Waiver> waivers, Map<String, KnownFinding> known, Renamings renamings, LocalDate today) {

    /** The waivers alone. */
    public Exceptions(List<Waiver> waivers, LocalDate today) {
        this(waivers, Map.of(), new Renamings(project -> List.of()), today);
    }

    /** The exceptions among these facts. */
    public static Exceptions in(FactSet facts, LocalDate today) {
        return of(facts.ofType(Waiver.class), facts.ofType(KnownFinding.class), Renamings.in(facts), today);
    }

    /** These exceptions, in the order in which they are written. */
    public static Exceptions of(
            List<Waiver> waivers, List<KnownFinding> baseline, Renamings renamings, LocalDate today) {
        Map<String, KnownFinding> known = new HashMap<>();
        for (KnownFinding finding : baseline) {
            known.put(finding.fingerprint(), finding);
        }
        return new Exceptions(waivers, known, renamings, today);
    }

    /** No exceptions at all. */
    public static Exceptions none() {
        return new Exceptions(List.of(), LocalDate.MIN);
    }

    /** What lets the finding off: the first waiver that covers it and has not expired, else the baseline. */
    public Optional<Suppression> covering(Finding finding) {
        if (waivers.isEmpty() && known.isEmpty() || isBeyondExceptions(finding)) {
            return Optional.empty();
        }
        List<Waiver> covering = waiversOf(finding);
        if (!covering.isEmpty()) {
            return Optional.of(covering.get(0));
        }
        return known.isEmpty()
                ? Optional.empty()
                : fingerprints(finding).stream()
                        .filter(known::containsKey)
                        .findFirst()
                        .map(known::get);
    }

    /** The fingerprints that the finding has, and had under the former ids of the service that it is on. */
    public List<String> fingerprints(Finding finding) {
        String own = finding.fingerprint().value();
        Subject subject = finding.subject();
        List<String> former = renamings.of(subject);
        if (former.isEmpty()) {
            return List.of(own);
        }
        int ordinal = finding.fingerprint().ordinal();
        List<String> all = new ArrayList<>(List.of(own));
        for (String id : former) {
            Subject then = new Subject(subject.project(), id, subject.element());
            all.add(Fingerprint.of(finding.rule().id(), then, ordinal).value());
        }
        return all;
    }

    /** Every waiver that covers the finding and has not expired, as they are written. */
    public List<Waiver> waiversOf(Finding finding) {
        List<Waiver> covering = new ArrayList<>();
        for (Waiver waiver : waivers) {
            if (!today.isAfter(waiver.expires()) && covers(waiver, finding)) {
                covering.add(waiver);
            }
        }
        return covering;
    }

    /**
     * Whether nothing lets the finding off: it is on an exception, or on an approval, in whose place an emergency is
     * recorded and reviewed.
     */
    public static boolean isBeyondExceptions(Finding finding) {
        if (finding.evidence().isEmpty()) {
            return false;
        }
        Fact subject = finding.evidence().get(0);
        return subject instanceof ExceptionFact || subject instanceof ApprovalDemand || subject instanceof Approval;
    }

    private boolean covers(Waiver waiver, Finding finding) {
        if (!waiver.fingerprint().isEmpty()) {
            return fingerprints(finding).contains(waiver.fingerprint());
        }
        return waiver.rule().equals(finding.rule().id()) && isOn(finding.subject(), waiver.service());
    }

    /** Whether a subject is what is written: a project or a service, or what belongs to none. */
    public static boolean isOn(Subject subject, String written) {
        return !written.isEmpty() && (written.equals(subject.project()) || written.equals(subject.toString()));
    }
}
