package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.PolicyPack;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.ledger.audit.event.Asked;
import dev.serviceregistry.ledger.audit.event.AskedGeneration;
import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.CatalogJudged;
import dev.serviceregistry.ledger.audit.event.Compared;
import dev.serviceregistry.ledger.audit.event.FilesWritten;
import dev.serviceregistry.ledger.audit.event.Inputs;
import dev.serviceregistry.ledger.audit.event.Result;
import dev.serviceregistry.ledger.audit.event.Stamp;
import dev.serviceregistry.ledger.audit.event.WrittenFile;
import dev.serviceregistry.ledger.audit.log.AuditLog;
import dev.serviceregistry.ledger.audit.log.Receipt;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.git.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit log what a run does, before anybody sees that it is done: what cannot be recorded is not done.
 *
 * <p>No command that records nothing loads this class.
 */
final class AuditTrail {

    private final Call call;
    private final Path directory;
    private final AuditLog log;
    private final Checkout checkout;
    private final List<AuditEvent> events = new ArrayList<>();

    private AuditTrail(Call call, Path directory, AuditLog log, Checkout checkout) {
        this.call = call;
        this.directory = directory;
        this.log = log;
        this.checkout = checkout;
    }

    /** The log that the options name. */
    static AuditTrail open(AuditOptions options, Call call) throws IOException {
        Path directory = call.settings().path(AuditOptions.DIRECTORY, options.directory);
        Repository repository = call.repositoryIfThere();
        Path place = repository == null ? call.surroundings().directory() : repository.root();
        Checkout checkout = Checkout.of(place, call.surroundings().variable("HOME"));
        return new AuditTrail(
                call, directory, AuditLog.in(directory, AuditKeys.signing(options, directory, call)), checkout);
    }

    /** What came of judging. */
    AuditTrail judged(ComparedJudgement judged, Reading reading) {
        events.add(judgement(judged, reading, null, checkout, call));
        return this;
    }

    /** What came of judging what is generated from. */
    AuditTrail generated(ComparedJudgement judged, Generation generation) {
        events.add(judgement(judged, generation.reading(), generation, checkout, call));
        return this;
    }

    /**
     * Files that are written when this is recorded.
     *
     * @param files what each will hold, by its path as whoever called would write it
     * @param removed the paths of files that go
     */
    AuditTrail writes(Map<String, byte[]> files, Iterable<String> removed) {
        TreeHasher hasher = new TreeHasher();
        List<WrittenFile> written = new ArrayList<>();
        files.forEach((path, content) -> written.add(
                new WrittenFile(path, content.length, hasher.plain(content).hex())));
        List<String> gone = new ArrayList<>();
        removed.forEach(gone::add);
        if (!written.isEmpty() || !gone.isEmpty()) {
            events.add(new FilesWritten(call.command(), written, gone));
        }
        return this;
    }

    /** Any other event. */
    AuditTrail tells(AuditEvent event) {
        events.add(event);
        return this;
    }

    /** Writes all that was told since the last time; when it returns, it is on the disk. */
    void record() throws IOException {
        if (events.isEmpty()) {
            return;
        }
        try {
            Receipt receipt = log.append(events, stamp(call, checkout));
            events.clear();
            if (!receipt.repaired().isEmpty()) {
                call.err()
                        .line("note: an append to the audit log was interrupted before; what it left is in "
                                + directory.resolve(receipt.repaired()));
            }
        } catch (IOException e) {
            UsageProblem problem = new UsageProblem(
                    "the audit log cannot be written, so nothing was done: " + FileProblems.message(e));
            problem.initCause(e);
            throw problem;
        }
    }

    static Stamp stamp(Call call, Checkout checkout) {
        Actor actor = Actor.of(call.surroundings(), checkout);
        return new Stamp(call.surroundings().clock().instant(), actor.name(), actor.source(), Version.text());
    }

    /**
     * A judgement as the log keeps it.
     *
     * @param generation what was generated from what was judged; null for nothing
     */
    static CatalogJudged judgement(
            ComparedJudgement judged, Reading reading, @Nullable Generation generation, Checkout checkout, Call call) {
        JudgingOptions options = judged.options();
        Judgement judgement = judged.judgement();
        FactSet facts = judgement.judged().facts();
        Selection selection = judgement.judged().selection();
        Asked asked = new Asked(
                call.command(),
                call.repository().name(),
                sorted(
                        generation == null
                                ? selection.projects()
                                : generation.request().projects()),
                sorted(selection.rules()),
                sorted(selection.families()),
                options.vulnerabilities.stream()
                        .map(file -> fromRoot("vulnerabilities", file, call))
                        .toList(),
                options.failOn,
                fromRoot("baseline", call.settings().given("baseline"), call),
                options.forge.pullRequest,
                generation == null ? AskedGeneration.NOTHING : generation.asked(),
                compared(options.against, judged.baseline()),
                compared(options.changedSince, judged.since()));
        List<Fact> exceptions = new ArrayList<>();
        List<String> packs = new ArrayList<>();
        for (Fact fact : facts.facts()) {
            if (fact instanceof Suppression) {
                exceptions.add(fact);
            } else if (fact instanceof PolicyPack pack) {
                packs.add(pack.description() + " sha256:" + pack.sha256());
            }
        }
        Inputs inputs = new Inputs(
                judgement.judged().ruleSet().digest(),
                reading.digest(),
                facts.digest(),
                new FactSet(exceptions).digest(),
                judgement.asOf().toString(),
                checkout.commit(),
                packs,
                judged.reviews());
        return new CatalogJudged(asked, inputs, result(judgement, generation == null ? "" : generation.digest()));
    }

    /** A path that an option gives, as whoever repeats the judgement from another directory finds it. */
    private static String fromRoot(String option, String file, Call call) {
        return file.isEmpty() || Path.of(file).isAbsolute()
                ? file
                : RepositoryFile.name(call.repository().root(), call.settings().path(option, file));
    }

    private static Result result(Judgement judgement, String generated) {
        Evaluation evaluation = judgement.evaluation();
        List<String> findings = new ArrayList<>();
        for (Finding finding : evaluation.findings()) {
            findings.add(finding.fingerprint().value());
        }
        List<String> waived = new ArrayList<>();
        for (SuppressedFinding finding : evaluation.suppressed()) {
            waived.add(finding.finding().fingerprint().value());
        }
        return new Result(
                judgement.failed(),
                evaluation.count(Severity.ERROR),
                evaluation.count(Severity.WARNING),
                evaluation.count(Severity.NOTE),
                findings,
                waived,
                generated);
    }

    private static Compared compared(String name, @Nullable Baseline baseline) {
        return baseline == null
                ? Compared.NOTHING
                : new Compared(name, baseline.commit(), baseline.reading().digest());
    }

    private static List<String> sorted(Iterable<String> names) {
        TreeSet<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return List.copyOf(sorted);
    }
}
