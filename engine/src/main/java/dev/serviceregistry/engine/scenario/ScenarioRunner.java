package dev.serviceregistry.engine.scenario;

/** Runs the scenarios beside rules; found by the service loader, in a jar of its own. */
public interface ScenarioRunner {

    /** Runs what is asked for. */
    ScenarioRun run(ScenarioRequest request);
}
