package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.baseline.BaselineFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the baseline lets off of a change: nothing that the change adds to it. */
final class KnownFindings {

    private KnownFindings() {}

    /** Whether a change brings the first baseline. */
    static boolean areNew(Reading before, Reading now) {
        return !now.registry().facts().ofType(KnownFinding.class).isEmpty()
                && before.registry().facts().ofType(Baseline.class).isEmpty();
    }

    /**
     * What a first baseline holds and the state before did not have.
     *
     * @param before what the state before comes to by the policies of now
     */
    static List<BaselineGap> beyond(Evaluation before, ServiceRegistry now) {
        Set<String> found = new HashSet<>();
        for (Finding finding : before.every()) {
            found.add(finding.fingerprint().value());
            Subject subject = finding.subject();
            now.find(subject.project(), subject.service()).ifPresent(present -> {
                String id = present.service().name();
                Subject renamed = new Subject(subject.project(), id, subject.element());
                found.add(Fingerprint.of(
                                finding.rule().id(),
                                renamed,
                                finding.fingerprint().ordinal())
                        .value());
            });
        }
        List<BaselineGap> beyond = new ArrayList<>();
        for (KnownFinding known : now.facts().ofType(KnownFinding.class)) {
            if (!found.contains(known.fingerprint())) {
                beyond.add(BaselineGap.added(known));
            }
        }
        return beyond;
    }

    /** The facts without the findings that were added to the baseline. */
    static FactSet without(List<BaselineGap> added, FactSet facts) {
        if (added.isEmpty()) {
            return facts;
        }
        Set<String> fingerprints = new HashSet<>();
        added.forEach(gap -> fingerprints.add(gap.key()));
        List<FactPart> left = new ArrayList<>();
        for (FactPart part : facts.parts()) {
            left.add(
                    part.ofType(KnownFinding.class).isEmpty()
                            ? part
                            : new FactPart(part.facts().stream()
                                    .filter(fact -> !(fact instanceof KnownFinding known
                                            && fingerprints.contains(known.fingerprint())))
                                    .toList()));
        }
        return FactSet.of(left);
    }

    /** The name by which a baseline knows the repository. */
    static String repository(Reading reading) {
        return BaselineFile.repository(reading.files().get(Repository.MARK));
    }
}
