package dev.serviceregistry.cli.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The conversation as a whole: what is offered, how it begins and how it ends. */
final class RegistryLanguageServer implements LanguageServer {

    /** What matters besides the files that the editor holds. */
    private static final List<String> WATCHED =
            List.of("**/services/**/*.toml", "**/projects/**/*.toml", "**/policies/**/*.{toml,csv,json,drl}");

    private final OpenDocuments documents;
    private final JudgingThread judging;
    private final Leave leave;
    private volatile @Nullable LanguageClient watching;
    private volatile boolean canWatch;

    RegistryLanguageServer(OpenDocuments documents, JudgingThread judging, Leave leave) {
        this.documents = documents;
        this.judging = judging;
        this.leave = leave;
    }

    /** Asks this editor to tell of files that it does not hold. */
    void watchWith(LanguageClient client) {
        watching = client;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        canWatch = canWatch(params.getCapabilities());
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Full);
        sync.setSave(Either.forRight(new SaveOptions(false)));
        ServerCapabilities offered = new ServerCapabilities();
        offered.setPositionEncoding(PositionEncodingKind.UTF16);
        offered.setTextDocumentSync(sync);
        offered.setHoverProvider(true);
        offered.setDefinitionProvider(true);
        offered.setCompletionProvider(new CompletionOptions(false, List.of("\"", "'", "[", ".", "=", "@", "/")));
        return CompletableFuture.completedFuture(new InitializeResult(offered, new ServerInfo("service-registry")));
    }

    private static boolean canWatch(@Nullable ClientCapabilities capabilities) {
        return capabilities != null
                && capabilities.getWorkspace() != null
                && capabilities.getWorkspace().getDidChangeWatchedFiles() != null
                && Boolean.TRUE.equals(
                        capabilities.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
    }

    @Override
    public void initialized(InitializedParams params) {
        LanguageClient client = watching;
        if (canWatch && client != null) {
            List<FileSystemWatcher> watchers = new ArrayList<>();
            WATCHED.forEach(pattern -> watchers.add(new FileSystemWatcher(Either.forLeft(pattern))));
            client.registerCapability(new RegistrationParams(List.of(new Registration(
                    "files",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(watchers)))));
        }
        judging.soon();
    }

    @Override
    public CompletableFuture<@Nullable Object> shutdown() {
        leave.ask();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        leave.take();
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // There is nothing to trace that the editor does not see itself.
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return new DocumentRequests(documents, judging);
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return new WorkspaceChanges(judging);
    }
}
