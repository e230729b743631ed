package dev.serviceregistry.engine.scenario;

import dev.serviceregistry.engine.source.RuleProblem;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What came of running scenarios. */
public interface ScenarioRun {

    /** What is wrong with the files of scenarios, sorted by place; when there is anything, none was run. */
    List<RuleProblem> problems();

    /** Whether everything is as the scenarios expect. */
    boolean passed();

    /** Tells it. */
    void write(ScenarioFormat format, Writer out) throws IOException;
}
