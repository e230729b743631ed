package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.facts.ExceptionFact;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Judges a repository again and again while it changes. Each evaluation is the one that judging everything would come to;
 * what is judged is only what can have another outcome than last time:
 *
 * <ul>
 *   <li>a project of which a fact came or went, or that names a service of which one did: by all rules of project scope;
 *   <li>everything, by a rule of project scope that reads a type of which a fact came or went that all projects see;
 *   <li>everything, by a rule of repository scope that reads a type of which any fact came or went;
 *   <li>everything, by a rule that is new or says something else than before.
 * </ul>
 *
 * <p>Parts of the facts that are the same objects as last time are not looked at. One thread uses it at a time.
 */
public final class Rejudging {

    private FactIndex index = new FactIndex();
    private Map<String, KeptViolations> kept = new HashMap<>();
    private Map<String, List<Finding>> findings = new HashMap<>();
    private List<Set<String>> shards = List.of();

    /** The projects on which something else is reported than last time. */
    private final Set<String> touched = new HashSet<>();

    /**
     * Judges the facts.
     *
     * @param engine what judges; it may be another than last time
     * @param progress is told how much of them is judged, when there is much to judge
     */
    public Evaluation evaluate(DroolsPolicyEngine engine, FactSet facts, Exceptions exceptions, Progress progress) {
        try {
            return judged(engine, facts, exceptions, progress);
        } catch (RuntimeException | Error e) {
            // What is half known is not known.
            index = new FactIndex();
            kept = new HashMap<>();
            findings = new HashMap<>();
            shards = List.of();
            throw e;
        }
    }

    private Evaluation judged(DroolsPolicyEngine engine, FactSet stated, Exceptions exceptions, Progress progress) {
        DroolsRuleSet rules = engine.rules();
        touched.clear();
        Set<String> foreign = index.foreign("");
        List<Fact> changed = index.replaceBy(ServedControls.with(stated, rules).parts());
        boolean seesOther = !foreign.equals(index.foreign(""));
        Turn turn = new Turn(engine, rules, changed, foreign);
        List<ExceptionFact> own = index.of(ExceptionFact.class);
        LastRules turns = LastRules.of(rules, !own.isEmpty());
        List<RuleDescriptor> first = turns.first();
        turn.dropOthers(first);
        List<Set<String>> now = index.projects().size() > engine.projectsPerShard()
                ? index.shards(engine.projectsPerShard())
                : List.of();
        boolean isOther = now.isEmpty() != shards.isEmpty() || seesOther;
        if (now.isEmpty()) {
            turn.judgeWhole(first, isOther);
        } else {
            turn.judgeInShards(first, now, new HashSet<>(shards), isOther, progress);
        }
        shards = now;
        gather();
        List<Finding> all = new ArrayList<>();
        findings.keySet().stream().sorted().forEach(project -> all.addAll(findings.get(project)));
        all.sort(null);
        Evaluation judged = Verdict.on(all, turns.decided(rules), index.types(), exceptions);
        return own.isEmpty() ? judged : turn.reviewed(judged, all, turns.last(), exceptions);
    }

    /** Numbers again what was reported on the projects that are touched. */
    private void gather() {
        for (String project : touched) {
            List<Violation> violations = new ArrayList<>();
            kept.values().forEach(ofRule -> violations.addAll(ofRule.on(project)));
            if (violations.isEmpty()) {
                findings.remove(project);
            } else {
                findings.put(project, Verdict.findings(violations));
            }
        }
    }

    /** One evaluation. */
    private final class Turn {

        private final DroolsPolicyEngine engine;
        private final DroolsRuleSet rules;
        private final Set<Class<?>> types = new HashSet<>();
        private final Set<Class<?>> sharedTypes = new HashSet<>();
        private final Set<String> projects = new HashSet<>();
        private boolean isSeenByAll;

        private Turn(DroolsPolicyEngine engine, DroolsRuleSet rules, List<Fact> changed, Set<String> seenByAll) {
            this.engine = engine;
            this.rules = rules;
            Set<String> services = new HashSet<>();
            for (Fact fact : changed) {
                types.add(fact.getClass());
                String project = Shards.project(fact);
                if (Shards.isShared(project)) {
                    sharedTypes.add(fact.getClass());
                } else {
                    projects.add(project);
                    services.add(FactIndex.service(fact));
                }
            }
            services.forEach(service -> isSeenByAll |= seenByAll.contains(service));
            for (String project : services.isEmpty() ? List.<String>of() : index.projects()) {
                if (!projects.contains(project)) {
                    for (String service : index.foreign(project)) {
                        if (services.contains(service)) {
                            projects.add(project);
                            break;
                        }
                    }
                }
            }
            projects.retainAll(index.projects());
        }

        /** Forgets what was reported by rules that are none of these. */
        private void dropOthers(List<RuleDescriptor> first) {
            Set<String> titles = new HashSet<>();
            first.forEach(rule -> titles.add(rule.title()));
            kept.entrySet().removeIf(entry -> {
                if (!titles.contains(entry.getKey())) {
                    touched.addAll(entry.getValue().projects());
                    return true;
                }
                return false;
            });
        }

        private KeptViolations kept(RuleDescriptor rule) {
            return kept.computeIfAbsent(rule.title(), unseen -> new KeptViolations(rule, rules.compiled(rule)));
        }

        /** Whether nothing is known of the rule, as it says now; what was known is forgotten. */
        private boolean isNew(RuleDescriptor rule) {
            KeptViolations known = kept.get(rule.title());
            if (known != null && known.areOf(rule, rules.compiled(rule))) {
                return false;
            }
            if (known != null) {
                touched.addAll(known.projects());
                kept.remove(rule.title());
            }
            return true;
        }

