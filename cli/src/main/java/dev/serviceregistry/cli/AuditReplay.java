package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.Asked;
import dev.serviceregistry.ledger.audit.event.AskedGeneration;
import dev.serviceregistry.ledger.audit.event.CatalogJudged;
import dev.serviceregistry.ledger.audit.event.Compared;
import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.event.Inputs;
import dev.serviceregistry.ledger.audit.event.Result;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.git.Checkout;
import dev.serviceregistry.registry.git.Revision;
import dev.serviceregistry.registry.git.RevisionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A judgement of the past, made again. */
final class AuditReplay {

    private static final String GENERATE = "generate";

    private final Entry entry;
    private final CatalogJudged then;
    private final Call call;

    AuditReplay(Entry entry, Call call) {
        this.entry = entry;
        this.then = CatalogJudged.of(entry.event());
        this.call = call;
    }

    /** Judges again and tells how it comes out; returns whether it is the same. */
    boolean run(String at) throws IOException {
        if (then.asked().command().equals(GENERATE) && !generates()) {
            throw new UsageProblem("entry " + entry.number()
                    + " was made by a version of generate that did not record which formats it"
                    + " made, whose losses are part of what was judged: it cannot be repeated");
        }
        if (!then.asked().baseline().isEmpty()) {
            call.takeBaseline(call.repository().root().resolve(then.asked().baseline()));
        }
        Baseline past = past(at);
        CatalogJudged now = judgedAgain(past, past.root());
        String commit = then.inputs().commit();
        boolean sameRules = now.inputs().rules().equals(then.inputs().rules());
        if (!sameRules && at.isEmpty() && new RevisionReader(call.repository().root()).knows(commit)) {
            // The other files may be as they were when the organisation's rules are not.
            now = judgedAgain(
                    past, Baseline.of(commit, "audit.at", past.reading(), call).root());
        }
        List<String> differing = differing(then.inputs(), now.inputs());
        compare("what it was compared with", then.asked().against(), now.asked().against(), differing);
        compare(
                "the state since which findings count",
                then.asked().since(),
                now.asked().since(),
                differing);
        if (generates()) {
            compare(
                    "the generated files",
                    then.result().generated(),
                    now.result().generated(),
                    differing);
        }
        tell(differing, now.result());
        return differing.isEmpty() && then.result().equals(now.result());
    }

    private boolean generates() {
        return !then.asked().generation().equals(AskedGeneration.NOTHING);
    }

    private CatalogJudged judgedAgain(Baseline past, Path rules) throws IOException {
        Judging judging = new Judging(call, options())
                .byRulesIn(rules, CommandName.compares(then.asked().command()));
        String commit = then.inputs().commit();
        boolean isHere =
                !commit.isEmpty() && new RevisionReader(call.repository().root()).read(commit) instanceof Revision;
        judging.upTo(isHere ? commit : "");
        PullRequestReviews reviews = then.inputs().reviews();
        if (reviews != null) {
            judging.reviewedAs(reviews);
        }
        Checkout none = new Checkout("", "");
        if (generates()) {
            Generation generation = Generation.of(generation(), past.reading(), past.root(), call);
            return AuditTrail.judgement(generation.judged(judging), past.reading(), generation, none, call);
        }
        ComparedJudgement judged = judging.judged(past.reading(), Set.of(), Set.of(), List.of());
        return AuditTrail.judgement(judged, past.reading(), null, none, call);
    }

    private GenerationOptions generation() {
        GenerationOptions options = new GenerationOptions();
        options.projects.addAll(then.asked().projects());
        options.formats.addAll(then.asked().generation().formats());
        options.targets.addAll(then.asked().generation().targets());
        options.regions.addAll(then.asked().generation().regions());
        options.pattern = then.asked().generation().pattern();
        return options;
    }

    /** The state that was asked for; without one the present when it is the same, else the commit of that time. */
    private Baseline past(String at) {
        Reading present = Readings.of(call);
        if (!at.isEmpty()) {
            return Baseline.of(at, "audit.at", present, call);
        }
        String commit = then.inputs().commit();
        return commit.isEmpty() || present.digest().equals(then.inputs().catalog())
                ? new Baseline(present, "", "", call.repository().root())
                : Baseline.of(commit, "audit.at", present, call);
    }

    private JudgingOptions options() {
        Asked asked = then.asked();
        JudgingOptions options = new JudgingOptions();
        if (!generates()) {
            // What generates judges the whole, and looks then at what it generates.
            options.projects.addAll(asked.projects());
        }
        options.rules.addAll(asked.rules());
        options.families.addAll(asked.families());
        for (String report : asked.reports()) {
            options.vulnerabilities.add(
                    call.repository().root().resolve(report).toAbsolutePath().toString());
        }
        options.failOn = asked.failOn();
        options.asOf = then.inputs().day();
        options.against = state(asked.against());
        options.changedSince = state(asked.since());
        return options;
    }

    private static String state(Compared compared) {
        return compared.commit().isEmpty() ? compared.name() : compared.commit();
    }

    private static List<String> differing(Inputs then, Inputs now) {
        List<String> differing = new ArrayList<>();
        compare("the files", then.catalog(), now.catalog(), differing);
        compare("the rules", then.rules(), now.rules(), differing);
        compare("the packs", String.join(", ", then.packs()), String.join(", ", now.packs()), differing);
        compare("the waivers", then.exceptions(), now.exceptions(), differing);
        compare("the facts", then.facts(), now.facts(), differing);
        return differing;
    }

    private static void compare(String what, Compared then, Compared now, List<String> differing) {
        compare(what, then.digest(), now.digest(), differing);
    }

    private static void compare(String what, String then, String now, List<String> differing) {
        if (!then.equals(now)) {
            differing.add(what + ": then " + then + ", now " + now);
        }
    }

    private void tell(List<String> differing, Result now) {
        String judgement = "entry " + entry.number() + ", judged on " + entry.time() + " by " + entry.actor() + ": "
                + AuditText.result(then.result());
        call.out().line(judgement);
        for (String difference : differing) {
            call.out().line("  not the same: " + difference);
        }
        if (!entry.version().equals(Version.text())) {
            call.out().line("  judged with version " + entry.version() + ", now with " + Version.text());
        }
        if (then.inputs().reviews() != null) {
            call.out()
                    .line("  the reviews of pull request " + then.asked().pullRequest()
                            + " are taken as the log holds them; the forge was not asked again");
        }
        if (then.result().equals(now)) {
            call.out()
                    .line(
                            differing.isEmpty()
                                    ? "It comes out the same."
                                    : "It comes out the same, from what is not the same any more.");
            return;
        }
        call.out().line("now: " + AuditText.result(now));
        tell("only then", then.result().findings(), now.findings());
        tell("only now", now.findings(), then.result().findings());
        tell("waived only then", then.result().waived(), now.waived());
        tell("waived only now", now.waived(), then.result().waived());
        call.out()
                .line(
                        differing.isEmpty()
                                ? "It comes out differently from the same files, rules, waivers and day."
                                : "It comes out differently.");
    }

    private void tell(String when, List<String> here, List<String> there) {
        Set<String> others = new HashSet<>(there);
        for (String fingerprint : here) {
            if (!others.contains(fingerprint)) {
                call.out().line("  finding " + fingerprint + ": " + when);
            }
        }
    }
}
