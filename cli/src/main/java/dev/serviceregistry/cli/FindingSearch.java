package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds the finding that somebody means. */
final class FindingSearch {

    private FindingSearch() {}

    /** The whole fingerprint that is meant by its beginning; what was asked for when no finding has such a one. */
    static String fingerprint(String asked, Evaluation evaluation) {
        Set<String> found = new TreeSet<>();
        for (Finding finding : evaluation.every()) {
            String fingerprint = finding.fingerprint().value();
            if (fingerprint.equals(asked)) {
                return asked;
            }
            if (fingerprint.startsWith(asked.toLowerCase(Locale.ROOT))) {
                found.add(fingerprint);
            }
        }
        if (found.size() > 1) {
            throw new UsageProblem("'" + asked + "' is the beginning of " + found.size() + " fingerprints: "
                    + String.join(", ", found) + "\nWrite more of the one that you mean.");
        }
        return found.isEmpty() ? asked : found.iterator().next();
    }
}
