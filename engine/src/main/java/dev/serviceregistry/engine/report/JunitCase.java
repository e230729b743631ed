package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one subject.
 *
 * @param rule the rule
 * @param subject what it judged
 * @param ordinal which of several findings of this rule on this subject it is, from 1
 * @param reported the finding, or null when the subject conforms
 */
record JunitCase(
        RuleDescriptor rule,
        Subject subject,
        int ordinal,
        @Nullable ReportedFinding reported) {

    private static final String REPOSITORY = "repository";

    /**
     * Every case, by the project that it belongs to; {@code repository} stands for what belongs to none.
     *
     * <p>Each finding is a case. Every other subject is a case that conforms, unless a finding is reported on something
     * else of which it is a part, as a dependency is of a cycle, or a mistake of its file.
     */
    static SortedMap<String, List<JunitCase>> byProject(Judgement judgement) {
        SortedMap<String, List<JunitCase>> suites = new TreeMap<>();
        Map<String, List<ReportedFinding>> byRule = new HashMap<>();
        for (ReportedFinding reported : ReportedFinding.all(judgement.evaluation())) {
            byRule.computeIfAbsent(reported.finding().rule().id(), id -> new ArrayList<>())
                    .add(reported);
        }
        Map<String, List<Subject>> subjects = judgement.judged().subjects();
        for (RuleDescriptor rule : judgement.rules()) {
            List<ReportedFinding> findings = byRule.getOrDefault(rule.id(), List.of());
            List<Subject> judged = subjects.getOrDefault(rule.subjectType(), List.of());
            Set<Subject> violating = violating(findings, judged);
            String project = null;
            List<JunitCase> suite = List.of();
            for (Subject subject : judged) {
                // They are sorted, so that those of a project follow each other.
                if (!subject.project().equals(project)) {
                    project = subject.project();
                    suite = suite(project, suites);
                }
                if (violating.isEmpty() || !violating.contains(subject)) {
                    suite.add(new JunitCase(rule, subject, 1, null));
                }
            }
            Map<Subject, Integer> seen = new HashMap<>();
            for (ReportedFinding reported : findings) {
                Subject subject = reported.finding().subject();
                suite(subject.project(), suites)
                        .add(new JunitCase(rule, subject, seen.merge(subject, 1, Integer::sum), reported));
            }
        }
        return suites;
    }

    private static List<JunitCase> suite(String project, Map<String, List<JunitCase>> suites) {
        return suites.computeIfAbsent(project.isEmpty() ? REPOSITORY : project, name -> new ArrayList<>());
    }

    private static Set<Subject> violating(List<ReportedFinding> findings, List<Subject> judged) {
        Set<Subject> violating = new HashSet<>();
        if (findings.isEmpty()) {
            return violating;
        }
        Set<Subject> known = new HashSet<>(judged);
        for (ReportedFinding reported : findings) {
            Finding finding = reported.finding();
            Subject subject = finding.subject();
            Subject whole = finding.evidence().isEmpty()
                    ? subject
                    : finding.evidence().get(0).subject();
            violating.add(subject);
            violating.add(whole);
            if (!known.contains(subject) && !known.contains(whole)) {
                violating.add(new Subject(subject.project(), subject.service(), ""));
                violating.add(Subject.ofRepository(finding.source().file()));
                for (Fact fact : finding.evidence()) {
                    violating.add(fact.subject());
                }
            }
        }
        return violating;
    }

    /** Appends what tells the case from the others of its rule, as it stands in an attribute. */
    void name(StringBuilder xml) {
        boolean hasService = !subject.service().isEmpty();
        boolean hasProject = !subject.project().isEmpty();
        XmlText.attribute(subject.project(), xml).append(hasProject && hasService ? "/" : "");
        XmlText.attribute(subject.service(), xml);
        if (!subject.element().isEmpty()) {
            XmlText.attribute(subject.element(), xml.append(hasProject || hasService ? " " : ""));
        }
        if (ordinal > 1) {
            xml.append(" (").append(ordinal).append(')');
        }
    }
}
