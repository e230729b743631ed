package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.features.scenarios.Stage;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** What the sentences on the command line do: run it in the scenario's repository, and look at what it says. */
public final class CommandLineSteps {

    private final Stage stage;
    private CommandLine commandLine = CommandLine.notRun();

    /** The steps of one scenario. */
    public CommandLineSteps(Stage stage) {
        this.stage = stage;
    }

    @When("{string} is run")
    public void isRun(String command) {
        commandLine = CommandLine.run(command, stage.root());
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
}
