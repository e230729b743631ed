package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.facts.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells on what a rule can come to another outcome than last time, and has that judged again. */
final class DueRules {

    private final DroolsPolicyEngine engine;
    private final DroolsRuleSet rules;
    private final FactIndex index;
    private final KeptFindings kept;
    private final FactChanges changes;
    private final List<Set<String>> shardsBefore;

    /** The shards of a fresh evaluation; none when it would judge everything together. */
    private final List<Set<String>> shards;

    private final Reach reach;

    /** Of the rules of an organisation nobody knows whether they look at places; null when nobody asked yet. */
    private @Nullable Reach ownReach;

    /** The rules that are judged on everything together. */
    private final List<RuleDescriptor> onAll = new ArrayList<>();

    /** Those that are judged on every shard. */
    private final List<RuleDescriptor> onShards = new ArrayList<>();

    /** Those of an organisation that are judged on the shards that changed. */
    private final List<RuleDescriptor> onChangedShards = new ArrayList<>();

    /** Those that are judged on projects that changed. */
    private final List<RuleDescriptor> onProjects = new ArrayList<>();

    /** Those that are judged on projects that see other services of other projects than before. */
    private final List<RuleDescriptor> onSeeingOthers = new ArrayList<>();

    /** Those that are judged on what came or went alone. */
    private final List<RuleDescriptor> onSubjects = new ArrayList<>();

    /** The projects that changed. */
    private final Set<String> projects;

    /**
     * Of facts that changed.
     *
     * @param changes what differs between the facts of last time and those of the index
     * @param isEverywhere whether what all projects see of each other is another than before
     * @param shardsBefore the shards of last time
     * @param kept what rules reported last time
     */
    DueRules(
            DroolsPolicyEngine engine,
            DroolsRuleSet rules,
            FactIndex index,
            FactChanges changes,
            boolean isEverywhere,
            List<Set<String>> shardsBefore,
            List<Set<String>> shards,
            KeptFindings kept) {
        this.engine = engine;
        this.rules = rules;
        this.index = index;
        this.changes = changes;
        this.shardsBefore = shardsBefore;
        this.shards = shards;
        this.kept = kept;
        this.reach = new Reach(index, isEverywhere);
        reach.add(changes.told());
        this.projects = new TreeSet<>(reach.projects());
    }

    /** Judges by each of the rules what it can come to another outcome on. */
    void judge(List<RuleDescriptor> asked, Progress progress) {
        for (RuleDescriptor rule : asked) {
            sort(rule);
        }
        Set<String> seeingOthers = new TreeSet<>(index.seeingOthers());
        seeingOthers.retainAll(index.projects());
        RejudgingTasks tasks = new RejudgingTasks(engine, rules, index, kept);
        tasks.judgeAll(onAll);
        tasks.judgeShards(onShards, shards, reach.gone());
        if (!onChangedShards.isEmpty()) {
            tasks.judgeShards(onChangedShards, changedShards());
        }
        if (!onSubjects.isEmpty()) {
            tasks.judgeOnly(new HashSet<>(changes.told()), onSubjects, reach.projectsOfFacts());
        }
        tasks.judgeProjects(onProjects, List.copyOf(projects));
        tasks.judgeProjects(onSeeingOthers, List.copyOf(seeingOthers));
        tasks.run(progress);
    }

    private void sort(RuleDescriptor rule) {
        boolean isOwn = rules.isOwn(rule);
        boolean together = shards.isEmpty();
        boolean isNew = kept.startAnew(rule, rules.compiled(rule), isOwn && together != shardsBefore.isEmpty());
        Set<String> outdated = isNew || isOwn ? Set.of() : kept.of(rule).restingOn(changes);
        Reach reached = reach(isOwn);
        if (rule.scope() != Scope.PROJECT || isOwn && together) {
            if (isNew || !outdated.isEmpty() || reads(rule, reached.types())) {
                onAll.add(rule);
            }
        } else if (isNew
                || reached.isEverywhere()
                || outdated.stream().anyMatch(Shards::isShared)
                || reads(rule, reached.sharedTypes())) {
            boolean isCheap = !isNew && !isOwn && rules.isUnderstood(rule);
            if (isCheap && !reached.isEverywhere() && outdated.isEmpty() && onlyJudges(rule)) {
                onSubjects.add(rule);
                onSeeingOthers.add(rule);
            } else {
                (together || isCheap ? onAll : onShards).add(rule);
            }
        } else {
            kept.forget(rule, reach.gone());
            if (isOwn) {
                onChangedShards.add(rule);
            } else {
                sortByProject(rule, outdated);
            }
        }
    }

    private void sortByProject(RuleDescriptor rule, Set<String> outdated) {
        boolean reads = reads(rule, reach.types());
        if (!outdated.isEmpty() || reads && !onlyJudges(rule)) {
            projects.addAll(outdated);
            onProjects.add(rule);
            return;
        }
        if (reads) {
            onSubjects.add(rule);
        }
        onSeeingOthers.add(rule);
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

    private boolean reads(RuleDescriptor rule, Set<Class<?>> types) {
        for (Class<?> type : types) {
            if (engine.reads(rule, rules, type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the rule reads what came or went as what it reports, and for nothing else. */
    private boolean onlyJudges(RuleDescriptor rule) {
        return rules.isUnderstood(rule) && rules.onlyJudges(rule, reach.types());
    }

    /** The shards of other projects than before, or of projects that an organisation's rules can judge otherwise. */
    private List<Set<String>> changedShards() {
        Set<Set<String>> before = new HashSet<>(shardsBefore);
        Set<String> reached = reach(true).projects();
        List<Set<String>> changed = new ArrayList<>();
        for (Set<String> shard : shards) {
            if (!before.contains(shard) || shard.stream().anyMatch(reached::contains)) {
                changed.add(shard);
            }
        }
        return changed;
    }
}
