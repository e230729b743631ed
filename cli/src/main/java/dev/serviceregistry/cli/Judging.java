package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.InvalidRulesException;
import dev.serviceregistry.engine.Judged;
import dev.serviceregistry.engine.OwnRuleException;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.engine.report.JudgedCatalog;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.PriorState;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every judging command does: read, judge, report, and tell by the exit code. */
final class Judging {

    private final Call call;
    private final JudgingOptions options;
    private final long started = System.nanoTime();
    private final Map<String, Baseline> states = new HashMap<>();
    private List<? extends Fact> given = List.of();
    private @Nullable Path rulesThen;
    private boolean changesThen;
    private String commitThen = "";
    private @Nullable ForgeReviews reviewsThen;
    private @Nullable Rejudging before;
    private Further further = judged -> {};

    Judging(Call call, JudgingOptions options) {
        this.call = call;
        this.options = options;
    }

    /** Tells something else of what was judged. */
    interface Further {
        void tell(ComparedJudgement judged) throws IOException;
    }

    /** Tells this too, before the reports. */
    Judging telling(Further more) {
        further = more;
        return this;
    }

    /** Judges these facts too. */
    Judging with(List<? extends Fact> facts) {
        given = facts;
        return this;
    }

    /**
     * Judges by the rules that stood in another state of the repository.
     *
     * @param onChanges whether by those on changes too, also where nothing is compared
     */
    Judging byRulesIn(Path root, boolean onChanges) {
        rulesThen = root;
        changesThen = onChanges;
        return this;
    }

    /** Takes the approvals in commits up to this one. */
    Judging upTo(String commit) {
        commitThen = commit;
        return this;
    }

    /** Takes what a forge once said for approvals, and asks none. */
    Judging reviewedAs(PullRequestReviews reviews) {
        reviewsThen = ForgeReviews.of(reviews);
        return this;
    }

    /** Judges only what can have another outcome than it had before. */
    Judging after(Rejudging judged) {
        before = judged;
        return this;
    }

    /** Judges by all rules that the options take. */
    int judge() throws IOException {
        List<ReportTarget> targets = ReportTarget.of(options, call);
        return judge(Readings.of(call), Set.of(), targets, call.out());
    }

    /**
     * Judges what was read, and reports.
     *
     * @param families the families to judge by when the options name neither family nor rule; none for all
     * @param stream where reports go that go to no file
     */
    int judge(Reading reading, Set<String> families, List<ReportTarget> targets, Output stream) throws IOException {
        try {
            ComparedJudgement judged = judged(reading, families, Set.of(), targets);
            PackNotes.tell(reading, call);
            NamesInRules.tell(reading, judged.judgement().judged().facts(), call);
            if (options.audit.areSet()) {
                Map<String, byte[]> files =
                        ReportTarget.files(targets, call, target -> target.content(judged.judgement()));
                AuditTrail.open(options.audit, call)
                        .judged(judged, reading)
                        .writes(files, List.of())
                        .record();
            }
            further.tell(judged);
            for (ReportTarget target : targets) {
                target.write(judged.judgement(), call, stream);
            }
            return judged.judgement().failed() ? Program.FINDINGS : Program.OK;
        } catch (UsageProblem | InvalidRulesException | OwnRuleException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            for (ReportTarget target : targets) {
                target.writeFailure(e, stream);
            }
            throw e;
        }
    }

