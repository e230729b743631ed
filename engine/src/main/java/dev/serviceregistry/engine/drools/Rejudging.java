package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Renamings;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.facts.ControlInForce;
import dev.serviceregistry.facts.ExceptionFact;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.NameClaim;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges a repository again and again while it changes. Each evaluation is the one that judging everything would come to;
 * what is judged is only what can have another outcome than last time:
 *
 * <ul>
 *   <li>a project of which a fact came or went, or that names a service of which one did: by the rules of project scope
 *       that read a type of which a fact came or went, and by all of them when it names other services than before;
 *   <li>everything, by a rule of project scope that reads a type of which a fact came or went that all projects see;
 *   <li>neither of these, but only the facts that came or went, by a rule that reports such facts and reads them for
 *       nothing else;
 *   <li>everything, by a rule of repository scope that reads a type of which any fact came or went;
 *   <li>everything, by a rule that is new or says something else than before.
 * </ul>
 *
 * <p>A fact that says the same at another place of its file neither came nor went: no bundled rule looks at places. What is
 * reported by such a fact is judged again, since its places are others.
 *
 * <p>A rule of an organisation is judged beside the same projects as when everything is judged: that it needs its project
 * alone is shown by the compiler, and tested for no single rule.
 *
 * <p>Parts of the facts that are the same objects as last time are not looked at. One thread uses it at a time.
 */
public final class Rejudging {

    /** How many projects are judged sooner than threads are started for them. */
    private static final int FEW = 20;

    private FactIndex index = new FactIndex();
    private Map<String, KeptViolations> kept = new HashMap<>();
    private SortedMap<String, List<Finding>> findings = new TreeMap<>();
    private List<Set<String>> shards = List.of();
    private Renamings renamings = claimed();
    private Exceptions exceptions = Exceptions.none();

    /** The projects on which something else is reported than last time. */
    private final Set<String> touched = new HashSet<>();

    /**
     * Judges the facts.
     *
     * @param engine what judges; it may be another than last time
     * @param today the day on which it is judged, in UTC
     * @param progress is told how much of them is judged, when there is much to judge
     */
    public Evaluation evaluate(DroolsPolicyEngine engine, FactSet facts, LocalDate today, Progress progress) {
        try {
            return judged(engine, facts, today, progress);
        } catch (RuntimeException | Error e) {
            // What is half known is not known.
            index = new FactIndex();
            kept = new HashMap<>();
            findings = new TreeMap<>();
            shards = List.of();
            renamings = claimed();
            throw e;
        }
    }

    private Evaluation judged(DroolsPolicyEngine engine, FactSet stated, LocalDate today, Progress progress) {
        DroolsRuleSet rules = engine.rules();
        touched.clear();
        Set<String> seen = index.seenByAll();
        FactChanges changes =
                index.replaceBy(stated.parts(), () -> ServedControls.among(index.of(ControlInForce.class), rules));
        List<Set<String>> now = index.projects().size() > engine.projectsPerShard()
                ? index.shards(engine.projectsPerShard())
                : List.of();
        Turn turn = new Turn(engine, rules, now, changes, !seen.equals(index.seenByAll()));
        boolean haveExceptions = !index.of(ExceptionFact.class).isEmpty();
        LastRules turns = LastRules.of(rules, haveExceptions);
        turn.dropOthers(turns.first());
        turn.judge(turns.first(), progress);
        shards = now;
        gather();
        List<Finding> all = new ArrayList<>();
        findings.values().forEach(all::addAll);
        all.sort(null);
        forgetRenamed(changes);
        exceptions = Exceptions.of(index.inOrder(Waiver.class), index.inOrder(KnownFinding.class), renamings, today);
        Evaluation judged = Verdict.on(all, turns.decided(rules), index.types(), index.all(), exceptions);
        return haveExceptions ? turn.reviewed(judged, all, turns.last()) : judged;
    }

    /** The exceptions that the facts were judged with last. */
    public Exceptions exceptions() {
        return exceptions;
    }

    private void forgetRenamed(FactChanges changes) {
        forgetClaims(changes.told());
        // Former ids count in the order in which they are written.
        forgetClaims(changes.moved());
    }

