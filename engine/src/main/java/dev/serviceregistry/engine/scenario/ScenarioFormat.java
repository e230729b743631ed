package dev.serviceregistry.engine.scenario;

import java.util.Locale;

/** How it is told what came of scenarios. */
public enum ScenarioFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs. */
    JSON,
    /** JUnit's XML, for whatever shows test results. */
    JUNIT;

    /** The spelling that options use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
