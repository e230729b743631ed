package dev.serviceregistry.registry.approval;

import dev.serviceregistry.facts.EmergencyChange;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.RecordedApproval;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks after what went through in an emergency and was taken out of the files before anybody has reviewed it. */
final class Emergencies {

    private Emergencies() {}

    /** The emergencies of the state before that the state after has no more, although nobody had reviewed them. */
    static List<Fact> forgotten(Reading before, Reading after) {
        Set<String> kept = new HashSet<>();
        for (EmergencyChange emergency : after.registry().facts().ofType(EmergencyChange.class)) {
            kept.add(emergency.fingerprint() + emergency.team());
        }
        List<Fact> forgotten = new ArrayList<>();
        for (EmergencyChange emergency : before.registry().facts().ofType(EmergencyChange.class)) {
            if (!kept.contains(emergency.fingerprint() + emergency.team()) && !isReviewed(emergency, before)) {
                forgotten.add(new EmergencyChange(
                        emergency.fingerprint(),
                        emergency.team(),
                        emergency.approver(),
                        emergency.person(),
                        emergency.about(),
                        emergency.reason(),
                        emergency.ticket(),
                        emergency.reviewBy(),
                        SourceLocation.startOf(emergency.source().file())));
            }
        }
        return forgotten;
    }

    private static boolean isReviewed(EmergencyChange emergency, Reading reading) {
        for (RecordedApproval approval : reading.registry().facts().ofType(RecordedApproval.class)) {
            if (approval.fingerprint().equals(emergency.fingerprint())
                    && approval.team().equals(emergency.team())
                    && approval.member()
                    && !approval.person().equals(emergency.person())) {
                return true;
            }
        }
        return false;
    }
}