    private void forgetClaims(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof NameClaim claim) {
                renamings.forget(claim.project());
            }
        }
    }

    private Renamings claimed() {
        return new Renamings(project -> index.of(project, NameClaim.class));
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

        /** The shards of a fresh evaluation; none when it would judge everything together. */
        private final List<Set<String>> now;

        private final FactChanges changes;
        private final Reach reach;

        /** What projects see that were looked at together. */
        private final Map<Set<String>, VisibleFacts> visible = new ConcurrentHashMap<>();

        /** Of the rules of an organisation nobody knows whether they look at places; null when nobody asked yet. */
        private @Nullable Reach ownReach;

        private Turn(
                DroolsPolicyEngine engine,
                DroolsRuleSet rules,
                List<Set<String>> now,
                FactChanges changes,
                boolean isSeenByAll) {
            this.engine = engine;
            this.rules = rules;
            this.now = now;
            this.changes = changes;
            this.reach = new Reach(index, isSeenByAll);
            reach.add(changes.told());
        }

        private Reach reach(boolean isOwn) {
            if (!isOwn) {
                return reach;
            }
            Reach known = ownReach;
            if (known == null) {
                known = new Reach(index, reach.isEverywhere());
                known.add(changes.told());
                known.add(changes.moved());
                ownReach = known;
            }
            return known;
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

        /**
         * Whether nothing is known of the rule, as it says now; what was known is forgotten.
         *
         * @param isOutdated whether nothing that was known of it holds
         */
        private boolean isNew(RuleDescriptor rule, boolean isOutdated) {
            KeptViolations known = kept.get(rule.title());
            if (known != null && !isOutdated && known.areOf(rule, rules.compiled(rule))) {
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

        private void judge(List<RuleDescriptor> asked, Progress progress) {
            boolean together = now.isEmpty();
            boolean isOther = together != shards.isEmpty();
            List<RuleDescriptor> whole = new ArrayList<>();
            List<RuleDescriptor> everywhere = new ArrayList<>();
            List<RuleDescriptor> own = new ArrayList<>();
            List<RuleDescriptor> some = new ArrayList<>();
            List<RuleDescriptor> others = new ArrayList<>();
            List<RuleDescriptor> subjects = new ArrayList<>();
            Set<String> projects = new TreeSet<>(reach.projects());
            Set<String> seeingOthers = new TreeSet<>(index.seeingOthers());
            seeingOthers.retainAll(index.projects());
            for (RuleDescriptor rule : asked) {
                boolean isOwn = rules.isOwn(rule);
                Reach reached = reach(isOwn);
                boolean isNew = isNew(rule, isOwn && isOther);
                boolean isOfProjects = rule.scope() == Scope.PROJECT && !(isOwn && together);
                Set<String> outdated = isNew || isOwn ? Set.of() : kept(rule).restingOn(changes);
                if (!isOfProjects) {
                    if (isNew || !outdated.isEmpty() || reads(rule, reached.types())) {
                        whole.add(rule);
                    }
                } else if (isNew
                        || reached.isEverywhere()
                        || outdated.stream().anyMatch(Shards::isShared)
                        || reads(rule, reached.sharedTypes())) {
                    boolean isCheap = !isNew && !isOwn && rules.isUnderstood(rule);
                    if (isCheap && !reached.isEverywhere() && outdated.isEmpty() && onlyJudges(rule)) {
                        subjects.add(rule);
                        others.add(rule);
                        continue;
                    }
                    (together || isCheap ? whole : everywhere).add(rule);
                } else {
                    touched.addAll(kept(rule).forget(reach.gone()));
                    boolean reads = !isOwn && reads(rule, reached.types());
                    if (isOwn) {
                        own.add(rule);
                    } else if (!outdated.isEmpty() || reads && !onlyJudges(rule)) {
                        projects.addAll(outdated);
                        some.add(rule);
                    } else {
                        if (reads) {
                            subjects.add(rule);
                        }
                        others.add(rule);
                    }
                }
            }
            List<Callable<Runnable>> tasks = new ArrayList<>();
            judgeWhole(whole, tasks);
            judgeEverywhere(everywhere, tasks);
            judgeOwn(own, tasks);
            // Threads are not worth their start for little.
            List<Callable<Runnable>> few = new ArrayList<>();
            judgeSubjects(subjects, few);
            judgeSome(some, List.copyOf(projects), projects.size() > FEW ? tasks : few);
            judgeSome(others, List.copyOf(seeingOthers), seeingOthers.size() > FEW ? tasks : few);
            if (!few.isEmpty()) {
                tasks.add(() -> {
                    List<Runnable> judged = new ArrayList<>();
                    for (Callable<Runnable> task : few) {
                        judged.add(task.call());
                    }
                    return () -> judged.forEach(Runnable::run);
                });
            }
            DroolsPolicyEngine.run(tasks, progress).forEach(Runnable::run);
        }

        /** Judges of what came or went only what these rules report it as, since they read it for nothing else. */
        private void judgeSubjects(List<RuleDescriptor> due, List<Callable<Runnable>> tasks) {
            if (due.isEmpty()) {
                return;
            }
            Set<Fact> told = new HashSet<>(changes.told());
            VisibleFacts visible = visibleTo(reach.projectsOfFacts());
            Map<Class<?>, List<RuleDescriptor>> bySubject = new LinkedHashMap<>();
            for (RuleDescriptor rule : due) {
                bySubject
                        .computeIfAbsent(rules.subjectType(rule), unseen -> new ArrayList<>())
                        .add(rule);
            }
            bySubject.forEach((type, some) -> tasks.add(() -> {
                List<Violation> violations = engine.judge(some, rules, visible.withOnly(type, told));
                return () -> {
                    some.forEach(rule -> touched.addAll(kept(rule).forgetBy(told)));
                    violations.forEach(this::keep);
                };
            }));
        }

        /** Whether the rule reads what came or went as what it reports, and for nothing else. */
        private boolean onlyJudges(RuleDescriptor rule) {
            return rules.isUnderstood(rule) && rules.onlyJudges(rule, reach.types());
        }

        private VisibleFacts visibleTo(Set<String> projects) {
            return visible.computeIfAbsent(projects, index::visibleTo);
        }

        private void judgeWhole(List<RuleDescriptor> due, List<Callable<Runnable>> tasks) {
            VisibleFacts all = index.all();
            List<RuleDescriptor> own = new ArrayList<>();
            for (RuleDescriptor rule : due) {
                if (rules.isOwn(rule)) {
                    own.add(rule);
                } else {
                    tasks.add(() -> judgedWhole(List.of(rule), all));
                }
            }
            if (!own.isEmpty()) {
                tasks.add(() -> judgedWhole(own, all));
            }
        }

        private Runnable judgedWhole(List<RuleDescriptor> due, VisibleFacts all) {
            List<Violation> violations = engine.judge(due, rules, all);
            return () -> {
                for (RuleDescriptor rule : due) {
                    KeptViolations known = kept(rule);
                    touched.addAll(known.forget(Set.copyOf(known.projects())));
                }
                violations.forEach(this::keep);
            };
        }

        private void judgeEverywhere(List<RuleDescriptor> due, List<Callable<Runnable>> tasks) {
            // What reads no fact of a project reports on none.
            List<RuleDescriptor> ofProjects = due.stream()
                    .filter(rule -> rules.isOwn(rule)
                            || reads(rule, index.typesOfProjects())
                            || kept(rule).isOnProjects())
                    .toList();
            for (Set<String> shard : due.isEmpty() ? List.<Set<String>>of() : now) {
                List<RuleDescriptor> ofShard = shard.isEmpty() ? due : ofProjects;
                if (!ofShard.isEmpty()) {
                    tasks.add(() -> judged(ofShard, shard, index.visibleTo(shard)));
                }
            }
            due.forEach(rule -> touched.addAll(kept(rule).forget(reach.gone())));
        }

        private void judgeOwn(List<RuleDescriptor> due, List<Callable<Runnable>> tasks) {
            if (due.isEmpty()) {
                return;
            }
            Set<Set<String>> before = new HashSet<>(shards);
            Set<String> reached = reach(true).projects();
            for (Set<String> shard : now) {
                if (!before.contains(shard) || shard.stream().anyMatch(reached::contains)) {
                    tasks.add(() -> judged(due, shard, index.visibleTo(shard)));
                }
            }
        }

        private void judgeSome(List<RuleDescriptor> due, List<String> projects, List<Callable<Runnable>> tasks) {
            List<Set<String>> chunks =
                    due.isEmpty() ? List.of() : FactIndex.chunks(projects, engine.projectsPerShard());
            if (chunks.size() == 1 && projects.size() > FEW) {
                Set<String> chunk = chunks.get(0);
                VisibleFacts seen = visibleTo(chunk);
                due.forEach(rule -> tasks.add(() -> judged(List.of(rule), chunk, seen)));
            } else {
                chunks.forEach(chunk -> tasks.add(() -> judged(due, chunk, visibleTo(chunk))));
            }
        }

        /** Judges a shard; what comes back keeps what was found. */
        private Runnable judged(List<RuleDescriptor> due, Set<String> shard, VisibleFacts visible) {
            List<Violation> violations = engine.judge(due, rules, visible).stream()
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

        private void keep(Violation violation) {
            kept(violation.rule()).add(violation);
            touched.add(violation.subject().project());
        }

        /** The evaluation with what came of exceptions, which is known only now. */
        private Evaluation reviewed(Evaluation judged, List<Finding> all, List<RuleDescriptor> last) {
            FactSet reviewed = new FactSet(engine.reviewed(judged, index.all(), exceptions));
            List<Finding> every = new ArrayList<>(all);
            VisibleFacts visible = index.all().plus(reviewed);
            every.addAll(Verdict.findings(engine.judge(last, rules, visible)));
            every.sort(null);
            Set<Class<?>> present = new HashSet<>(index.types());
            present.addAll(reviewed.types());
            return Verdict.on(every, rules, present, visible, exceptions);
        }
    }
}
