package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.engine.scenario.ScenarioRun;
import dev.serviceregistry.facts.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;

/** Features that a test has run by the bundled rules. */
final class Played {

    static final DroolsPolicyEngine ENGINE = DroolsPolicyEngine.bundled();

    private Played() {}

    static ScenarioRun feature(String text) {
        return new CucumberScenarioRunner()
                .run(new ScenarioRequest(
                        ENGINE,
                        false,
                        List.of(new FeatureFile("own.feature", text)),
                        Set.of(),
                        false,
                        null,
                        Progress.NONE));
    }

    static String told(ScenarioRun run, ScenarioFormat format) throws IOException {
        StringWriter out = new StringWriter();
        run.write(format, out);
        return out.toString();
    }

    /** What is wrong with a feature, a line each. */
    static List<String> problems(String text) {
        return feature(text).problems().stream()
                .map(problem -> problem.place() + ": " + problem.message() + " | " + problem.hint())
                .toList();
    }
}
