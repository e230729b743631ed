package dev.serviceregistry.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that speaks with the real command over pipes. */
final class EditorSession implements LanguageClient, AutoCloseable {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final int PATIENCE_SECONDS = 120;

    private final Path root;
    private final PipedOutputStream toServer = new PipedOutputStream();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final LanguageServer server;

    EditorSession(Path root, String... options) throws Exception {
        this.root = root;
        PipedInputStream in = new PipedInputStream(toServer, 1 << 16);
        PipedInputStream fromServer = new PipedInputStream(1 << 20);
        OutputStream out = copied(new PipedOutputStream(fromServer));
        String[] args = new String[options.length + 1];
        args[0] = "lsp";
        System.arraycopy(options, 0, args, 1, options.length);
        Surroundings surroundings = new Surroundings(
                new Output(out, false), new Output(OutputStream.nullOutputStream(), false), Map.of(), root, CLOCK, in);
        Thread thread = new Thread(() -> run(args, surroundings, out), "server");
        thread.setDaemon(true);
        thread.start();
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, fromServer, toServer);
        launcher.startListening();
        server = launcher.getRemoteProxy();
        InitializeParams params = new InitializeParams();
        params.setCapabilities(new ClientCapabilities());
        server.initialize(params).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        server.initialized(new InitializedParams());
    }

    /** A process that ends closes its streams. */
    private void run(String[] args, Surroundings surroundings, OutputStream out) {
        try (out) {
            code.complete(Program.run(args, surroundings));
        } catch (IOException e) {
            code.completeExceptionally(e);
        }
    }

    private OutputStream copied(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                heard.write(bytes, from, length);
                out.write(bytes, from, length);
            }

            @Override
            public void write(int b) throws IOException {
                heard.write(b);
                out.write(b);
            }
        };
    }

    LanguageServer server() {
        return server;
    }

    String uri(String file) {
        return root.resolve(file).toUri().toString();
    }

    TextDocumentIdentifier document(String file) {
        return new TextDocumentIdentifier(uri(file));
    }

    /** Opens a file as it stands on the disk; what is found in it. */
    List<Diagnostic> open(String file) throws Exception {
        String text = Files.readString(root.resolve(file));
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(file), "toml", 1, text)));
        return next(file, 1);
    }

    /** Writes into an open file without saving it; what is found then. */
    List<Diagnostic> change(String file, int version, String text) throws Exception {
        write(file, version, text);
        return next(file, version);
    }

    /** Writes into an open file without saving it. */
    void write(String file, int version, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri(file), version),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    /** The first finding of a rule that is published on a file. */
    Diagnostic findingIn(String file, String rule) throws InterruptedException {
        while (true) {
            for (Diagnostic found : next(file, 1)) {
                if (found.getCode().getLeft().equals(rule)) {
                    return found;
                }
            }
        }
    }

    void close(String file) {
        server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(document(file)));
    }

    /** What is published next of this version of a file; a null version is that of a closed one. */
    List<Diagnostic> next(String file, Integer version) throws InterruptedException {
        while (true) {
            PublishDiagnosticsParams next = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was published of version " + version + " of " + file);
            }
            boolean same = version == null ? next.getVersion() == null : version.equals(next.getVersion());
            if (same && next.getUri().equals(uri(file))) {
                return next.getDiagnostics();
            }
        }
    }

    /** What the server says next that is no finding. */
    String told() throws InterruptedException {
        return String.valueOf(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** Everything that came over standard output. */
    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Ends as the protocol asks; the exit code. */
    int leave() throws Exception {
        server.shutdown().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return exit();
    }

    int exit() throws Exception {
        server.exit();
        return code.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends as an editor does that was killed. */
    int vanish() throws Exception {
        toServer.close();
        return code.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        toServer.close();
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.add(diagnostics);
    }

    @Override
    public void showMessage(MessageParams message) {
        told.add(message.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {
        told.add(message.getMessage());
    }
}
