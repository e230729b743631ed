package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Scalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges, and tells why a finding was made or why there is none. */
final class Explaining {

    private final Call call;
    private final Reading reading;
    private final ComparedJudgement judged;
    private final Judgement judgement;
    private final Evaluation evaluation;
    private final FactSet facts;

    Explaining(Call call, JudgingOptions options) throws IOException {
        this.call = call;
        this.reading = Readings.of(call);
        this.judged = new Judging(call, options).judged(reading, Set.of(), Set.of(), List.of());
        this.judgement = judged.judgement();
        this.evaluation = judgement.evaluation();
        this.facts = judgement.judged().facts();
    }

    /**
     * Tells it.
     *
     * @param asked a rule's id, or a fingerprint or its beginning
     * @param service the service that a rule is asked about; empty for the rule itself
     * @param project what the service's id means to whom; empty when it says so itself
     */
    void tell(String asked, String service, String project, boolean json) throws IOException {
        RuleDescriptor rule = rule(asked.toUpperCase(Locale.ROOT));
        if (rule == null) {
            if (!service.isEmpty()) {
                throw unknown(asked);
            }
            write(List.of(reasons(finding(asked))), json);
        } else if (service.isEmpty() && project.isEmpty()) {
            RuleInForce inForce = new RuleInForce(
                    rule, setting(rule, "severity"), setting(rule, "mode"), outcome(rule), findings(rule, null));
            if (json) {
                ReasonsJson.rule(inForce, known(), call.out());
            } else {
                new ReasonsText(call, judgement, policyOwners()).rule(inForce, known());
            }
        } else {
            write(reasons(rule, judged(rule, subject(service, project))), json);
        }
    }

    private void write(List<Reasons> all, boolean json) throws IOException {
        if (json) {
            ReasonsJson.all(all, call.out());
        } else {
            ReasonsText text = new ReasonsText(call, judgement, policyOwners());
            for (Reasons reasons : all) {
                text.all(reasons);
            }
        }
    }

    /** The teams that answer for the central repository, and so for its settings. */
    private String policyOwners() {
        ParsedFile catalog = reading.files().get(Repository.MARK);
        List<String> owners = new ArrayList<>();
        if (catalog != null) {
            for (Scalar owner : catalog.content().table("catalog").scalars("owners")) {
                owners.add(owner.text());
            }
        }
        return String.join(", ", owners);
    }

    private Subject subject(String service, String project) {
        if (service.isEmpty()) {
            return new Subject(
                    Readings.projects(List.of(project), reading, call)
                            .iterator()
                            .next(),
                    "",
                    "");
        }
        try {
            return ServiceSearch.one(service, project, reading.registry())
                    .service()
                    .subject();
        } catch (UsageProblem e) {
            if (project.isEmpty() && Readings.projects(reading).contains(service)) {
                throw new UsageProblem("there is no service '" + service
                        + "', but a project of that name: write --project " + service);
            }
            throw e;
        }
    }

    /** The subject as the rule judges it: the project of a service, or the repository, where it judges nothing smaller. */
    private Subject judged(RuleDescriptor rule, Subject subject) {
        List<Subject> subjects = judgement.judged().subjects().getOrDefault(rule.subjectType(), List.of());
        boolean services = subjects.isEmpty();
        boolean projects = false;
        for (Subject one : subjects) {
            services |= !one.service().isEmpty();
            projects |= !one.project().isEmpty();
        }
        if (services) {
            return subject;
        }
        return projects ? new Subject(subject.project(), "", "") : Subject.ofRepository("");
    }

    private List<Reasons> reasons(RuleDescriptor rule, Subject subject) {
        List<Reasons> all = new ArrayList<>();
        for (Finding finding : findings(rule, subject)) {
            all.add(reasons(finding));
        }
        if (all.isEmpty()) {
            all.add(none(rule, subject));
        }
        return all;
    }

    private Reasons reasons(Finding finding) {
        Suppression suppression = null;
        for (SuppressedFinding suppressed : evaluation.suppressed()) {
            suppression = suppressed.finding().equals(finding) ? suppressed.suppression() : suppression;
        }
        Explanation explanation = judged.engine().explain(finding, facts, exceptions());
        return new Reasons(
                finding.rule(),
                setting(finding.rule(), "severity"),
                finding.subject(),
                Owner.of(finding.subject(), facts),
                suppression == null ? Reasons.Standing.REPORTED : Reasons.Standing.SUPPRESSED,
                null,
                finding,
                suppression,
                explanation,
                ValueLayer.of(finding.subject(), explanation, reading.registry()));
    }

    private Reasons none(RuleDescriptor rule, Subject subject) {
        Setting mode = setting(rule, "mode");
        boolean off = judgement.judged().ruleSet().find(rule.id()).isEmpty();
        boolean nothing = outcome(rule) == Outcome.NOT_APPLICABLE
                && !judgement.judged().subjects().containsKey(rule.subjectType());
        Explanation explanation = off || nothing ? null : judged.engine().explain(rule, subject, facts, exceptions());
        return new Reasons(
                rule,
                setting(rule, "severity"),
                subject,
                Owner.of(subject, facts),
                off ? Reasons.Standing.OFF : nothing ? Reasons.Standing.NOTHING : Reasons.Standing.PASSED,
                off ? mode : null,
                null,
                null,
                explanation,
                explanation == null ? List.of() : ValueLayer.of(subject, explanation, reading.registry()));
    }

    private Exceptions exceptions() {
        return Exceptions.in(facts, judgement.asOf());
    }

    private Outcome outcome(RuleDescriptor rule) {
        return evaluation.outcomes().getOrDefault(rule.id(), Outcome.NOT_APPLICABLE);
    }

    /** The findings of a rule, on this service or project when one is given. */
    private List<Finding> findings(RuleDescriptor rule, @Nullable Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : evaluation.every()) {
            if (finding.rule().id().equals(rule.id())
                    && (subject == null
                            || finding.subject().project().equals(subject.project())
                                    && finding.subject().service().equals(subject.service()))) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private @Nullable Setting setting(RuleDescriptor rule, String what) {
        String key = "rules." + rule.id() + "." + what;
        for (Setting setting : facts.ofType(Setting.class)) {
            if (setting.key().equals(key)) {
                return setting;
            }
        }
        return null;
    }

    /** All rules, those that are switched off included. */
    private RuleSet known() {
        return call.engine().rules();
    }

    private @Nullable RuleDescriptor rule(String id) {
        return judgement.judged().ruleSet().find(id).or(() -> known().find(id)).orElse(null);
    }

    private Finding finding(String asked) {
        String fingerprint = FindingSearch.fingerprint(asked, evaluation);
        for (Finding finding : evaluation.every()) {
            if (finding.fingerprint().value().equals(fingerprint)) {
                return finding;
            }
        }
        throw unknown(asked);
    }

    private UsageProblem unknown(String asked) {
        List<String> ids = new ArrayList<>();
        known().rules().forEach(rule -> ids.add(rule.id()));
        return new UsageProblem(
                "there is neither a finding nor a rule '" + asked + "'"
                        + UsageProblem.hint(asked.toUpperCase(Locale.ROOT), ids)
                        + "\n'service-registry validate -f json' tells the fingerprints, 'service-registry rules list' the rules.");
    }
}
