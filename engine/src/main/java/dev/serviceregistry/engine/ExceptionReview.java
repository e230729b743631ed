package dev.serviceregistry.engine;

import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.facts.WaiverGap;
import dev.serviceregistry.facts.WaiverStanding;
import dev.serviceregistry.facts.WaiverUse;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells what came of exceptions, which is known only when everything else has been judged. */
public final class ExceptionReview {

    private final Evaluation judged;
    private final Exceptions exceptions;
    private final List<Waiver> refused;
    private final Set<String> rules;
    private final Set<String> settled;

    /**
     * A review after an evaluation.
     *
     * @param judged what came of judging everything else
     * @param exceptions the exceptions that it was judged with
     * @param refused the waivers that let nothing off, whatever else is wrong with them
     * @param rules the ids of all rules that there are, those that were not judged by included
     * @param settled the ids of those that are not applicable, and of which it is known all the same that they find nothing
     */
    public ExceptionReview(
            Evaluation judged, Exceptions exceptions, List<Waiver> refused, Set<String> rules, Set<String> settled) {
        this.judged = judged;
        this.exceptions = exceptions;
        this.refused = List.copyOf(refused);
        this.rules = rules;
        this.settled = settled;
    }

    /** What came of the exceptions. */
    public List<Fact> outcome() {
        List<Fact> facts = new ArrayList<>();
        waivers(facts);
        facts.addAll(gone());
        return facts;
    }

    private void waivers(List<Fact> facts) {
        // By identity, since the hash of a record costs a start more than all else here.
        Set<Waiver> covering = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Fact> twins = new LinkedHashSet<>();
        for (SuppressedFinding suppressed : judged.suppressed()) {
            List<Waiver> all = exceptions.waiversOf(suppressed.finding());
            covering.addAll(all);
            for (Waiver waiver : all.subList(Math.min(1, all.size()), all.size())) {
                twins.add(twin(waiver, all.get(0), suppressed.finding()));
            }
        }
        facts.addAll(twins);
        for (Waiver waiver : exceptions.waivers()) {
            ofUnknownRule(waiver, facts);
            long days = daysLeft(waiver);
            facts.add(new WaiverUse(waiver, standing(waiver, days, covering), waiver.expires(), days));
        }
        for (Waiver waiver : refused) {
            ofUnknownRule(waiver, facts);
            if (daysLeft(waiver) < 0) {
                facts.add(new WaiverUse(waiver, WaiverStanding.EXPIRED, waiver.expires(), daysLeft(waiver)));
            }
        }
    }

    private void ofUnknownRule(Waiver waiver, List<Fact> facts) {
        if (isUnknown(waiver.rule())) {
            facts.add(gap(waiver, "rule", "names the rule " + waiver.rule() + ", which does not exist"));
        }
    }

    private long daysLeft(Waiver waiver) {
        return ChronoUnit.DAYS.between(exceptions.today(), waiver.expires());
    }

    private static WaiverGap twin(Waiver waiver, Waiver first, Finding finding) {
        SourceLocation place = first.source();
        return gap(
                waiver,
                "twin",
                "covers " + finding.rule().id() + " on " + finding.subject() + ", which the waiver at " + place.file()
                        + ":" + place.line() + " covers too");
    }

    private static WaiverGap gap(Waiver waiver, String key, String lack) {
        String about = waiver.fingerprint().isEmpty() ? waiver.rule() + ":" + waiver.service() : waiver.fingerprint();
        return new WaiverGap(about, key, lack, waiver.source());
    }

    private WaiverStanding standing(Waiver waiver, long days, Set<Waiver> covering) {
        if (days < 0) {
            return WaiverStanding.EXPIRED;
        }
        if (covering.contains(waiver)) {
            return WaiverStanding.COVERING;
        }
        // A bare fingerprint does not tell whose finding it is: that of a rule that was judged, for all that is known.
        return waiver.rule().isEmpty() || isDecided(waiver.rule()) ? WaiverStanding.UNUSED : WaiverStanding.UNDECIDED;
    }

    private boolean isUnknown(String rule) {
        return !rule.isEmpty() && !rules.contains(rule);
    }

    /** Whether what the rule did not find is not there, whether it had anything to judge or not. */
    private boolean isDecided(String rule) {
        Outcome outcome = judged.outcomes().get(rule);
        return outcome != null && (outcome != Outcome.NOT_APPLICABLE || settled.contains(rule));
    }

    /** A fact for each finding of the baseline that is there no more, sorted by place. */
    private List<BaselineGap> gone() {
        if (exceptions.known().isEmpty()) {
            return List.of();
        }
        Set<String> found = new HashSet<>();
        for (Finding finding : judged.findings()) {
            found.addAll(exceptions.fingerprints(finding));
        }
        for (SuppressedFinding suppressed : judged.suppressed()) {
            found.addAll(exceptions.fingerprints(suppressed.finding()));
        }
        List<BaselineGap> gone = new ArrayList<>();
        for (KnownFinding known : exceptions.known().values()) {
            if (!found.contains(known.fingerprint()) && (isUnknown(known.rule()) || isDecided(known.rule()))) {
                gone.add(new BaselineGap(
                        known.fingerprint(),
                        "holds " + known.rule() + " on " + known.about() + ", which is found no more",
                        known.source()));
            }
        }
        gone.sort((left, right) -> left.source().compareTo(right.source()));
        return gone;
    }
}
