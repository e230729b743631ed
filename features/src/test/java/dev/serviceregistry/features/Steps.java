package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Generators;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SecretTexts;
import dev.serviceregistry.registry.approval.ApprovalReview;
import dev.serviceregistry.registry.approval.ChangeHistory;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.comparison.Comparison;
import dev.serviceregistry.registry.git.LoggedCommit;
import dev.serviceregistry.registry.vulnerabilities.VulnerabilityReports;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the sentences of the features do: write a repository, judge it, and look at what was reported. */
public final class Steps {

    private static final DroolsPolicyEngine ENGINE = DroolsPolicyEngine.bundled();
    private static final String HEAD = "approved-here";

    private final TemporaryRepository repository = new TemporaryRepository();
    private final TemporaryRepository before = new TemporaryRepository();
    private final Set<String> formerFiles = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> expected = new ArrayList<>();
    private final List<LoggedCommit> commits = new ArrayList<>();
    private final List<Path> reports = new ArrayList<>();
    private LocalDate today = LocalDate.of(2026, 11, 23);
    private CommandLine commandLine = CommandLine.notRun();

    @After
    public void removeTheRepository() {
        repository.close();
        before.close();
    }

    @Given("today is {word}")
    public void todayIs(String day) {
        today = LocalDate.parse(day);
    }

    @Given("the catalog")
    public void theCatalog(String text) {
        theFile("services/catalog.toml", text);
    }

    @Given("the catalog before")
    public void theCatalogBefore(String text) {
        theFileBefore("services/catalog.toml", text);
    }

    @Given("the project {string}")
    public void theProject(String name, String text) {
        theFile("projects/" + name + "/services.toml", text);
    }

    @Given("the project {string} before")
    public void theProjectBefore(String name, String text) {
        theFileBefore("projects/" + name + "/services.toml", text);
    }

    @Given("the policies {string}")
    public void thePolicies(String name, String text) {
        theFile("policies/" + name + ".toml", text);
    }

    /** What is not said to have been otherwise was the same before. */
    @Given("the file {string}")
    public void theFile(String path, String text) {
        repository.write(path, text);
        if (!formerFiles.contains(path)) {
            before.write(path, text);
        }
    }

    @Given("the file {string} before")
    public void theFileBefore(String path, String text) {
        formerFiles.add(path);
        before.write(path, text);
    }

    @Given("the report {string}")
    public void theReport(String name, String text) {
        repository.write(name, text);
        reports.add(repository.root().resolve(name));
    }

    @Given("the change is written by {string}")
    public void theChangeIsWrittenBy(String author) {
        commits.add(new LoggedCommit("written-here", "before", false, List.of(author), List.of(), Set.of()));
    }

    /** As by a trailer of a last commit that changes nothing. */
    @Given("the change is approved by {string}")
    public void theChangeIsApprovedBy(String approver) {
        LoggedCommit.Trailer trailer = new LoggedCommit.Trailer("Approved-by", approver);
        commits.add(new LoggedCommit(HEAD, "before", true, List.of(), List.of(trailer), Set.of()));
    }

    @When("the policies are evaluated")
    public void thePoliciesAreEvaluated() {
        evaluate(List.of());
    }

    @When("the policies are evaluated for the format {word}")
    public void thePoliciesAreEvaluatedForTheFormat(String format) {
        evaluate(List.of(Generators.installed().get(format)));
    }

    private void evaluate(List<CodeGenerator> generators) {
        RegistryReader reader = new RegistryReader();
        Reading reading = reader.read(repository.root());
        FactSet facts = reading.registry().facts().plus(List.of(new Today(today)));
        facts = facts.plus(VulnerabilityReports.read(repository.root(), reports)
                .of(facts.facts())
                .facts());
        for (CodeGenerator generator : generators) {
            GenerationRequest everything = GenerationRequest.everything(SecretTexts.none());
            facts = facts.plus(
                    generator.generate(reading.registry(), everything).losses());
        }
        if (!formerFiles.isEmpty()) {
            Reading former = reader.read(before.root());
            Comparison comparison = CatalogComparison.between(former, reading);
            ChangeHistory history = new ChangeHistory(
                    commits, List.of(), List.of(), List.of(), List.of(), commit -> commit.equals(HEAD) ? reading : null);
            facts = facts.plus(comparison.facts());
            facts = facts.plus(ApprovalReview.of(former, reading, comparison, history));
        }
        findings.addAll(ENGINE.evaluate(facts, Exceptions.in(facts, today)).findings());
    }

    @Then("{word} is reported on {string}: {string}")
    public void isReportedOn(String rule, String subject, String message) {
        expect(rule, message, finding -> finding.subject().toString().equals(subject));
    }

    @Then("{word} is reported at {string}: {string}")
    public void isReportedAt(String rule, String place, String message) {
        expect(rule, message, finding -> {
            String written = finding.source().toString();
            return written.equals(place) || written.startsWith(place + ":");
        });
    }

    @Then("{word} is not reported")
    public void isNotReported(String rule) {
        assertThat(shown(findings.stream()
                        .filter(finding -> finding.rule().id().equals(rule))
                        .toList()))
                .isEmpty();
    }

    @Then("nothing else of {word} and {word} is reported")
    public void nothingElseOfFamiliesIsReported(String family, String other) {
        assertNothingElse(
                finding -> List.of(family, other).contains(finding.rule().family()));
    }

    @Then("nothing else of {word} is reported")
    public void nothingElseOfThePolicyIsReported(String rule) {
        assertNothingElse(finding -> finding.rule().id().equals(rule));
    }

    private void assertNothingElse(Predicate<Finding> counted) {
        assertThat(shown(findings.stream()
                        .filter(counted)
                        .filter(finding -> !expected.contains(finding))
                        .toList()))
                .isEmpty();
    }

    @Then("no message shows {string}")
    public void noMessageShows(String secret) {
        assertThat(findings)
                .flatMap(finding -> Stream.concat(
                                Stream.of(finding.message()),
                                finding.evidence().stream().map(Fact::description))
                        .toList())
                .isNotEmpty()
                .noneMatch(text -> text.contains(secret));
    }

    @When("{string} is run")
    public void isRun(String command) {
        commandLine = CommandLine.run(command, repository.root());
    }

    @Then("it exits with {int}")
    public void itExitsWith(int code) {
        assertThat(commandLine.exitCode()).as(commandLine.toString()).isEqualTo(code);
    }

    @Then("it prints {string}")
    public void itPrints(String text) {
        assertThat(commandLine.output()).as(commandLine.toString()).contains(text);
    }

    @Then("it does not print {string}")
    public void itDoesNotPrint(String text) {
        assertThat(commandLine.output() + commandLine.errors()).doesNotContain(text);
    }

    @Then("it complains {string}")
    public void itComplains(String text) {
        assertThat(commandLine.errors()).as(commandLine.toString()).contains(text);
    }

    private void expect(String rule, String message, Predicate<Finding> condition) {
        List<Finding> found = findings.stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .filter(finding -> finding.message().contains(message))
                .filter(condition)
                .toList();
        assertThat(found).as("everything that is reported: %s", shown(findings)).isNotEmpty();
        expected.addAll(found);
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.source() + " " + finding.rule().id() + " " + finding.subject() + ": "
                        + finding.message())
                .toList();
    }
}