    /**
     * Judges what was read, with what changed when the options name something to compare with.
     *
     * @param families the families to judge by when the options name neither family nor rule; none for all
     * @param more rules to judge by besides, where there are families
     * @param targets the reports that will be made of it, some of which need more than others
     */
    ComparedJudgement judged(Reading reading, Set<String> families, Set<String> more, List<ReportTarget> targets)
            throws IOException {
        requireUsable();
        Readings.requireServices(reading, call);
        Baseline baseline = options.against.isEmpty() ? null : state(options.against, "against", reading);
        if (baseline != null) {
            requireKnown(reading);
        }
        JudgingOptions held = baseline == null
                ? options
                : HeldOptions.of(options, baseline, reading, name -> state(name, "changed_since", reading), call);
        LocalDate asOf = AsOf.day(held.asOf, call);
        Set<String> projects = Readings.projects(held.projects, reading, call);
        Comparison comparison = baseline == null
                ? new Comparison(List.of(), List.of(), List.of())
                : CatalogComparison.between(baseline.reading(), reading);
        ScannerReports reports = ScannerReports.of(
                held.vulnerabilities, rulesThen == null ? call.repository().root() : rulesThen, baseline, call);
        List<Fact> stated = new ArrayList<>(given);
        stated.add(new Today(asOf));
        for (Fact fact : comparison.facts()) {
            if (!(fact instanceof BaselineGap)) {
                stated.add(fact);
            }
        }
        PullRequestReviews reviews = null;
        if (baseline != null) {
            ForgeReviews asked = reviews(baseline, reading);
            reviews = asked.answer();
            List<Fact> approvals =
                    ChangeApprovals.of(baseline, reading, comparison, commitThen, asked, List.of(), call);
            ChangeApprovals.warnOfNobodys(approvals, reading, call);
            stated.addAll(approvals);
        } else if (options.forge.isAsked()) {
            throw options.forge.withoutComparison(call);
        }
        FactSet facts = reports.toldIn(reading.registry().facts(), call).plus(stated);
        RuleSettings settings = new RuleSettings();
        for (Setting setting : facts.ofType(Setting.class)) {
            if (baseline == null || !ApprovalRules.isSetBy(setting)) {
                settings.add(setting);
            }
        }
        if (baseline != null) {
            ApprovalRules.addSettings(baseline, settings);
        }
        DroolsPolicyEngine unset = engine(baseline);
        facts = facts.plus(settings.mistakes(unset, () -> call.engineOnChanges().rules()));
        DroolsPolicyEngine engine = settings.applyTo(unset);
        facts = facts.with(reading.registry().values(engine::reads));
        if (baseline != null) {
            List<BaselineGap> added =
                    new FindingsElsewhere(engine, reports, asOf).added(baseline, comparison, reading, call);
            facts = KnownFindings.without(added, facts).plus(added);
        }
        RuleSet known = RuleSelection.isOf(held) ? call.engineOnChanges().rules() : engine.rules();
        Set<String> asked = new HashSet<>(families);
        if (baseline != null && !families.isEmpty()) {
            asked.add("breaking");
        }
        Selection selection = RuleSelection.of(held, known, projects, asked, more, call);
        Evaluation whole = evaluated(engine, facts, asOf);
        Rejudging followed = before;
        Exceptions exceptions = followed == null ? Exceptions.in(facts, asOf) : followed.exceptions();
        Baseline since = held.changedSince.isEmpty() ? null : state(held.changedSince, "changed_since", reading);
        Evaluation recent =
                since == null ? whole : new FindingsElsewhere(engine, reports, asOf).recent(whole, since, reading);
        boolean forge = ReportTarget.areForForges(targets);
        Judgement judgement = new Judgement(
                selection.of(recent, known, facts),
                new Judged(facts, engine.reviewed(whole, facts, exceptions), engine.rules(), selection),
                new JudgedCatalog(
                        call.repository().name(),
                        forge ? Forge.pathInCheckout(call.repository().root()) : "",
                        Repository.MARK,
                        forge ? Forge.pages(call.surroundings()) : "",
                        reading.registry().projects().size(),
                        reading.registry().count(),
                        reading.digested()::hex),
                forge && baseline != null
                        ? new FindingsElsewhere(engine, reports, asOf).prior(baseline, comparison, whole, exceptions)
                        : PriorState.NONE,
                asOf,
                FailOn.valueOf(held.failOn.toUpperCase(Locale.ROOT)),
                reading.text()::line,
                Duration.ofNanos(System.nanoTime() - started),
                Version.text());
        return new ComparedJudgement(held, judgement, whole, engine, baseline, comparison, since, projects, reviews);
    }

    /** The state that an option names, which is read once. */
    private Baseline state(String name, String option, Reading now) {
        Baseline known = states.get(name);
        if (known == null) {
            known = Baseline.besideCheckout(name, option, now, call);
            states.put(name, known);
        }
        return known;
    }

    private ForgeReviews reviews(Baseline before, Reading now) {
        ForgeReviews then = reviewsThen;
        return then == null ? ForgeReviews.of(options.forge, before.reading(), now, call) : then;
    }

    private Evaluation evaluated(DroolsPolicyEngine engine, FactSet facts, LocalDate asOf) {
        Rejudging known = before;
        try (ProgressLine line = ProgressLine.of("judging", call)) {
            return known == null
                    ? engine.evaluate(facts, Exceptions.in(facts, asOf), line)
                    : known.evaluate(engine, facts, asOf, line);
        } catch (OwnRuleException e) {
            OwnRules own = call.ownRules();
            throw own == null ? e : new UsageProblem(own.text(List.of(e.problem())));
        }
    }

    /** The engine that was prepared, or one with the rules on changes when only the settings asked to compare. */
    private DroolsPolicyEngine engine(@Nullable Baseline baseline) {
        Path then = rulesThen;
        if (then != null) {
            return call.engineAt(then, baseline != null || changesThen);
        }
        return baseline == null ? call.engine() : call.engineOnChanges();
    }

    /** Refuses names that there are not, also where others hold in their place: everybody after the change would meet them. */
    private void requireKnown(Reading reading) throws IOException {
        Readings.projects(options.projects, reading, call);
        if (RuleSelection.isOf(options)) {
            RuleSelection.of(options, call.engineOnChanges().rules(), Set.of(), Set.of(), Set.of(), call);
        }
    }

    /** Refuses options that mean nothing, whatever is judged. */
    private void requireUsable() {
        call.settings().one("fail_on", options.failOn);
        AsOf.day(options.asOf, call);
        if (!options.baseline.isEmpty() && !Files.isRegularFile(call.baseline())) {
            throw call.settings()
                    .problem(
                            "baseline",
                            "there is no file " + options.baseline
                                    + "\n'service-registry baseline create' writes the one of this repository.");
        }
    }
}
