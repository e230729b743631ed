package dev.serviceregistry.cli.lsp;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What the editor says of files that it does not hold. */
final class WorkspaceChanges implements WorkspaceService {

    private final JudgingThread judging;

    WorkspaceChanges(JudgingThread judging) {
        this.judging = judging;
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // What is judged by stands in the repository, and nowhere in the editor.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        judging.soon();
    }
}
