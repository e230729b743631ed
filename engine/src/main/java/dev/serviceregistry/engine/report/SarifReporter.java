package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/** Tells a judgement as SARIF 2.1.0, within the limits above which GitHub refuses a file. */
final class SarifReporter implements Reporter {

    /** Of the file as it is uploaded, which is compressed; a little below 10 MB. */
    static final int MOST_COMPRESSED_BYTES = 10_000_000;

    private final int mostResults;
    private final int mostCompressedBytes;

    SarifReporter() {
        this(SarifRun.MOST_RESULTS, MOST_COMPRESSED_BYTES);
    }

    /** With limits of its own, so that they can be reached. */
    SarifReporter(int mostResults, int mostCompressedBytes) {
        this.mostResults = mostResults;
        this.mostCompressedBytes = mostCompressedBytes;
    }

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        List<SarifRun> runs = SarifRun.of(judgement, mostResults);
        String log = log(judgement, runs);
        int bytes = CompressedSize.of(log, mostCompressedBytes);
        while (bytes > mostCompressedBytes && SarifRun.results(runs) > 0) {
            // Nine tenths of what would fit if all results were of one size: a second round is rarely needed.
            double share = 0.9 * mostCompressedBytes / bytes;
            runs = SarifRun.cut(runs, (int) (share * SarifRun.results(runs)));
            log = log(judgement, runs);
            bytes = CompressedSize.of(log, mostCompressedBytes);
        }
        out.append(log).append('\n');
    }

    private static String log(Judgement judgement, List<SarifRun> runs) throws IOException {
        StringWriter text = new StringWriter(1 << 16);
        try (JsonGenerator json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(text)) {
            SarifRules rules = new SarifRules(judgement.rules());
            SarifResults results = new SarifResults(judgement, rules);
            json.writeStartObject();
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            for (SarifRun run : runs) {
                run(run, judgement, rules, results, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void run(
            SarifRun run, Judgement judgement, SarifRules rules, SarifResults results, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "service-registry");
        json.writeStringField("version", judgement.version());
        json.writeStringField("semanticVersion", judgement.version());
        rules.write(json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", run.id());
        json.writeEndObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        invocation(run, json);
        json.writeArrayFieldStart("results");
        for (ReportedFinding reported : run.results()) {
            results.write(reported, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void invocation(SarifRun run, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        if (run.omitted() > 0) {
            json.writeArrayFieldStart("toolExecutionNotifications");
            json.writeStartObject();
            json.writeStringField("level", "warning");
            json.writeObjectFieldStart("message");
            json.writeStringField(
                    "text",
                    run.omitted() + " findings are left out, the least severe ones: with them the file would be too"
                            + " large for GitHub. Another format of the report has all.");
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }
}
