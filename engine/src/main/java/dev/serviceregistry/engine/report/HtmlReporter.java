package dev.serviceregistry.engine.report;

import java.io.IOException;
import java.io.Writer;

/** x. */
final class HtmlReporter implements Reporter {
    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        out.append("");
    }
}
