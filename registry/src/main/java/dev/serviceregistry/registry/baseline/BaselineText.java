package dev.serviceregistry.registry.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.serviceregistry.facts.KnownFinding;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Writes a baseline, the same findings to the same text each time. */
public final class BaselineText {

    private static final String SCHEMA_VERSION = "1";

    private BaselineText() {}

    /**
     * The text of a baseline.
     *
     * @param repository the name of the repository that it is of
     * @param history when it was written and how many findings it held then, the last time last
     * @param findings what it holds
     */
    public static String of(String repository, List<BaselineHistory> history, List<KnownFinding> findings)
            throws IOException {
        StringWriter out = new StringWriter();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .setPrettyPrinter(printer.withObjectIndenter(new DefaultIndenter("  ", "\n")))) {
            json.writeStartObject();
            json.writeStringField("schema_version", SCHEMA_VERSION);
            json.writeStringField("repository", repository);
            json.writeArrayFieldStart("history");
            for (BaselineHistory written : history) {
                json.writeStartObject();
                json.writeStringField("date", written.date().toString());
                json.writeNumberField("findings", written.findings());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("findings");
            for (KnownFinding finding : findings) {
                json.writeStartObject();
                json.writeStringField("fingerprint", finding.fingerprint());
                json.writeStringField("rule", finding.rule());
                json.writeStringField("subject", finding.about());
                if (!finding.element().isEmpty()) {
                    json.writeStringField("element", finding.element());
                }
                json.writeStringField("since", finding.since().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }
}
