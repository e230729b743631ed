package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.engine.report.JudgedCatalog;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What every judging command does: read, judge, report, and tell by the exit code. */
final class Judging {

    private final Call call;
    private final JudgingOptions options;
    private final long started = System.nanoTime();

    Judging(Call call, JudgingOptions options) {
        this.call = call;
        this.options = options;
    }

    /** Judges by all rules that the options take. */
    int judge() throws IOException {
        List<ReportTarget> targets = ReportTarget.of(options, call);
        return judge(Readings.of(call), Set.of(), targets, call.out());
    }

    /**
     * Judges what was read.
     *
     * @param families the families to judge by when the options name neither family nor rule; none for all
     * @param stream where reports go that go to no file
     */
    int judge(Reading reading, Set<String> families, List<ReportTarget> targets, Output stream) throws IOException {

        FailOn failOn = failOn();
        LocalDate asOf = AsOf.day(options.asOf, call);
        Readings.requireServices(reading, call);
        Set<String> projects = Readings.projects(options.projects, reading, call);
        FactSet facts = reading.registry().facts().plus(List.of(new Today(asOf)));
        List<Waiver> waivers = new ArrayList<>();
        RuleSettings settings = new RuleSettings();
        for (Fact fact : facts.facts()) {
            if (fact instanceof Waiver waiver) {
                waivers.add(waiver);
            } else if (fact instanceof Setting setting) {
                settings.add(setting);
            }
        }

        PolicyEngine engine = settings.applyTo(call.engine());
        Selection selection = selection(call.engine().rules(), projects, families);

        Evaluation whole = engine.evaluate(facts, new Exceptions(waivers, asOf));

        Judgement judgement = new Judgement(
                selection.of(whole, engine.rules(), facts),
                new JudgedCatalog(
                        call.repository().name(),
                        reading.registry().projects().size(),
                        Readings.count(reading),
                        reading.digest()),
                asOf,
                failOn,
                reading.text()::line,
                Duration.ofNanos(System.nanoTime() - started),
                Version.text());
        for (ReportTarget target : targets) {
            target.write(judgement, call, stream);
        }

        return judgement.failed() ? Program.FINDINGS : Program.OK;
    }

    private Selection selection(RuleSet ruleSet, Set<String> projects, Set<String> families) {
        if (ruleSet.rules().isEmpty()) {
            throw new UsageProblem("there is no rule to judge by\nThis program ships with rules: install it again.");
        }
        List<String> rules = Settings.parts(options.rules);
        List<String> asked = Settings.parts(options.families);
        if (rules.isEmpty() && asked.isEmpty()) {
            return new Selection(projects, Set.of(), families);
        }
        Set<String> ids = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (RuleDescriptor rule : ruleSet.rules()) {
            ids.add(rule.id());
            names.add(rule.family());
        }
        for (String rule : rules) {
            if (!ids.contains(rule)) {
                throw call.settings()
                        .problem(
                                "rule",
                                "there is no rule '" + rule + "'" + UsageProblem.hint(rule, ids)
                                        + "\n'service-registry rules list' lists them.");
            }
        }
        for (String family : asked) {
            call.settings().one("family", family, names);
        }
        return new Selection(projects, new HashSet<>(rules), new HashSet<>(asked));
    }

    private FailOn failOn() {
        call.settings().one("fail_on", options.failOn, List.of("error", "warning", "note", "none"));
        return FailOn.valueOf(options.failOn.toUpperCase(Locale.ROOT));
    }
}
