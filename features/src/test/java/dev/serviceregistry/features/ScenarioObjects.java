package dev.serviceregistry.features;

import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.features.scenarios.Stage;
import dev.serviceregistry.features.scenarios.Steps;
import io.cucumber.core.backend.ObjectFactory;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the steps of one scenario one stage; Cucumber finds it by the service loader. */
public final class ScenarioObjects implements ObjectFactory {

    private static final DroolsPolicyEngine ENGINE = DroolsPolicyEngine.bundled();

    private final Map<Class<?>, Object> steps = new HashMap<>();
    private @Nullable Stage stage;

    @Override
    public boolean addClass(Class<?> glue) {
        return true;
    }

    @Override
    public <T> T getInstance(Class<T> type) {
        return type.cast(steps.get(type));
    }

    @Override
    public void start() {
        Stage empty = new Stage(ENGINE);
        steps.put(Steps.class, new Steps(empty));
        steps.put(CommandLineSteps.class, new CommandLineSteps(empty));
        stage = empty;
    }

    @Override
    public void stop() {
        if (stage != null) {
            stage.close();
        }
    }
}
