package dev.serviceregistry.cli;

import dev.serviceregistry.registry.pack.UsedPack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Brings packs into the local Maven repository. */
final class RulesPullCommand implements Action {

    private static final String REPOSITORIES = "policies.repositories";

    private final List<String> repositories = new ArrayList<>();

    @Override
    public void declare(Options options) {
        options.about(
                        "Brings the packs that the repository uses by a Maven coordinate, and that are not there yet, into the"
                                + " local Maven repository, each only when it is the very file that was asked for. No other"
                                + " command asks the network for packs.",
                        "rules pull",
                        "rules pull --repository https://maven.example.org/releases")
                .note("The local Maven repository is ~/.m2/repository, or what " + PackPlace.LOCAL + " names.")
                .texts("--repository", "URL", "Look for the packs in this Maven repository.", repositories)
                .setting("--repository", REPOSITORIES);
    }

    @Override
    public int run(Call call) throws IOException {
        PackDownload download = new PackDownload(repositories, call);
        int brought = 0;
        for (UsedPack use : call.settings().own().packs()) {
            if (!use.maven().isEmpty() && download.bring(use)) {
                brought++;
                call.out().line("brought " + use.shown());
            }
        }
        call.packs();
        if (brought == 0 && !call.common().quiet) {
            call.out().line("every pack is there");
        }
        return Program.OK;
    }
}
