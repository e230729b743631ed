package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Renamings;
import dev.serviceregistry.engine.RuleDescriptor;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    private FactIndex index = new FactIndex();
    private KeptFindings kept = new KeptFindings();
    private List<Set<String>> shards = List.of();
    private Renamings renamings = claimed();
    private Exceptions exceptions = Exceptions.none();

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
            kept = new KeptFindings();
            shards = List.of();
            renamings = claimed();
            throw e;
        }
    }

    private Evaluation judged(DroolsPolicyEngine engine, FactSet stated, LocalDate today, Progress progress) {
        DroolsRuleSet rules = engine.rules();
        Set<String> seen = index.seenByAll();
        FactChanges changes =
                index.replaceBy(stated.parts(), () -> ServedControls.among(index.of(ControlInForce.class), rules));
        List<Set<String>> now = index.projects().size() > engine.projectsPerShard()
                ? index.shards(engine.projectsPerShard())
                : List.of();
        boolean haveExceptions = !index.of(ExceptionFact.class).isEmpty();
        LastRules turns = LastRules.of(rules, haveExceptions);
        kept.keepOnly(turns.first());
        new DueRules(engine, rules, index, changes, !seen.equals(index.seenByAll()), shards, now, kept)
                .judge(turns.first(), progress);
        shards = now;
        List<Finding> all = kept.sorted();
        forgetRenamed(changes);
        exceptions = Exceptions.of(index.inOrder(Waiver.class), index.inOrder(KnownFinding.class), renamings, today);
        Evaluation judged = Verdict.on(all, turns.decided(rules), index.types(), index.all(), exceptions);
        return haveExceptions ? reviewed(judged, all, engine, rules, turns.last()) : judged;
    }

    /** The evaluation with what came of exceptions, which is known only now. */
    private Evaluation reviewed(
            Evaluation judged,
            List<Finding> all,
            DroolsPolicyEngine engine,
            DroolsRuleSet rules,
            List<RuleDescriptor> last) {
        FactSet reviewed = new FactSet(engine.reviewed(judged, index.all(), exceptions));
        List<Finding> every = new ArrayList<>(all);
        VisibleFacts visible = index.all().plus(reviewed);
        every.addAll(Verdict.findings(engine.judge(last, rules, visible)));
        every.sort(null);
        Set<Class<?>> present = new HashSet<>(index.types());
        present.addAll(reviewed.types());
        return Verdict.on(every, rules, present, visible, exceptions);
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
}
