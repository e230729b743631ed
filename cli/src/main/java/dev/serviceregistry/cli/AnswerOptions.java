package dev.serviceregistry.cli;

import java.util.List;

/** The option of every command that answers without judging. */
final class AnswerOptions {

    private static final List<String> FORMATS = List.of("text", "json");

    private String format = "text";

    void declare(Options options) {
        options.text("-f --format", "FORMAT", "How to answer: text or json. Default: text.", value -> format = value)
                .words("--format", () -> FORMATS);
    }

    boolean json(Call call) {
        return call.settings().one("format", format, FORMATS).equals("json");
    }
}
