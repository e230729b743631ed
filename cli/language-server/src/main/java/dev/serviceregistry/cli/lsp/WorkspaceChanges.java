package dev.serviceregistry.cli.lsp;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What the editor says of files that it does not hold. */
final class WorkspaceChanges implements WorkspaceService {

    private final Rejudging rejudging;

    WorkspaceChanges(Rejudging rejudging) {
        this.rejudging = rejudging;
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // What is judged by stands in the repository, and nowhere in the editor.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        rejudging.soon();
    }
}
