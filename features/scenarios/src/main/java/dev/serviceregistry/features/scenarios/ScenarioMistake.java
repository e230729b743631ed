package dev.serviceregistry.features.scenarios;

/** A scenario that makes no sense, whatever the policies find. */
final class ScenarioMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what makes no sense. */
    ScenarioMistake(String message) {
        super(message);
    }
}
