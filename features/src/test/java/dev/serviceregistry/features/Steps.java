package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.registry.RegistryReader;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the sentences of the features do: write a repository, judge it, and look at what was reported. */
public final class Steps {

    private static final DroolsPolicyEngine ENGINE = DroolsPolicyEngine.bundled();

    private final TemporaryRepository repository = new TemporaryRepository();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> expected = new ArrayList<>();
    private LocalDate today = LocalDate.of(2026, 11, 23);
    private CommandLine commandLine = CommandLine.notRun();

    @After
    public void removeTheRepository() {
        repository.close();
    }

    @Given("today is {word}")
    public void todayIs(String day) {
        today = LocalDate.parse(day);
    }

    @Given("the catalog")
    public void theCatalog(String text) {
        repository.write("services/catalog.toml", text);
    }

    @Given("the project {string}")
    public void theProject(String name, String text) {
        repository.write("projects/" + name + "/services.toml", text);
    }

    @Given("the policies {string}")
    public void thePolicies(String name, String text) {
        repository.write("policies/" + name + ".toml", text);
    }

    @Given("the file {string}")
    public void theFile(String path, String text) {
        repository.write(path, text);
    }

    @When("the policies are evaluated")
    public void thePoliciesAreEvaluated() {
        FactSet facts =
                new RegistryReader().read(repository.root()).registry().facts().plus(List.of(new Today(today)));
        List<Waiver> waivers = facts.facts().stream()
                .filter(Waiver.class::isInstance)
                .map(Waiver.class::cast)
                .toList();
        findings.addAll(ENGINE.evaluate(facts, new Exceptions(waivers, today)).findings());
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

    @Then("nothing else is reported")
    public void nothingElseIsReported() {
        assertNothingElse(finding -> true);
    }

    /** What every service is asked for, such as a limit of its memory, would bury what an example is about. */
    @Then("nothing else is reported, security aside")
    public void nothingElseIsReportedSecurityAside() {
        assertNothingElse(finding -> !finding.rule().family().equals("security"));
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
