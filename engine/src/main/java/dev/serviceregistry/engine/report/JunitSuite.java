package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cases of one project, rule by rule. */
final class JunitSuite {

    private static final String REPOSITORY = "repository";
    private static final JunitSubjects NO_SUBJECTS = new JunitSubjects(List.of());

    private final List<JunitPart> parts = new ArrayList<>();

    private JunitSuite() {}

    /**
     * Every suite by the project that it belongs to; {@code repository} stands for what belongs to none.
     *
     * <p>Each finding is a case. Every other subject is a case that conforms, unless a finding is reported on something
     * else of which it is a part, as a dependency is of a cycle, or a mistake of its file.
     */
    static SortedMap<String, JunitSuite> byProject(Judgement judgement) {
        SortedMap<String, JunitSuite> suites = new TreeMap<>();
        Map<String, List<ReportedFinding>> byRule = new HashMap<>();
        for (ReportedFinding reported : ReportedFinding.all(judgement.evaluation())) {
            byRule.computeIfAbsent(reported.finding().rule().id(), id -> new ArrayList<>())
                    .add(reported);
        }
        Map<String, JunitSubjects> byType = new HashMap<>();
        judgement.judged().subjects().forEach((type, found) -> byType.put(type, new JunitSubjects(found)));
        for (RuleDescriptor rule : judgement.rules()) {
            List<ReportedFinding> findings = byRule.getOrDefault(rule.id(), List.of());
            JunitSubjects judged = judgement.evaluation().outcomes().get(rule.id()) == Outcome.NOT_APPLICABLE
                    ? NO_SUBJECTS
                    : byType.getOrDefault(rule.subjectType(), NO_SUBJECTS);
            Set<Subject> violating = violating(findings, judged.subjects());
            for (Map.Entry<String, JunitSubjects.Range> range : judged.ranges().entrySet()) {
                suite(range.getKey(), suites).parts.add(new JunitPart(rule, judged, range.getValue(), violating));
            }
            Map<Subject, Integer> seen = new HashMap<>();
            for (ReportedFinding reported : findings) {
                Subject subject = reported.finding().subject();
                suite(subject.project(), suites)
                        .findingsOf(rule)
                        .add(new JunitCase(reported, seen.merge(subject, 1, Integer::sum)));
            }
        }
        return suites;
    }

    List<JunitPart> parts() {
        return parts;
    }

    /** Where the findings of the rule go; its part, when it has one, is the last. */
    private List<JunitCase> findingsOf(RuleDescriptor rule) {
        if (parts.isEmpty() || parts.get(parts.size() - 1).rule() != rule) {
            parts.add(new JunitPart(rule, NO_SUBJECTS, JunitSubjects.Range.NONE, Set.of()));
        }
        return parts.get(parts.size() - 1).findings();
    }

    private static JunitSuite suite(String project, Map<String, JunitSuite> suites) {
        return suites.computeIfAbsent(project.isEmpty() ? REPOSITORY : project, name -> new JunitSuite());
    }

    private static Set<Subject> violating(List<ReportedFinding> findings, List<Subject> judged) {
        Set<Subject> violating = new HashSet<>();
        if (findings.isEmpty()) {
            return violating;
        }
        for (ReportedFinding reported : findings) {
            Finding finding = reported.finding();
            Subject subject = finding.subject();
            Subject whole = finding.evidence().isEmpty()
                    ? subject
                    : finding.evidence().get(0).subject();
            violating.add(subject);
            violating.add(whole);
            if (!isAmong(judged, subject) && !isAmong(judged, whole)) {
                violating.add(new Subject(subject.project(), subject.service(), ""));
                violating.add(Subject.ofRepository(finding.source().file()));
                for (Fact fact : finding.evidence()) {
                    violating.add(fact.subject());
                }
            }
        }
        return violating;
    }

    private static boolean isAmong(List<Subject> sorted, Subject subject) {
        return Collections.binarySearch(sorted, subject) >= 0;
    }
}
