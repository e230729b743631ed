package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.Generators;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.java.es.Cuando;
import io.cucumber.java.es.Dado;
import io.cucumber.java.es.Entonces;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The sentences that scenarios are made of, in every language, and what each does on the stage. */
public final class Steps {

    /** How the id of a rule looks. */
    static final String RULE = "[A-Z0-9]+-[0-9]+";

    private final Stage stage;

    /** The steps of one scenario. */
    public Steps(Stage stage) {
        this.stage = stage;
    }

    /** Takes the id of a rule as it is written. */
    @ParameterType(RULE)
    public String rule(String id) {
        return id;
    }

    @Given("today is {word}")
    @Dado("hoy es {word}")
    @Meaning("The policies judge on this day, such as 2026-12-31. Without it they judge on 2026-11-23.")
    public void todayIs(String day) {
        try {
            stage.setToday(LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            throw new ScenarioMistake("'" + day + "' is not a date such as 2026-12-31");
        }
    }

    @Given("the catalog")
    @Dado("el catálogo")
    @Meaning("`services/catalog.toml` says what stands below.")
    public void theCatalog(String text) {
        theFile("services/catalog.toml", text);
    }

    @Given("the catalog before")
    @Dado("el catálogo anterior")
    @Meaning("Before the change to be judged, the catalogue said what stands below.")
    public void theCatalogBefore(String text) {
        theFileBefore("services/catalog.toml", text);
    }

    @Given("the project {string}")
    @Dado("el proyecto {string}")
    @Meaning("The project's `services.toml` says what stands below.")
    public void theProject(String name, String text) {
        theFile("projects/" + name + "/services.toml", text);
    }

    @Given("the project {string} before")
    @Dado("el proyecto {string} anterior")
    @Meaning("Before the change, the project's `services.toml` said what stands below.")
    public void theProjectBefore(String name, String text) {
        theFileBefore("projects/" + name + "/services.toml", text);
    }

    @Given("the policies {string}")
    @Dado("las políticas {string}")
    @Meaning("The file of this name in `policies/` says what stands below: `\"sla\"` is `policies/sla.toml`.")
    public void thePolicies(String name, String text) {
        theFile("policies/" + name + ".toml", text);
    }

    @Given("the file {string}")
    @Dado("el archivo {string}")
    @Meaning("This file of the repository says what stands below. What has no `before` was the same before.")
    public void theFile(String path, String text) {
        stage.write(path, text);
    }

    @Given("the file {string} before")
    @Dado("el archivo {string} anterior")
    @Meaning("Before the change, this file said what stands below.")
    public void theFileBefore(String path, String text) {
        stage.writeBefore(path, text);
    }

    @Given("the report {string}")
    @Dado("el informe {string}")
    @Meaning("A scanner reported what stands below, in any format that `security-check --vulnerabilities` reads.")
    public void theReport(String name, String text) {
        stage.writeReport(name, text);
    }

    @Given("the change is written by {string}")
    @Dado("el cambio está escrito por {string}")
    @Meaning("Whoever made the change to be judged, as commits name people: `\"Name <mail@example.org>\"`.")
    public void theChangeIsWrittenBy(String author) {
        stage.writtenBy(author);
    }

    @Given("the change is approved by {string}")
    @Dado("el cambio está aprobado por {string}")
    @Meaning(
            "Approves the change as the trailer `Approved-by` of a commit does: `\"Name <mail@example.org> (@team)\"`.")
    public void theChangeIsApprovedBy(String approver) {
        stage.approvedBy(approver);
    }

    @When("the policies are evaluated")
    @Cuando("se evalúan las políticas")
    @Meaning("Every policy judges the repository, and what changed in it where something was said of before.")
    public void thePoliciesAreEvaluated() {
        stage.judge(List.of());
    }

    @When("the policies are evaluated for the format {word}")
    @Cuando("se evalúan las políticas para el formato {word}")
    @Meaning("The same, with what files of this format, such as `kubernetes`, cannot express.")
    public void thePoliciesAreEvaluatedForTheFormat(String format) {
        Map<String, CodeGenerator> installed = Generators.installed();
        CodeGenerator generator = installed.get(format);
        if (generator == null) {
            throw new ScenarioMistake(
                    "there is no format '" + format + "', but " + String.join(", ", installed.keySet()));
        }
        stage.judge(List.of(generator));
    }

    @Then("{rule} is reported on {string}: {string}")
    @Entonces("{rule} se notifica sobre {string}: {string}")
    @Meaning(
            value =
                    "The rule reports this service, as `project/service`, or this project, as `project`, this team, as `teams.name`, or this waiver, as `waivers:RULE:subject`, with a message that contains this text.",
            of = Shows.REPORTED)
    public void isReportedOn(String rule, String subject, String message) {
        stage.expect(
                rule + " is reported on " + subject + told(message),
                finding -> is(finding, rule, message)
                        && finding.subject().toString().equals(subject));
    }

    @Then("{rule} is reported at {string}: {string}")
    @Entonces("{rule} se notifica en {string}: {string}")
    @Meaning(
            value =
                    "The rule reports this place, as `file:line` or `file:line:column`, with a message that contains this"
                            + " text.",
            of = Shows.REPORTED)
    public void isReportedAt(String rule, String place, String message) {
        stage.expect(rule + " is reported at " + place + told(message), finding -> {
            String written = finding.source().toString();
            return is(finding, rule, message) && (written.equals(place) || written.startsWith(place + ":"));
        });
    }

    @Then("{rule} is not reported")
    @Entonces("{rule} no se notifica")
    @Meaning(value = "The rule reports nothing.", of = Shows.PASSING)
    public void isNotReported(String rule) {
        stage.expectNone(
                rule + " is not reported", finding -> finding.rule().id().equals(rule));
    }

    @Then("{rule} is not reported on {string}")
    @Entonces("{rule} no se notifica sobre {string}")
    @Meaning(
            value = "The rule reports nothing of this service, project, team or waiver, whatever it reports of others.",
            of = Shows.PASSING)
    public void isNotReportedOn(String rule, String subject) {
        stage.expectNone(
                rule + " is not reported on " + subject,
                finding -> is(finding, rule, "") && finding.subject().toString().equals(subject));
    }

    @Then("nothing else of {rule} is reported")
    @Entonces("no se notifica nada más de {rule}")
    @Meaning("The rule reports nothing but what the sentences above expect.")
    public void nothingElseOfThePolicyIsReported(String rule) {
        stage.expectNothingElse(
                "nothing else of " + rule + " is reported",
                finding -> finding.rule().id().equals(rule));
    }

    @Then("nothing else of {word} and {word} is reported")
    @Entonces("no se notifica nada más de {word} y {word}")
    @Meaning("No rule of these two families, such as `schema` and `sla`, reports anything but what is expected above.")
    public void nothingElseOfFamiliesIsReported(String family, String other) {
        Set<String> families = Set.copyOf(List.of(family, other));
        if (!stage.families().containsAll(families)) {
            throw new ScenarioMistake(
                    "these are not both families of rules; there are " + String.join(", ", stage.families()));
        }
        stage.expectNothingElse(
                "nothing else of " + family + " and " + other + " is reported",
                finding -> families.contains(finding.rule().family()));
    }

    @Then("no message shows {string}")
    @Entonces("ningún mensaje muestra {string}")
    @Meaning("Something is reported, and this text stands in no message and in nothing that explains one.")
    public void noMessageShows(String secret) {
        stage.expectSomething();
        stage.expectNone(
                "no message shows " + secret,
                finding -> Stream.concat(
                                Stream.of(finding.message()),
                                finding.evidence().stream().map(Fact::description))
                        .anyMatch(text -> text.contains(secret)));
    }

    private static boolean is(Finding finding, String rule, String message) {
        return finding.rule().id().equals(rule) && finding.message().contains(message);
    }

    private static String told(String message) {
        return message.isEmpty() ? "" : ", telling '" + message + "'";
    }
}
