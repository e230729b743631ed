package dev.serviceregistry.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The option of every command that answers without judging. */
final class AnswerOptions {

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "How to answer: text or json. Default: text.")
    private String format = "text";

    boolean json(Call call) {
        return call.settings().one("format", format, List.of("text", "json")).equals("json");
    }
}
