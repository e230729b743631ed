package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SecretTexts;
import dev.serviceregistry.registry.approval.ApprovalReview;
import dev.serviceregistry.registry.approval.ChangeHistory;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.comparison.Comparison;
import dev.serviceregistry.registry.git.LoggedCommit;
import dev.serviceregistry.registry.vulnerabilities.VulnerabilityReports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one scenario plays on: a repository and what it was before, the judge, and what was found and expected so far. */
public final class Stage implements AutoCloseable {

    /** Stands for the commit in which the change is approved. */
    private static final String APPROVED = "approved-here";

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 11, 23);

    private final PolicyEngine engine;
    private final List<Question> known;
    private final Set<String> formerFiles = new HashSet<>();
    private final List<LoggedCommit> commits = new ArrayList<>();
    private final List<Path> reports = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Evaluation> answers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding> expected = new HashSet<>();
    private final Map<String, Step> writers = new HashMap<>();
    private final Map<String, Step> writersBefore = new HashMap<>();
    private final Map<Diagnostic, Step> unread = new LinkedHashMap<>();
    private @Nullable Step current;
    private LocalDate today = USUAL_DAY;
    private @Nullable TemporaryRepository repository;
    private @Nullable TemporaryRepository before;

    /** A stage on which this engine judges what the scenario declares. */
    public Stage(PolicyEngine engine) {
        this(engine, List.of());
    }

    /**
     * A stage on which this engine judges what the scenario declared when it was played before.
     *
     * @param known what it asked then, in the same order
     */
    Stage(PolicyEngine engine, List<Question> known) {
        this.engine = engine;
        this.known = known;
    }

    /** The root of the repository. */
    public Path root() {
        return repository().root();
    }

    private TemporaryRepository repository() {
        TemporaryRepository written = repository;
        if (written == null) {
            written = new TemporaryRepository();
            repository = written;
        }
        return written;
    }

    private TemporaryRepository before() {
        TemporaryRepository written = before;
        if (written == null) {
            written = new TemporaryRepository();
            before = written;
        }
        return written;
    }

    /** Plays this step from now on. */
    void at(Step step) {
        current = step;
    }

    void setToday(LocalDate day) {
        today = day;
    }

    /** Writes a file; what is not said to have been otherwise was the same before. */
    void write(String path, String text) {
        repository().write(path, text);
        note(path, writers);
        if (!formerFiles.contains(path)) {
            before().write(path, text);
        }
    }

    private void note(String path, Map<String, Step> by) {
        Step writing = current;
        if (writing != null) {
            by.put(path, writing);
        }
    }

    void writeBefore(String path, String text) {
        formerFiles.add(path);
        before().write(path, text);
        note(path, writersBefore);
    }

    /** Writes what a scanner reported. */
    void writeReport(String name, String text) {
        repository().write(name, text);
        reports.add(root().resolve(name));
    }

    /** Names who made the change. */
    void writtenBy(String author) {
        commits.add(new LoggedCommit("written-here", "before", false, List.of(author), List.of(), Set.of()));
    }

    /** Approves the change, as by a trailer of a last commit that changes nothing. */
    void approvedBy(String approver) {
        LoggedCommit.Trailer trailer = new LoggedCommit.Trailer("Approved-by", approver, 1, true);
        commits.add(new LoggedCommit(APPROVED, "before", true, List.of(), List.of(trailer), Set.of()));
    }

    /** Lets the policies judge, what these generators leave out included. */
    void judge(List<CodeGenerator> generators) {
        Question question = questions.size() < known.size() ? known.get(questions.size()) : question(generators);
        questions.add(question);
        Evaluation answer = engine.evaluate(question.facts(), Exceptions.in(question.facts(), question.today()));
        answers.add(answer);
        findings.addAll(answer.findings());
    }

    private Question question(List<CodeGenerator> generators) {
        RegistryReader reader = new RegistryReader();
        Reading reading = reader.read(root());
        noteUnread(reading, writers);
        FactSet facts = reading.registry()
                .facts()
                .plus(List.of(new Today(today)))
                .with(reading.registry().values(engine::reads));
        facts = facts.plus(
                VulnerabilityReports.read(root(), reports).of(facts.facts()).facts());
        for (CodeGenerator generator : generators) {
            GenerationRequest everything = GenerationRequest.everything(SecretTexts.none());
            facts = facts.plus(
                    generator.generate(reading.registry(), everything).losses());
        }
        if (!formerFiles.isEmpty()) {
            Reading former = reader.read(before().root());
            noteUnread(former, writersBefore);
            Comparison comparison = CatalogComparison.between(former, reading);
            ChangeHistory history = new ChangeHistory(
                    commits,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    commit -> commit.equals(APPROVED) ? reading : null);
            facts = facts.plus(comparison.facts());
            facts = facts.plus(ApprovalReview.of(former, reading, comparison, history));
        }
        return new Question(facts, today);
    }

    private void noteUnread(Reading reading, Map<String, Step> by) {
        for (Diagnostic diagnostic : reading.diagnostics()) {
            Step writer = by.get(diagnostic.source().file());
            if (diagnostic.kind() == DiagnosticKind.UNREADABLE && writer != null) {
                unread.put(diagnostic, writer);
            }
        }
    }

    /** The text of a step that nobody could read, so that nothing is known of it, unless the scenario expects that; else null. */
    @Nullable
    Failure misreading() {
        for (Map.Entry<Diagnostic, Step> mistake : unread.entrySet()) {
            Diagnostic diagnostic = mistake.getKey();
            if (expected.stream().noneMatch(finding -> finding.evidence().contains(diagnostic))) {
                return new Failure(
                        mistake.getValue().at(diagnostic.source()),
                        "the text below cannot be read: " + diagnostic.message(),
                        false,
                        List.of());
            }
        }
        return null;
    }

    /** The families of the rules that judge. */
    Set<String> families() {
        Set<String> families = new TreeSet<>();
        for (RuleDescriptor rule : engine.rules().rules()) {
            families.add(rule.family());
        }
        return families;
    }

    /** Demands a finding, and takes all that are such for expected. */
    void expect(String expectation, Predicate<Finding> condition) {
        demandAnswer();
        List<Finding> found = findings.stream().filter(condition).toList();
        if (found.isEmpty()) {
            throw new UnmetExpectation("expected is that " + expectation, shown(findings));
        }
        expected.addAll(found);
    }

    /** Demands that there is any finding. */
    void expectSomething() {
        demandAnswer();
        if (findings.isEmpty()) {
            throw new UnmetExpectation("expected is that something is reported", List.of());
        }
    }

    /** Demands that there is no such finding besides those that are expected. */
    void expectNothingElse(String expectation, Predicate<Finding> condition) {
        demandAnswer();
        if (findings.stream().anyMatch(condition.and(finding -> !expected.contains(finding)))) {
            throw new UnmetExpectation("expected is that " + expectation, shown(findings));
        }
    }

    /** Demands that there is no such finding. */
    void expectNone(String expectation, Predicate<Finding> condition) {
        demandAnswer();
        if (findings.stream().anyMatch(condition)) {
            throw new UnmetExpectation("expected is that " + expectation, shown(findings));
        }
    }

    /** Before the policies have judged, whatever is not to be reported is not. */
    private void demandAnswer() {
        if (answers.isEmpty()) {
            throw new ScenarioMistake("the policies have not been evaluated before this step");
        }
    }

    /** What the scenario asked so far. */
    List<Question> questions() {
        return questions;
    }

    /** What came of it. */
    List<Evaluation> answers() {
        return answers;
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.source() + " " + finding.rule().id() + " " + finding.subject() + ": "
                        + finding.message())
                .toList();
    }

    @Override
    public void close() {
        for (TemporaryRepository written : new TemporaryRepository[] {repository, before}) {
            if (written != null) {
                written.close();
            }
        }
    }
}
