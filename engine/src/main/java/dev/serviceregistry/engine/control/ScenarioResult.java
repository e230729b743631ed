package dev.serviceregistry.engine.control;

import java.util.Set;

/**
 * What came of a scenario when it was last run.
 *
 * @param name its sentence
 * @param rules the ids of the rules that it exercises
 * @param passed whether everything was as it expects
 * @param skipped whether it was not run
 * @param place where it is written, as {@code file:line}; empty when the report does not tell
 */
public record ScenarioResult(String name, Set<String> rules, boolean passed, boolean skipped, String place) {

    /** What came of it in a word. */
    public String outcome() {
        return skipped ? "skipped" : passed ? "passed" : "failed";
    }
}
