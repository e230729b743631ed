package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.ExceptionReview;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.facts.ExceptionFact;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.RefusedWaiver;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Waiver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Judges facts by Drools rules that were compiled at build time. */
public final class DroolsPolicyEngine implements PolicyEngine {

    private static final int PROJECTS_PER_SHARD = 100;

    private final RuleNetworks networks;
    private final UnaryOperator<DroolsRuleSet> narrowing;
    private final RuleLimits limits;
    private final int projectsPerShard;

    private DroolsPolicyEngine(
            RuleNetworks networks, UnaryOperator<DroolsRuleSet> narrowing, RuleLimits limits, int projectsPerShard) {
        this.networks = networks;
        this.narrowing = narrowing;
        this.limits = limits;
        this.projectsPerShard = projectsPerShard;
    }

    private DroolsPolicyEngine(Supplier<DroolsRuleSet> rules, int projectsPerShard) {
        this(new RuleNetworks(rules), UnaryOperator.identity(), RuleLimits.DEFAULT, projectsPerShard);
    }

    /** An engine that judges by these rules. */
    public DroolsPolicyEngine(DroolsRuleSet rules) {
        this(rules, PROJECTS_PER_SHARD);
    }

    /**
     * An engine that judges by these rules.
     *
     * @param projectsPerShard how many projects are judged together at most; with no more than these, all are
     */
    public DroolsPolicyEngine(DroolsRuleSet rules, int projectsPerShard) {
        this(() -> rules, projectsPerShard);
    }

    /** An engine that judges by the rules that the program ships with; they are loaded when they are needed. */
    public static DroolsPolicyEngine bundled() {
        return new DroolsPolicyEngine(DroolsRuleSet::bundled, PROJECTS_PER_SHARD);
    }

    /**
     * The same for facts among which there are no changes: the rules on changes are not loaded, and have nothing to judge.
     */
    public static DroolsPolicyEngine bundledForStates() {
        return new DroolsPolicyEngine(DroolsRuleSet::bundledForStates, PROJECTS_PER_SHARD);
    }

    /** Whether it judges by rules on changes too, should there be changes. */
    public boolean judgesChanges() {
        return networks.rules().absent().isEmpty();
    }

    /** Starts to load the rules on a thread of its own and returns this engine at once; a failure shows when they are needed. */
    public DroolsPolicyEngine prepare() {
        networks.prepare(task -> {
            Thread thread = new Thread(task, "rules");
            thread.setDaemon(true);
            thread.start();
        });
        return this;
    }

    /** An engine that judges by more rules besides the same loaded ones; they are asked for when they are needed. */
    public DroolsPolicyEngine with(Supplier<List<LoadedFile>> more, RuleLimits limits) {
        return new DroolsPolicyEngine(
                networks.with(rules -> rules.with(more.get())), narrowing, limits, projectsPerShard);
    }

    /** An engine over the same loaded rules, but for those of one file: these are as the file was loaded now. */
    public DroolsPolicyEngine replacing(LoadedFile file) {
        Set<String> titles = new HashSet<>();
        file.rules().forEach(rule -> titles.add(rule.title()));
        RuleNetworks replaced = networks.replacing(
                titles,
                rules -> rules.only(rule -> !titles.contains(rule.title())).with(List.of(file)));
        return new DroolsPolicyEngine(replaced, narrowing, limits, projectsPerShard);
    }

    /** An engine over the same loaded rules that judges by no others than those that satisfy the condition. */
    public DroolsPolicyEngine only(Predicate<RuleDescriptor> condition) {
        return new DroolsPolicyEngine(
                networks, rules -> narrowing.apply(rules).only(condition), limits, projectsPerShard);
    }

    /** An engine over the same loaded rules in which these, by id, are of other severity. */
    public DroolsPolicyEngine withSeverities(Map<String, Severity> severities) {
        return new DroolsPolicyEngine(
                networks, rules -> narrowing.apply(rules).withSeverities(severities), limits, projectsPerShard);
    }

    @Override
    public DroolsRuleSet rules() {
        return narrowing.apply(networks.rules());
    }

