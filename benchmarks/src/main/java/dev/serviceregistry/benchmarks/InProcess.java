package dev.serviceregistry.benchmarks;

import dev.serviceregistry.benchmarks.inprocess.Judging;
import dev.serviceregistry.benchmarks.inprocess.Reading;
import dev.serviceregistry.benchmarks.inprocess.Reporting;
import dev.serviceregistry.engine.report.ReportFormat;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures reading, judging and reporting by JMH. */
final class InProcess {

    private final Results results;
    private final boolean quick;

    InProcess(Results results, boolean quick) {
        this.results = results;
        this.quick = quick;
    }

    void measure() throws RunnerException {
        results.heading("in process, 50 projects of 20 services");
        Map<String, Double> cold = scores(once(Reading.class));
        results.ratio(
                "reading, files to facts in a new JVM, times the TOML library",
                cold.get("facts") / cold.get("toml"),
                Target.atMost(2.5));
        Map<String, Double> judging = scores(often(Judging.class));
        double handwritten = judging.get("handwritten");
        results.ratio(
                "judging by the same policies, times hand-written Java",
                judging.get("knownPolicies") / handwritten,
                Target.atMost(5));
        results.ratio("judging by all policies, times the same", judging.get("everyPolicy") / handwritten, Target.NONE);
        if (!quick) {
            Map<String, Double> warm = scores(often(Reading.class));
            results.ratio("reading in a JVM that runs long", warm.get("facts") / warm.get("toml"), Target.NONE);
            reports();
        }
    }

    private void reports() throws RunnerException {
        Map<String, Double> reporting = scores(often(Reporting.class));
        double json = reporting.get(ReportFormat.JSON.name());
        for (ReportFormat format : ReportFormat.values()) {
            if (format != ReportFormat.JSON) {
                results.ratio(
                        "10,000 findings as " + format + ", times JSON",
                        reporting.get(format.name()) / json,
                        Target.atMost(3));
            }
        }
    }

    /** One call in each of several new JVMs, with the options of a short run. */
    private ChainedOptionsBuilder once(Class<?> benchmark) {
        return options(benchmark)
                .mode(Mode.SingleShotTime)
                .forks(quick ? 2 : 7)
                .warmupIterations(0)
                .measurementIterations(1)
                .jvmArgs("-XX:TieredStopAtLevel=1", "-XX:C1MaxInlineSize=15", "-XX:+UseSerialGC");
    }

    private ChainedOptionsBuilder often(Class<?> benchmark) {
        return options(benchmark)
                .mode(Mode.AverageTime)
                .forks(1)
                .warmupIterations(quick ? 1 : 2)
                .warmupTime(TimeValue.seconds(quick ? 1 : 2))
                .measurementIterations(quick ? 1 : 3)
                .measurementTime(TimeValue.seconds(quick ? 1 : 2));
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    /** The scores by what tells them apart: the method, or the parameter where there is one. */
    private static Map<String, Double> scores(ChainedOptionsBuilder options) throws RunnerException {
        Map<String, Double> scores = new TreeMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            String parameter = result.getParams().getParam("format");
            scores.put(
                    parameter == null ? result.getPrimaryResult().getLabel() : parameter,
                    result.getPrimaryResult().getScore());
        }
        return scores;
    }
}
