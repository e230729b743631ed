package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;

/** Gathers what the checks find. */
final class Findings {

    private final List<HandwrittenFinding> all = new ArrayList<>();

    void add(String rule, Fact subject, String message) {
        all.add(new HandwrittenFinding(rule, subject.subject(), message, subject.source()));
    }

    /** What was found, sorted; of findings that read the same, one. */
    List<HandwrittenFinding> sorted() {
        all.sort(null);
        List<HandwrittenFinding> different = new ArrayList<>(all.size());
        for (HandwrittenFinding finding : all) {
            if (different.isEmpty() || !finding.equals(different.get(different.size() - 1))) {
                different.add(finding);
            }
        }
        return different;
    }
}