    @Override
    public Evaluation evaluate(FactSet stated, Exceptions exceptions, Progress progress) {
        DroolsRuleSet rules = rules();
        FactSet facts = ServedControls.with(stated, rules);
        List<ExceptionFact> own = facts.ofType(ExceptionFact.class);
        LastRules turns = LastRules.of(rules, !own.isEmpty());
        List<Violation> violations = Shards.areNeeded(facts, projectsPerShard)
                ? judgeInShards(turns.first(), rules, FactIndex.of(facts), progress)
                : judgeTogether(turns.first(), rules, VisibleFacts.of(facts), progress);
        Evaluation judged = Verdict.on(violations, turns.decided(rules), facts, exceptions);
        if (own.isEmpty()) {
            return judged;
        }
        FactSet reviewed = facts.plus(reviewed(judged, facts, exceptions));
        violations.addAll(judge(turns.last(), rules, VisibleFacts.of(reviewed)));
        return Verdict.on(violations, rules, reviewed, exceptions);
    }

    /** What came of exceptions, which rules that are judged last see besides everything else. */
    public List<Fact> reviewed(Evaluation judged, FactSet facts, Exceptions exceptions) {
        return reviewed(judged, VisibleFacts.of(facts), exceptions);
    }

    /** The same of facts that are found by type. */
    List<Fact> reviewed(Evaluation judged, VisibleFacts facts, Exceptions exceptions) {
        List<Waiver> refused = new ArrayList<>();
        for (List<Fact> some : facts.of(RefusedWaiver.class)) {
            some.forEach(fact -> refused.add(((RefusedWaiver) fact).waiver()));
        }
        Set<String> settled = Verdict.settled(judged, rules(), facts);
        return new ExceptionReview(judged, exceptions, refused, known(), settled).outcome();
    }

    /** How many projects are judged together at most. */
    int projectsPerShard() {
        return projectsPerShard;
    }

    @Override
    public boolean reads(Class<? extends Fact> type) {
        DroolsRuleSet rules = rules();
        return rules.rules().stream().anyMatch(rule -> reads(rule, rules, type));
    }

    /** Whether a rule has a condition on facts of this class. */
    boolean reads(RuleDescriptor rule, DroolsRuleSet rules, Class<?> type) {
        return rules.isUnderstood(rule)
                ? rules.reads(rule, type)
                : networks.of(rule).names(type);
    }

    @Override
    public Explanation explain(Finding finding, FactSet stated, Exceptions exceptions) {
        List<Fact> evidence = finding.evidence();
        Fact subject = evidence.get(0);
        return explained(finding.rule(), finding.subject(), subject::equals, evidence::containsAll, stated, exceptions);
    }

    @Override
    public Explanation explain(RuleDescriptor rule, Subject subject, FactSet stated, Exceptions exceptions) {
        return explained(
                rule,
                subject,
                fact -> fact.subject().project().equals(subject.project())
                        && fact.subject().service().equals(subject.service()),
                facts -> true,
                stated,
                exceptions);
    }

    private Explanation explained(
            RuleDescriptor rule,
            Subject subject,
            Predicate<Fact> about,
            Predicate<List<Fact>> wanted,
            FactSet stated,
            Exceptions exceptions) {
        DroolsRuleSet rules = rules();
        RuleModel model = rules.model(rule);
        RuleExplainer explainer = new RuleExplainer(
                model.rules().get(0),
                model.globals(),
                rules.text(rule.id()).orElse(""),
                rules.subjectType(rule),
                visible(rule, subject, ServedControls.with(stated, rules), exceptions),
                new Identity(subject),
                about,
                wanted);
        try {
            return explainer.explain();
        } catch (Exception e) {
            throw RuleSession.failure(rule, e);
        }
    }

    /** What the rule sees when it judges the subject. */
    private VisibleFacts visible(RuleDescriptor rule, Subject subject, FactSet facts, Exceptions exceptions) {
        boolean haveExceptions = !facts.ofType(ExceptionFact.class).isEmpty();
        if (haveExceptions && LastRules.isLast(rule, rules(), true)) {
            return VisibleFacts.of(facts.plus(reviewed(evaluate(facts, exceptions), facts, exceptions)));
        }
        if (rule.scope() == Scope.PROJECT && Shards.areNeeded(facts, projectsPerShard)) {
            FactIndex index = FactIndex.of(facts);
            for (Set<String> projects : index.shards(projectsPerShard)) {
                if (Shards.judges(projects, subject)) {
                    return index.visibleTo(projects);
                }
            }
        }
        return VisibleFacts.of(facts);
    }

