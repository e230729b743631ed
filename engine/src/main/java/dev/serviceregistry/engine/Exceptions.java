package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The findings that somebody has answered for.
 *
 * @param waivers the waivers of the repository, those that have expired included
 * @param today the day on which it is judged, in UTC; a waiver holds through the end of the day it expires
 */
public record Exceptions(List<Waiver> waivers, LocalDate today) {

    /** The first waiver that covers the finding and has not expired. */
    public Optional<Waiver> covering(Finding finding) {
        return waivers.stream()
                .filter(waiver -> !today.isAfter(waiver.expires()) && covers(waiver, finding))
                .findFirst();
    }

    private static boolean covers(Waiver waiver, Finding finding) {
        if (!waiver.fingerprint().isEmpty()) {
            return waiver.fingerprint().equals(finding.fingerprint().value());
        }
        Subject subject = finding.subject();
        return waiver.rule().equals(finding.rule().id())
                && !waiver.service().isEmpty()
                && (waiver.service().equals(subject.project())
                        || waiver.service().equals(subject.project() + "/" + subject.service()));
    }

    /** No exceptions at all. */
    public static Exceptions none() {
        return new Exceptions(List.of(), LocalDate.MIN);
    }
}
