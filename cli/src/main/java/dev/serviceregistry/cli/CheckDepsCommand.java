package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Judges the dependencies, and draws them. */
final class CheckDepsCommand implements Action {

    private String graph = "";

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Judges by the dependency family: does everything exist that is needed, can it start, do the"
                                + " versions fit.",
                        "check-deps",
                        "check-deps --graph mermaid > dependencies.mmd",
                        "check-deps --graph dot --project shop | dot -Tsvg > shop.svg")
                .note("With --graph, the graph goes to standard output and findings to standard error.")
                .text("--graph", "FORMAT", "Write the graph too: mermaid, dot or json.", value -> graph = value)
                .words("--graph", GraphFormat::names);
        judging.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        GraphFormat format = graph.isEmpty() ? null : GraphFormat.named(graph, call.settings());
        Judging judge = new Judging(call, judging);
        List<ReportTarget> targets = ReportTarget.of(judging, call);
        Reading reading = Readings.of(call);
        Readings.warnOfUnreadable(reading, call);
        if (format != null) {
            judge.telling(
                    judged -> format.write(Graph.of(reading.registry().dependencies(), judged.projects()), call.out()));
        }
        return judge.judge(reading, Set.of("dependency"), targets, format == null ? call.out() : call.err());
    }
}
