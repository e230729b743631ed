package dev.serviceregistry.engine.control;

import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ControlInForce;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For every control the rules that serve it, what they found, who answers for it, and what the scenarios beside the rules
 * came to.
 *
 * @param judgement what was judged
 * @param framework the framework that was asked for; empty for all
 * @param controls the evidence, sorted by control
 * @param withoutControl the rules that serve no control, sorted by id; none when one framework was asked for
 * @param scenarios all scenarios that a report tells of; empty when none was given
 * @param scenariosGiven whether a report of scenarios was given
 */
public record ControlReport(
        Judgement judgement,
        String framework,
        List<ControlEvidence> controls,
        List<RuleDescriptor> withoutControl,
        List<ScenarioResult> scenarios,
        boolean scenariosGiven) {

    /**
     * The evidence that a judgement gives.
     *
     * @param known all rules that there are, those that are switched off included
     * @param framework the framework that is asked for; empty for all
     * @param scenarios what a report of scenarios tells
     * @param scenariosGiven whether there is such a report
     */
    public static ControlReport of(
            Judgement judgement,
            RuleSet known,
            String framework,
            List<ScenarioResult> scenarios,
            boolean scenariosGiven) {
        SortedMap<String, SourceLocation> inForce = new TreeMap<>();
        for (ControlInForce control : judgement.judged().facts().ofType(ControlInForce.class)) {
            inForce.putIfAbsent(spelled(control.control(), known), control.source());
        }
        SortedMap<String, List<RuleEvidence>> byControl = new TreeMap<>();
        inForce.keySet().forEach(control -> byControl.put(control, new ArrayList<>()));
        List<RuleDescriptor> without = new ArrayList<>();
        Map<String, List<Subject>> subjects = judgement.judged().subjects();
        for (RuleDescriptor rule : known.rules()) {
            RuleEvidence evidence = evidence(rule, judgement, known, subjects, scenarios);
            if (rule.controls().isEmpty()) {
                without.add(evidence.rule());
            }
            for (String control : rule.controls()) {
                byControl.computeIfAbsent(control, unseen -> new ArrayList<>()).add(evidence);
            }
        }
        ControlCatalog catalog = new ControlCatalog();
        List<ControlEvidence> controls = new ArrayList<>();
        byControl.forEach((control, rules) -> {
            ControlEvidence evidence =
                    new ControlEvidence(control, catalog.title(control), inForce.get(control), List.copyOf(rules));
            if (framework.isEmpty() || evidence.framework().equals(framework)) {
                controls.add(evidence);
            }
        });
        return new ControlReport(
                judgement,
                framework,
                List.copyOf(controls),
                framework.isEmpty() ? List.copyOf(without) : List.of(),
                List.copyOf(scenarios),
                scenariosGiven);
    }

    private static RuleEvidence evidence(
            RuleDescriptor stated,
            Judgement judgement,
            RuleSet known,
            Map<String, List<Subject>> subjects,
            List<ScenarioResult> scenarios) {
        RuleDescriptor judged = judgement.judged().ruleSet().find(stated.id()).orElse(null);
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : judgement.evaluation().findings()) {
            if (finding.rule().id().equals(stated.id())) {
                findings.add(finding);
            }
        }
        List<SuppressedFinding> excepted = new ArrayList<>();
        for (SuppressedFinding finding : judgement.evaluation().suppressed()) {
            if (finding.finding().rule().id().equals(stated.id())) {
                excepted.add(finding);
            }
        }
        List<ScenarioResult> own = new ArrayList<>();
        for (ScenarioResult scenario : scenarios) {
            if (scenario.rules().contains(stated.id())) {
                own.add(scenario);
            }
        }
        Outcome outcome = judgement.evaluation().outcomes().getOrDefault(stated.id(), Outcome.NOT_APPLICABLE);
        String text = known.text(stated.id()).orElse("");
        return new RuleEvidence(
                judged == null ? stated : judged,
                text,
                sha256(text),
                judged == null ? RuleEvidence.Result.OFF : result(outcome, findings),
                judged == null || outcome == Outcome.NOT_APPLICABLE
                        ? 0
                        : subjects.getOrDefault(stated.subjectType(), List.of()).size(),
                List.copyOf(findings),
                List.copyOf(excepted),
                List.copyOf(own));
    }

    private static RuleEvidence.Result result(Outcome outcome, List<Finding> findings) {
        return switch (outcome) {
            case PASSED -> RuleEvidence.Result.PASSED;
            case NOT_APPLICABLE -> RuleEvidence.Result.NOT_APPLICABLE;
            case VIOLATED -> findings.isEmpty() ? RuleEvidence.Result.EXCEPTED : RuleEvidence.Result.VIOLATED;
        };
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The frameworks that there is something to say for, each with its controls, both sorted. */
    public SortedMap<String, List<ControlEvidence>> frameworks() {
        SortedMap<String, List<ControlEvidence>> frameworks = new TreeMap<>();
        for (ControlEvidence control : controls) {
            frameworks
                    .computeIfAbsent(control.framework(), unseen -> new ArrayList<>())
                    .add(control);
        }
        return frameworks;
    }

    /** The approvals of changes that were judged, as they are given. */
    public List<Approval> approvals() {
        List<Approval> approvals = new ArrayList<>();
        for (Approval approval : judgement.judged().facts().ofType(Approval.class)) {
            approvals.add(approval);
        }
        approvals.sort(Comparator.comparing(Approval::fingerprint)
                .thenComparing(Approval::team)
                .thenComparing(Approval::approver)
                .thenComparing(Approval::source));
        return approvals;
    }

    /** How many controls have this standing. */
    public int count(ControlEvidence.Standing standing) {
        int count = 0;
        for (ControlEvidence control : controls) {
            count += control.standing() == standing ? 1 : 0;
        }
        return count;
    }

    /** The controls in force that no rule serves. */
    public List<ControlEvidence> withoutRule() {
        return controls.stream()
                .filter(control -> control.standing() == ControlEvidence.Standing.NO_RULE)
                .toList();
    }

    /** The controls in force whose rules had nothing to judge. */
    public List<ControlEvidence> notJudged() {
        return controls.stream()
                .filter(control ->
                        control.inForce() != null && control.standing() == ControlEvidence.Standing.NOT_JUDGED)
                .toList();
    }

    /** A control in the spelling of the rules that serve it, who may write its id in other letters. */
    private static String spelled(String control, RuleSet known) {
        for (RuleDescriptor rule : known.rules()) {
            for (String served : rule.controls()) {
                if (served.equalsIgnoreCase(control)) {
                    return served;
                }
            }
        }
        return control;
    }

    /** The scenarios that failed. */
    public List<ScenarioResult> failedScenarios() {
        return scenarios.stream()
                .filter(scenario -> !scenario.passed() && !scenario.skipped())
                .toList();
    }

    /** The rules that serve the controls of the report, each once, sorted by id. */
    public List<RuleEvidence> rules() {
        SortedMap<String, RuleEvidence> rules = new TreeMap<>();
        for (ControlEvidence control : controls) {
            control.rules().forEach(rule -> rules.put(rule.rule().id(), rule));
        }
        return List.copyOf(rules.values());
    }
}
