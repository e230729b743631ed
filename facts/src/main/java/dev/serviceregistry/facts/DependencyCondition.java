package dev.serviceregistry.facts;

import java.util.List;

/**
 * What a service waits for before it starts; stated only where the condition is written and the required service is there.
 *
 * @param service the dependant
 * @param name the required service as written
 * @param target the required service's whole identity
 * @param condition what it must have reached
 * @param healthChecked whether the required service has a health check
 * @param completes whether the required service is a job, which runs to its end
 * @param source where the condition is written
 */
public record DependencyCondition(
        String service,
        String name,
        String target,
        StartCondition condition,
        boolean healthChecked,
        boolean completes,
        SourceLocation source)
        implements ServiceFact {

    /** What the required service would lack if it did not reach the condition, in words that follow its name. */
    public String lack() {
        return switch (condition) {
            case STARTED -> "is never started";
            case HEALTHY -> "has no health check";
            case COMPLETED -> "is no job";
        };
    }

    @Override
    public String element() {
        return "dependencies.requires:" + name;
    }

    @Override
    public List<String> namedServices() {
        return List.of(target);
    }

    @Override
    public String description() {
        return service + " waits until " + target + " is " + condition;
    }
}
