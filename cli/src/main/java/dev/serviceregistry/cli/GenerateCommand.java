package dev.serviceregistry.cli;

import java.io.IOException;

/** Makes the files of other tools. */
final class GenerateCommand implements Action {

    private final GenerationOptions options = new GenerationOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Makes the files of other tools from what is declared. It judges first: on an error that is not waived it"
                        + " writes nothing.",
                "generate --format docker",
                "generate --format docker,kubernetes,terraform --project shop --target production",
                "generate --format docker --check");
        options.rules();
        this.options.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        return new GenerationRun(call, options).run();
    }
}
