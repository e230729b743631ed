package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges the dependencies, and draws them. */
@Command(
        name = "check-deps",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Judges by the dependency family: does everything exist that is needed, can it start, do the"
                + " versions fit.",
        footer = {
            "",
            "Examples:",
            "  service-registry check-deps",
            "  service-registry check-deps --graph mermaid > dependencies.mmd",
            "  service-registry check-deps --graph dot --project shop | dot -Tsvg > shop.svg",
            "",
            "With --graph, the graph goes to standard output and findings to standard error.",
            "Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong usage, 3 an error of the program.",
            Common.SETTINGS
        })
final class CheckDepsCommand implements Action {

    @Option(names = "--graph", paramLabel = "FORMAT", description = "Write the graph too: mermaid, dot or json.")
    private String graph = "";

    @Mixin
    private JudgingOptions options = new JudgingOptions();

    @Mixin
    private Common common = new Common();

    @Override
    public Common common() {
        return common;
    }

    @Override
    public int run(Call call) throws IOException {
        GraphFormat format = graph.isEmpty() ? null : GraphFormat.named(graph, call.settings());
        Judging judging = new Judging(call, options);
        List<ReportTarget> targets = ReportTarget.of(options, call);
        Reading reading = Readings.of(call);
        Readings.warnOfUnreadable(reading, call);
        if (format != null) {
            Set<String> projects = Readings.projects(options.projects, reading, call);
            format.write(Graph.of(reading.registry().dependencies(), projects), call.out());
        }
        return judging.judge(reading, Set.of("dependency"), targets, format == null ? call.out() : call.err());
    }
}