        private boolean reads(RuleDescriptor rule, Set<Class<?>> some) {
            for (Class<?> type : some) {
                if (engine.reads(rule, rules, type)) {
                    return true;
                }
            }
            return false;
        }

        private void judgeWhole(List<RuleDescriptor> asked, boolean all) {
            List<RuleDescriptor> due = new ArrayList<>();
            for (RuleDescriptor rule : asked) {
                if (isNew(rule) | all || reads(rule, types)) {
                    due.add(rule);
                }
            }
            if (!due.isEmpty()) {
                replaceWhole(due, engine.judge(due, rules, index.all()));
            }
        }

        private void replaceWhole(List<RuleDescriptor> due, List<Violation> violations) {
            for (RuleDescriptor rule : due) {
                KeptViolations known = kept(rule);
                touched.addAll(known.forget(Set.copyOf(known.projects())));
            }
            violations.forEach(this::keep);
        }

        private void keep(Violation violation) {
            kept(violation.rule()).add(violation);
            touched.add(violation.subject().project());
        }

        private void judgeInShards(
                List<RuleDescriptor> asked,
                List<Set<String>> now,
                Set<Set<String>> before,
                boolean all,
                Progress progress) {
            List<RuleDescriptor> wide = new ArrayList<>();
            List<RuleDescriptor> everywhere = new ArrayList<>();
            List<RuleDescriptor> bundled = new ArrayList<>();
            List<RuleDescriptor> own = new ArrayList<>();
            for (RuleDescriptor rule : asked) {
                boolean isNew = isNew(rule) | all;
                if (rule.scope() != Scope.PROJECT) {
                    if (isNew || reads(rule, types)) {
                        wide.add(rule);
                    }
                } else if (isNew || isSeenByAll || reads(rule, sharedTypes)) {
                    everywhere.add(rule);
                } else {
                    (rules.isOwn(rule) ? own : bundled).add(rule);
                }
            }
            judgeWhole(wide, true);
            List<Callable<Runnable>> tasks = new ArrayList<>();
            // What reads no fact of a project reports on none.
            List<RuleDescriptor> ofProjects = everywhere.stream()
                    .filter(rule -> rules.isOwn(rule)
                            || reads(rule, index.typesOfProjects())
                            || kept(rule).isOnProjects())
                    .toList();
            for (Set<String> shard : everywhere.isEmpty() ? List.<Set<String>>of() : now) {
                List<RuleDescriptor> due = shard.isEmpty() ? everywhere : ofProjects;
                if (!due.isEmpty()) {
                    tasks.add(() -> judged(due, shard));
                }
            }
            forgetAbsent(everywhere, now);
            // Nobody has tested that a rule of an organisation sees no more than its scope says: its shards stay as
            // they are.
            for (Set<String> shard : own.isEmpty() ? List.<Set<String>>of() : now) {
                if (!before.contains(shard) || shard.stream().anyMatch(projects::contains)) {
                    tasks.add(() -> judged(own, shard));
                }
            }
            forgetAbsent(own, now);
            forgetAbsent(bundled, now);
            if (!bundled.isEmpty()) {
                List<String> few = projects.stream().sorted().toList();
                for (Set<String> some : FactIndex.chunks(few, engine.projectsPerShard())) {
                    tasks.add(() -> judged(bundled, some));
                }
            }
            DroolsPolicyEngine.run(tasks, progress).forEach(Runnable::run);
        }

        /** Forgets what was reported on projects that there are no more. */
        private void forgetAbsent(List<RuleDescriptor> some, List<Set<String>> now) {
            Set<String> there = new HashSet<>();
            now.forEach(there::addAll);
            for (RuleDescriptor rule : some) {
                KeptViolations known = kept(rule);
                Set<String> absent = new HashSet<>();
                for (String project : known.projects()) {
                    if (!there.contains(project) && !Shards.isShared(project)) {
                        absent.add(project);
                    }
                }
                touched.addAll(known.forget(absent));
            }
        }

        /** Judges a shard; what comes back keeps what was found. */
        private Runnable judged(List<RuleDescriptor> due, Set<String> shard) {
            List<Violation> violations = engine.judge(due, rules, index.visibleTo(shard)).stream()
                    .filter(violation -> Shards.judges(shard, violation.subject()))
                    .toList();
            return () -> {
                for (RuleDescriptor rule : due) {
                    KeptViolations known = kept(rule);
                    touched.addAll(known.forget(shard.isEmpty() ? shared(known) : shard));
                }
                violations.forEach(this::keep);
            };
        }

        private Set<String> shared(KeptViolations known) {
            Set<String> shared = new HashSet<>(known.projects());
            shared.removeIf(project -> !Shards.isShared(project));
            return shared;
        }

        /** The evaluation with what came of exceptions, which is known only now. */
        private Evaluation reviewed(
                Evaluation judged, List<Finding> all, List<RuleDescriptor> last, Exceptions exceptions) {
            FactSet reviewed = new FactSet(engine.reviewed(judged, exceptions));
            List<Finding> every = new ArrayList<>(all);
            every.addAll(Verdict.findings(engine.judge(last, rules, index.all().plus(reviewed))));
            every.sort(null);
            Set<Class<?>> present = new HashSet<>(index.types());
            present.addAll(reviewed.types());
            return Verdict.on(every, rules, present, exceptions);
        }
    }
}
