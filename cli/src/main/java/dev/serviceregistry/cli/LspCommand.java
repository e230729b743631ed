package dev.serviceregistry.cli;

import dev.serviceregistry.registry.editing.EditorServer;
import java.io.IOException;
import java.io.PrintStream;

/** Speaks the Language Server Protocol with an editor, so that it shows what {@code validate} would say. */
final class LspCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Speaks the Language Server Protocol over standard input and output: an editor that starts it shows"
                        + " the findings of open files while one writes, says what keys and values mean, leads to"
                        + " definitions, and completes.",
                "lsp",
                "lsp --config my-registry");
        options.note("docs/editors.md tells how editors start it. service-registry.toml and environment variables"
                + " are read at the start only. As the protocol asks, it exits with 1 when"
                + " the editor is gone without a shutdown.");
        judging.declareWithReports(options);
    }

    @Override
    public int run(Call call) throws IOException {
        EditorServer server = SeparateJar.LANGUAGE_SERVER.service(EditorServer.class);
        PrintStream before = System.out;
        // Standard output is the protocol's: whatever else prints there would end the conversation.
        System.setOut(System.err);
        try {
            boolean agreed = server.serve(
                    call.surroundings().in(),
                    call.out().stream(),
                    call.repository().root(),
                    new EditorJudge(call, judging));
            return agreed ? Program.OK : Program.FINDINGS;
        } finally {
            System.setOut(before);
        }
    }
}