    /** What the rule sees of these facts when it judges. */
    VisibleFacts visible(RuleDescriptor rule, FactSet stated, Exceptions exceptions) {
        return visible(rule, Subject.ofRepository(""), ServedControls.with(stated, rules()), exceptions);
    }

    /** The ids of all rules that there are, whichever are judged by here. */
    private Set<String> known() {
        DroolsRuleSet all = networks.rules();
        Set<String> known = new HashSet<>(all.absent());
        for (RuleDescriptor rule : all.rules()) {
            known.add(rule.id());
        }
        return known;
    }

    /** What rules report on the facts that they see. */
    List<Violation> judge(List<RuleDescriptor> asked, DroolsRuleSet rules, VisibleFacts facts) {
        List<Violation> violations = new ArrayList<>();
        List<RuleDescriptor> own = new ArrayList<>();
        for (RuleDescriptor rule : asked) {
            if (rules.isOwn(rule)) {
                own.add(rule);
                continue;
            }
            List<Fact> needed = needed(rule, rules, facts);
            if (!needed.isEmpty()) {
                violations.addAll(RuleSession.judge(networks.of(rule), rule, needed));
            }
        }
        if (!own.isEmpty()) {
            violations.addAll(judgeOwn(own, rules, facts));
        }
        return violations;
    }

    /** The facts that a session of the rule alone needs; none when it cannot match. */
    List<Fact> needed(RuleDescriptor rule, DroolsRuleSet rules, VisibleFacts facts) {
        return rules.isUnderstood(rule) ? rules.needed(rule, facts) : facts.all(networks.of(rule)::names);
    }

    private List<Violation> judgeOwn(List<RuleDescriptor> own, DroolsRuleSet rules, VisibleFacts facts) {
        return WatchedRules.judge(own, limits, rule -> {
            List<Fact> needed = needed(rule, rules, facts);
            return needed.isEmpty()
                    ? List.of()
                    : RuleSession.judge(networks.of(rule), rule, needed, new MatchLimit(limits.matches()));
        });
    }

    /** Judges everything at once, a rule on every processor. */
    private List<Violation> judgeTogether(
            List<RuleDescriptor> asked, DroolsRuleSet rules, VisibleFacts facts, Progress progress) {
        List<Callable<List<Violation>>> tasks = new ArrayList<>();
        List<RuleDescriptor> own = new ArrayList<>();
        for (RuleDescriptor rule : asked) {
            if (rules.isOwn(rule)) {
                own.add(rule);
            } else {
                tasks.add(() -> judge(List.of(rule), rules, facts));
            }
        }
        tasks.add(() -> judge(own, rules, facts));
        return inParallel(tasks, progress);
    }

    private List<Violation> judgeInShards(
            List<RuleDescriptor> asked, DroolsRuleSet rules, FactIndex facts, Progress progress) {
        List<RuleDescriptor> wide = new ArrayList<>();
        List<RuleDescriptor> narrow = new ArrayList<>();
        for (RuleDescriptor rule : asked) {
            (rule.scope() == Scope.PROJECT ? narrow : wide).add(rule);
        }
        List<Callable<List<Violation>>> tasks = new ArrayList<>();
        tasks.add(() -> judge(wide, rules, facts.all()));
        for (Set<String> projects : facts.shards(projectsPerShard)) {
            tasks.add(() -> judge(narrow, rules, facts.visibleTo(projects)).stream()
                    .filter(violation -> Shards.judges(projects, violation.subject()))
                    .toList());
        }
        return inParallel(tasks, progress);
    }

    private static List<Violation> inParallel(List<Callable<List<Violation>>> tasks, Progress progress) {
        List<Violation> violations = new ArrayList<>();
        ParallelTasks.run(tasks, progress).forEach(violations::addAll);
        return violations;
    }
}
