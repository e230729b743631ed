package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Judges parts of the facts on all processors; what they come to is kept when all are judged. */
final class RejudgingTasks {

    /** How many projects are judged sooner than threads are started for them. */
    private static final int FEW = 20;

    private final DroolsPolicyEngine engine;
    private final DroolsRuleSet rules;
    private final FactIndex index;
    private final KeptFindings kept;

    /** Each judges, and gives what keeps the outcome. */
    private final List<Callable<Runnable>> tasks = new ArrayList<>();

    /** Those that are not worth the start of a thread each. */
    private final List<Callable<Runnable>> few = new ArrayList<>();

    /** What projects see that were looked at together. */
    private final Map<Set<String>, VisibleFacts> visible = new ConcurrentHashMap<>();

    RejudgingTasks(DroolsPolicyEngine engine, DroolsRuleSet rules, FactIndex index, KeptFindings kept) {
        this.engine = engine;
        this.rules = rules;
        this.index = index;
        this.kept = kept;
    }

    /** Has all facts judged together by these rules. */
    void judgeAll(List<RuleDescriptor> due) {
        VisibleFacts all = index.all();
        List<RuleDescriptor> own = new ArrayList<>();
        for (RuleDescriptor rule : due) {
            if (rules.isOwn(rule)) {
                own.add(rule);
            } else {
                tasks.add(() -> judgedTogether(List.of(rule), all));
            }
        }
        if (!own.isEmpty()) {
            tasks.add(() -> judgedTogether(own, all));
        }
    }

    private Runnable judgedTogether(List<RuleDescriptor> due, VisibleFacts all) {
        List<Violation> violations = engine.judge(due, rules, all);
        return () -> {
            for (RuleDescriptor rule : due) {
                kept.forget(rule, Set.copyOf(kept.of(rule).projects()));
            }
            kept.addAll(violations);
        };
    }

    /**
     * Has all shards judged by these rules.
     *
     * @param gone the projects that are no more
     */
    void judgeShards(List<RuleDescriptor> due, List<Set<String>> shards, Set<String> gone) {
        if (due.isEmpty()) {
            return;
        }
        List<RuleDescriptor> ofProjects = new ArrayList<>();
        for (RuleDescriptor rule : due) {
            if (isOnProjects(rule)) {
                ofProjects.add(rule);
            }
        }
        for (Set<String> shard : shards) {
            List<RuleDescriptor> ofShard = shard.isEmpty() ? due : ofProjects;
            if (!ofShard.isEmpty()) {
                tasks.add(() -> judged(ofShard, shard, index.visibleTo(shard)));
            }
        }
        due.forEach(rule -> kept.forget(rule, gone));
    }

    /** Whether a rule can report something on a project, or did: what reads no fact of a project reports on none. */
    private boolean isOnProjects(RuleDescriptor rule) {
        if (rules.isOwn(rule) || kept.of(rule).isOnProjects()) {
            return true;
        }
        for (Class<?> type : index.typesOfProjects()) {
            if (engine.reads(rule, rules, type)) {
                return true;
            }
        }
        return false;
    }

    /** Has these shards judged by these rules. */
    void judgeShards(List<RuleDescriptor> due, List<Set<String>> shards) {
        for (Set<String> shard : shards) {
            tasks.add(() -> judged(due, shard, index.visibleTo(shard)));
        }
    }

    /**
     * Has only these facts judged, by rules that report them and read them for nothing else.
     *
     * @param projects those that the facts are of
     */
    void judgeOnly(Set<Fact> facts, List<RuleDescriptor> due, Set<String> projects) {
        VisibleFacts seen = visibleTo(projects);
        Map<Class<?>, List<RuleDescriptor>> bySubject = new LinkedHashMap<>();
        for (RuleDescriptor rule : due) {
            bySubject
                    .computeIfAbsent(rules.subjectType(rule), unseen -> new ArrayList<>())
                    .add(rule);
        }
        bySubject.forEach((type, some) -> few.add(() -> {
            List<Violation> violations = engine.judge(some, rules, seen.withOnly(type, facts));
            return () -> {
                some.forEach(rule -> kept.forgetBy(rule, facts));
                kept.addAll(violations);
            };
        }));
    }

    /** Has these projects judged by these rules. */
    void judgeProjects(List<RuleDescriptor> due, List<String> projects) {
        if (due.isEmpty()) {
            return;
        }
        List<Set<String>> chunks = Shards.chunks(projects, engine.projectsPerShard());
        if (projects.size() <= FEW) {
            addChunks(due, chunks, few);
        } else if (chunks.size() > 1) {
            addChunks(due, chunks, tasks);
        } else {
            due.forEach(rule -> addChunks(List.of(rule), chunks, tasks));
        }
    }

    private void addChunks(List<RuleDescriptor> due, List<Set<String>> chunks, List<Callable<Runnable>> to) {
        chunks.forEach(chunk -> to.add(() -> judged(due, chunk, visibleTo(chunk))));
    }

    private VisibleFacts visibleTo(Set<String> projects) {
        return visible.computeIfAbsent(projects, index::visibleTo);
    }

    /** Judges a shard; what comes back keeps what was found. */
    private Runnable judged(List<RuleDescriptor> due, Set<String> shard, VisibleFacts seen) {
        List<Violation> violations = engine.judge(due, rules, seen).stream()
                .filter(violation -> Shards.judges(shard, violation.subject()))
                .toList();
        return () -> {
            for (RuleDescriptor rule : due) {
                kept.forget(rule, shard.isEmpty() ? shared(rule) : shard);
            }
            kept.addAll(violations);
        };
    }

    private Set<String> shared(RuleDescriptor rule) {
        Set<String> shared = new HashSet<>(kept.of(rule).projects());
        shared.removeIf(project -> !Shards.isShared(project));
        return shared;
    }

    /** Judges, and keeps what was found. */
    void run(Progress progress) {
        if (!few.isEmpty()) {
            tasks.add(() -> {
                List<Runnable> judged = new ArrayList<>();
                for (Callable<Runnable> task : few) {
                    judged.add(task.call());
                }
                return () -> judged.forEach(Runnable::run);
            });
        }
        ParallelTasks.run(tasks, progress).forEach(Runnable::run);
    }
}
